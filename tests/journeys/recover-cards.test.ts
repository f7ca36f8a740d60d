import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, parseCalendarDate } from '@passeport/calendar';
import {
  encodeQrText,
  importSigningKey,
  openPrivateKey,
  signCard,
  verifyCard,
  type CardClaims,
  type SigningKey,
} from '@passeport/credential';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';
import { trustOf } from './trust-of.ts';

const HEADINGS = 'N°;Nom;Prénom;Sexe;Année de naissance;N° ménage;Lien';
const issued = v.object({ cards: v.array(v.string()) });
const verdicts = v.array(v.object({ verdict: v.string(), reason: v.string() }));
const recovered = v.object({
  cards: v.array(v.string()),
  already: v.number(),
  refused: v.array(v.object({ reason: v.string(), card: v.optional(v.string()) })),
  withoutCard: v.number(),
});
const NAMES = ['Awa', 'Sira', 'Fanta', 'Kadia'];
const OFFICE = ['--office', 'refait'];

/** Four members are enrolled; a backup; then their cards are made and printed, the computer is lost, and its key turns out to be stolen. */
describe('an office made again takes back the cards of after its backup', () => {
  let desk: Desk;
  let thief: SigningKey;
  let claims: CardClaims;
  let restored: string;
  const texts: Record<string, string> = {};

  const recover = async (...args: string[]) =>
    v.parse(recovered, await desk.ask(...OFFICE, 'card', 'recover', ...args));
  const judge = async (text: string) =>
    v.parse(verdicts, await desk.ask(...OFFICE, 'verify', text))[0]?.reason;
  const show = async (card: string) =>
    v.parse(v.object({ qrText: v.string() }), await desk.ask('card', 'show', card)).qrText;
  const forge = async (change: Partial<CardClaims>) =>
    encodeQrText(await signCard({ ...claims, ...change }, thief));

  beforeAll(async () => {
    desk = openDesk('2026-03-02T09:00:00Z');
    mkdirSync(join(desk.folder, 'usb'));
    await desk.ask('init', '--mutuelles', '0400-0440');
    await desk.ask('mutuelle', 'add', 'Benkadi');
    const rows = NAMES.map((name, at) => `${name};Diarra;${name};F;1985;1;${at === 0 ? 'Chef' : 'Enfant'}`);
    writeFileSync(join(desk.folder, 'registre.csv'), [HEADINGS, ...rows].join('\n'));
    await desk.ask('import', 'members', 'registre.csv', '--mutuelle', '0400');
    const paid = ['--amount', '40000', '--from', '2026-01', '--months', '12'];
    await desk.ask('contribution', 'add', '0400-00001', ...paid);
    await desk.ask('publish');
    await desk.ask('backup', '--to', 'usb');

    desk.setNow('2026-03-05T09:00:00Z');
    const { cards } = v.parse(issued, await desk.ask('card', 'issue', '--all', '--without-photo'));
    for (const [at, card] of cards.entries()) texts[NAMES[at] ?? ''] = await show(card);
    await desk.ask('print', 'batch', '--out', join(desk.folder, 'cartes.pdf'));
    await desk.ask('print', 'confirm', '1');
    // Kadia loses two cards: a list says that the first two editions are dead.
    for (const edition of [1, 2]) {
      const card = (cards[3] ?? '').replace(/\d+$/, String(edition));
      await desk.ask('card', 'replace', card, '--reason', 'stolen');
      await desk.ask('card', 'issue', '--all', '--without-photo');
      texts[`Kadia ${edition}`] = await show(card);
    }
    texts['Kadia'] = await show((cards[3] ?? '').replace(/\d+$/, '3'));
    await desk.ask('publish');
    const reading = await verifyCard(texts['Sira'] ?? '', await trustOf(desk));
    if (reading.status !== 'genuine') throw new Error('not genuine');
    ({ claims } = reading);
    const sealed = readFileSync(join(desk.folder, 'office', 'keys', 'cards.jwe'), 'utf8');
    thief = await importSigningKey(await openPrivateKey(sealed, 'le fleuve est large'));
    desk.setNow('2026-03-10T09:00:00Z');
    const list = ['--list', 'office/list', '--force'];
    restored = (await desk.passeport('restore', 'usb', '--to', 'refait', ...list)).stdout;
    rmSync(join(desk.folder, 'office'), { recursive: true });
  });
  afterAll(() => desk.close());

  it('is told to, at the restoration and at the theft', async () => {
    expect(restored).toMatch(/imprimées après le 02\/03\/2026 \?.*« passeport card recover FICHIER\.pdf »/);
    cpSync(join(desk.folder, 'refait'), join(desk.folder, 'sans'), { recursive: true });
    const given = ['key', 'compromise', 'cards', '--since', '2026-03-08', '--office', 'sans'];
    const said = await desk.passeport(...given);
    expect(said.stdout).toMatch(
      /refait à partir d’une sauvegarde.*card recover FICHIER ».*4 membres sont ici sans carte/,
    );
    await desk.passeport('publish', '--office', 'sans');
    const judged = await desk.ask('verify', texts['Awa'] ?? '', '--office', 'sans');
    expect(v.parse(verdicts, judged)[0]?.reason).toBe('not-in-register');
  });

  it('from their PDF; what the list called dead is not, nor what says otherwise than the registry', async () => {
    const done = await recover('cartes.pdf');
    expect(done.cards.map((card) => card.slice(11, 13))).toEqual(['01', '02', '03']);
    expect(done).toMatchObject({ already: 0, withoutCard: 1 });
    expect(done.refused.map(({ reason }) => reason)).toEqual(['card-already-dead']);
    const forged = [
      await forge({ name: 'Une Voleuse' }),
      await forge({ edition: 2, face: new Uint8Array([1, 2, 3]) }),
      await forge({ edition: 900 }),
      await forge({ edition: 2, notBefore: parseCalendarDate('2026-04-01') }),
      await forge({ validThrough: addDays(claims.validThrough, 365) }),
    ];
    const again = await recover(
      'cartes.pdf',
      texts['Kadia'] ?? '',
      texts['Kadia 2'] ?? '',
      ...forged,
      'PS1:12',
    );
    expect(again).toMatchObject({ already: 3, withoutCard: 0 });
    expect(again.cards).toEqual([expect.stringMatching(/^0400-00001-04-\d\d\/3$/)]);
    expect(again.refused.map(({ reason }) => reason).toSorted()).toEqual(
      [
        'card-already-dead', // Kadia's first, on the PDF
        'card-already-dead', // her second
        'person-differs',
        'face-differs',
        'card-unknown',
        'not-authentic',
        'edition-taken',
        'not-authentic',
      ].toSorted(),
    );
    const { cards } = v.parse(issued, await desk.ask(...OFFICE, 'card', 'issue', '--all', '--without-photo'));
    expect(cards, 'nothing is made twice').toEqual([]);
    expect((await desk.passeport(...OFFICE, 'print', 'batch', '--check')).stdout).not.toMatch(
      /0400-00001-0[1-4]/,
    );
    expect((await desk.passeport(...OFFICE, 'card', 'recover', 'cartes.pdf')).stdout).toContain(
      'Cartes : 0 reprise, 3 déjà connues, 1 refusée.',
    );
    expect(await desk.ask(...OFFICE, 'audit', 'verify')).toMatchObject({ troubles: [] });
    expect((await desk.passeport(...OFFICE, 'doctor')).stdout).not.toMatch(/carte.*(sans|abîm)/i);
  });

  it('they stay good when the key is declared stolen, and stolen cards stay dead', async () => {
    await desk.ask(...OFFICE, 'key', 'compromise', 'cards', '--since', '2026-03-08');
    await desk.ask(...OFFICE, 'publish');
    for (const name of NAMES) expect([name, await judge(texts[name] ?? '')]).toEqual([name, 'paid']);
    expect(await judge(await forge({ validThrough: addDays(claims.validThrough, 365) }))).toBe(
      'not-in-register',
    );
    for (const name of ['Kadia 1', 'Kadia 2'])
      expect([name, await judge(texts[name] ?? '')]).not.toEqual([name, 'paid']);
  });

  it('also with the key declared stolen before: to the office of which it was not', async () => {
    const copy = ['--office', 'sans'];
    const back = v.parse(recovered, await desk.ask(...copy, 'card', 'recover', 'cartes.pdf'));
    expect(back.cards).toHaveLength(3);
    const late = await forge({ edition: 2, notBefore: parseCalendarDate('2026-03-09') });
    const refused = v.parse(recovered, await desk.ask(...copy, 'card', 'recover', late));
    expect(refused.refused.map(({ reason }) => reason)).toEqual(['not-authentic']);
    await desk.ask(...copy, 'publish');
    const judged = await desk.ask('verify', texts['Awa'] ?? '', ...copy);
    expect(v.parse(verdicts, judged)[0]?.reason).toBe('paid');
  });
});
