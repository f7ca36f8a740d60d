import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTable } from '@passeport/intake';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const DEMO = fileURLToPath(new URL('../../cli/demo', import.meta.url));

const shown = v.object({
  state: v.string(),
  sheets: v.number(),
  files: v.array(v.object({ path: v.string(), firstSheet: v.number(), copies: v.number() })),
  cards: v.array(
    v.object({
      card: v.string(),
      sheet: v.number(),
      place: v.number(),
      outcome: v.string(),
      state: v.string(),
      reason: v.optional(v.string()),
      note: v.optional(v.string()),
    }),
  ),
});

/** The made-up register's 48 cards, from the printer to the paper's drawer. */
describe('a print shop', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = openDesk();
    await desk.ask('init', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
    await desk.ask('import', 'mutuelles', join(DEMO, 'mutuelles.csv'));
    await desk.ask('import', 'members', join(DEMO, 'registre.xlsx'));
    await desk.ask('import', 'photos', join(DEMO, 'photos'));
    await desk.ask('card', 'issue', '--all');
  });
  afterAll(() => desk.close());

  const show = async (batch: number) => v.parse(shown, await desk.ask('print', 'show', String(batch)));
  const pagesOf = (path: string) => readFileSync(path, 'latin1').match(/\/Type \/Page\b/g)?.length;

  it('prints a batch once, and says where its cards are when it is asked again', async () => {
    const made = await desk.ask('print', 'batch', '--layout', 'a4-2x5');
    expect(made).toMatchObject({ number: 1, cardCount: 48, sheets: 5, pending: [] });
    expect(await desk.ask('print', 'batch')).toMatchObject({ error: { code: 'cards-in-batch' } });
    const twice = await desk.passeport('print', 'batch', '--again', '--layout', 'a4-2x5');
    expect(twice.exitCode).toBe(0);
    expect(twice.stderr).toContain('aussi dans le lot 0001');
    expect(await desk.ask('print', 'again', '1')).toMatchObject({ batch: 1, copies: 2 });
  });

  it('goes on from a sheet after a power cut, under the same number', async () => {
    const resumed = await desk.ask('print', 'resume', '1', '--from-sheet', '4');
    expect(resumed).toMatchObject({ batch: 1, fromSheet: 4, sheets: 5, cards: 18 });
    const { files, cards } = await show(1);
    expect(files).toMatchObject([
      { firstSheet: 1, copies: 2 },
      { firstSheet: 4, copies: 1 },
    ]);
    expect(pagesOf(join(desk.folder, 'office', 'prints', 'lot-0001-suite-2.pdf'))).toBe(4);
    expect(cards.at(-1)).toMatchObject({ sheet: 5, place: 8 });
    expect(await desk.ask('print', 'resume', '1', '--from-sheet', '6')).toMatchObject({
      error: { code: 'sheet-without-cards' },
    });
  });

  it('confirms what came out, and prints spoiled cards again in the same edition', async () => {
    const { cards } = await show(1);
    const [first] = cards;
    if (first === undefined) throw new Error('no card');
    expect(await desk.ask('print', 'reprint', '--batch', '1', '--sheets', '2')).toMatchObject({
      error: { code: 'batch-to-confirm' },
    });
    const jam = ['--reason', 'paper-jam', '--note', 'rouleau usé'];
    const confirmed = await desk.ask(
      'print',
      'confirm',
      '1',
      '--spoiled',
      '2,5',
      '--except',
      first.card,
      ...jam,
    );
    expect(confirmed).toMatchObject({ printed: { length: 29 }, left: { length: 19 }, doubles: [] });
    const spoiled = (await show(1)).cards.filter(({ outcome }) => outcome === 'spoiled');
    expect(new Set(spoiled.map(({ sheet }) => sheet))).toEqual(new Set([1, 2, 5]));
    expect(spoiled[0]).toMatchObject({ card: first.card, reason: 'paper-jam', note: 'rouleau usé' });
    // The second batch was printed too: whoever confirms it learns which cards there are twice.
    const second = await desk.passeport('print', 'confirm', '2');
    expect(second.stderr).toContain('29 cartes déjà imprimées par un autre lot');
    expect(await desk.ask('print', 'reprint', '--spoiled', '--later')).toMatchObject({ cards: [] });
  });

  it('prints a good print again only for a reason', async () => {
    const [, card] = (await show(1)).cards.map((own) => own.card);
    if (card === undefined) throw new Error('no card');
    expect(await desk.ask('print', 'reprint', card)).toMatchObject({ error: { code: 'reason-needed' } });
    expect(await desk.ask('print', 'reprint')).toMatchObject({ error: { code: 'reprint-what' } });
    expect(await desk.ask('print', 'reprint', card, '--reason', 'badly-cut')).toMatchObject({
      cards: [card],
      batch: 3,
    });
    expect(await desk.ask('card', 'show', card)).toMatchObject({ card, edition: 1, state: 'requested' });
    expect(await desk.ask('print', 'reprint', card, '--reason', 'other')).toMatchObject({
      error: { code: 'card-not-printed' },
    });
    await desk.ask('print', 'confirm', '3');
    expect(await desk.ask('print', 'counts')).toMatchObject({
      printers: [{ batches: 3, sheets: 11, printed: 48, spoiled: 20, dropped: 29 }],
      reasons: expect.arrayContaining([
        { reason: 'paper-jam', count: 19 },
        { reason: 'badly-cut', count: 1 },
      ]),
    });
    const said = await desk.passeport('print', 'counts');
    expect(said.stdout).toContain('bourrage de papier       19');
  });

  it('hands cards over by village, and says who waits', async () => {
    const made = await desk.ask('card', 'handover', 'list', '--mutuelle', '0402', '--out', 'bordereau.pdf');
    expect(made).toMatchObject({ cards: 15, lists: 2, pages: 2 });
    expect(pagesOf(join(desk.folder, 'bordereau.pdf'))).toBe(2);
    expect(await desk.ask('card', 'handed-over')).toMatchObject({ error: { code: 'hand-over-what' } });

    desk.setNow('2026-11-25T09:00:00Z');
    const waiting = v.parse(
      v.array(v.object({ card: v.string(), village: v.string(), daysWaited: v.number() })),
      await desk.ask('card', 'undelivered', '--mutuelle', '0402'),
    );
    expect(new Set(waiting.map(({ daysWaited }) => daysWaited))).toEqual(new Set([10]));
    const [first] = waiting;
    if (first === undefined) throw new Error('nobody waits');
    const { village, card: absent } = first;
    const there = waiting.filter((one) => one.village === village).length;
    const record = ['card', 'handed-over', '--mutuelle', '0402', '--village', village.toUpperCase()];
    expect(
      await desk.ask(...record, '--except', absent, '--to', 'Moussa Ɲarɛ', '--on', '2026-11-20'),
    ).toMatchObject({ handedOver: { length: there - 1 }, already: [], refused: [] });

    writeFileSync(join(desk.folder, 'remises.csv'), `Carte;Remarque\n${absent};est revenue\n;\n`);
    expect(await desk.ask('card', 'handed-over', '--from', 'remises.csv')).toMatchObject({
      handedOver: [absent],
    });
    expect(await desk.ask('card', 'handed-over', absent)).toMatchObject({
      handedOver: [],
      already: [absent],
    });
    // The delegate ticked the wrong line: it waits again, until it is really handed over.
    expect(await desk.ask('card', 'handed-over', '--undo')).toMatchObject({ error: { code: 'undo-which' } });
    const undone = await desk.passeport('card', 'handed-over', absent, '--undo');
    expect(undone.stdout).toContain('1 carte est de nouveau à remettre');
    expect(await desk.ask('card', 'handed-over', absent, '--undo')).toMatchObject({
      error: { code: 'card-not-handed-over' },
    });
    expect(await desk.ask('card', 'handed-over', absent)).toMatchObject({ handedOver: [absent] });

    const later = await desk.passeport('card', 'handed-over', absent, '--on', '2026-12-24');
    expect([later.exitCode, later.stderr]).toEqual([
      1,
      expect.stringContaining('Le 24/12/2026 n’est pas encore arrivé'),
    ]);
    expect(await desk.ask('print', 'reprint', absent, '--reason', 'other')).toMatchObject({
      error: { code: 'card-handed-over' },
    });

    const said = await desk.passeport('card', 'undelivered', '--mutuelle', '0402', '--out', 'liste.xlsx');
    expect(said.stdout).toContain(`${15 - there} cartes à remettre`);
    const table = await readTable(readFileSync(join(desk.folder, 'liste.xlsx')), 'liste.xlsx');
    expect(table.sheets[0]?.rows).toHaveLength(1 + 15 - there);
  });

  it('does not print a PDF that somebody changed', async () => {
    const path = join(desk.folder, 'office', 'prints', 'lot-0003.pdf');
    appendFileSync(path, '%');
    expect(await desk.ask('print', 'again', '3')).toMatchObject({ error: { code: 'batch-file-changed' } });
    expect(readdirSync(join(desk.folder, 'office', 'prints')).toSorted()).toEqual([
      'lot-0001-suite-2.pdf',
      'lot-0001.pdf',
      'lot-0002.pdf',
      'lot-0003.pdf',
    ]);
  });
});
