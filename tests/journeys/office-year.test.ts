import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '@passeport/intake';
import sharp from 'sharp';
import * as v from 'valibot';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const verdicts = v.array(v.object({ card: v.string(), verdict: v.string(), colour: v.string() }));
const issued = v.object({ cards: v.array(v.string()), withoutPhoto: v.number() });

/** One office from its first day, by the commands that its operator types. */
describe('an office, step by step', () => {
  let desk: Desk;
  beforeAll(() => {
    desk = openDesk('2026-01-10T08:00:00Z');
  });
  afterAll(() => desk.close());

  const verify = async (texts: string[], ...options: string[]) =>
    v.parse(verdicts, await desk.ask('verify', ...texts, ...options));
  const qrOf = async (card: string) =>
    v.parse(v.object({ qrText: v.string() }), await desk.ask('card', 'show', card)).qrText;

  it('is made, with two mutuelles from a list in Windows-1252', async () => {
    expect(
      (await desk.passeport('init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0401'))
        .exitCode,
    ).toBe(0);
    const list =
      'Mutuelle;Union de cercle;Produit\r\nBenkadi de Siribala;Niono;AMV\r\nJigi de Kokry;Macina;Assurance maladie volontaire\r\nUne de trop;Bla;AMV\r\nSans produit;Bla;Inconnu\r\n';
    writeFileSync(join(desk.folder, 'mutuelles.csv'), Buffer.from(list, 'latin1'));
    const said = await desk.ask('import', 'mutuelles', 'mutuelles.csv');
    expect(said).toMatchObject({
      added: 2,
      refused: [{ rowNumber: 4 }, { rowNumber: 5 }],
      mutuelles: [
        { number: '0400', plan: 'AMV' },
        { number: '0401', union: 'Macina', plan: 'AMV' },
      ],
    });
  });

  it('imports a messy register: first a try, then for good, then what was corrected, and never anybody twice', async () => {
    const text = (value: string) => ({ value, type: String });
    const day = (value: Date) => ({ value, type: Date, format: 'dd/mm/yyyy' });
    const register: SheetData = [
      [{ value: 'REGISTRE DES ADHÉRENTS – BENKADI', columnSpan: 7 }, null, null, null, null, null, null],
      [],
      [
        'Téléphone',
        'PRENOMS',
        'nom de famille',
        'Né(e) le',
        'Sexe',
        'Lien',
        'N° menage',
        'Fichier photo',
      ].map(text),
      [
        text('76 12 34 56'),
        text('Awa'),
        text('Traoré'),
        day(new Date('1985-03-12T00:00:00Z')),
        text('Féminin'),
        text('Chef de ménage'),
        text('1'),
      ],
      [],
      [
        null,
        text('Ɲɛnɛ Ŋuna'),
        text('Ɓah-Ɗembélé'),
        text('née vers 1962'),
        text('F'),
        text('Mère'),
        text('1'),
      ],
      [null, text('Moussa'), text('Coulibaly'), text('31/02/1980'), text('M'), text('Chef'), text('2')],
      [
        text('76123457'),
        text('Fanta'),
        text('Coulibaly'),
        { value: 2001, type: Number },
        text('F'),
        text('Fille'),
        text('2'),
        text('fanta.jpg'),
      ],
    ];
    await writeExcelFile(register).toFile(join(desk.folder, 'registre.xlsx'));

    const tried = await desk.ask('import', 'members', 'registre.xlsx', '--mutuelle', '0400', '--dry-run');
    expect(tried).toMatchObject({ added: 3, refusedRows: 1, dryRun: true });
    expect(await desk.ask('card', 'issue', '--all', '--without-photo')).toMatchObject({ cards: [] });

    const kept = await desk.ask('import', 'members', 'registre.xlsx', '--mutuelle', '0400');
    expect(kept).toMatchObject({ added: 3, refused: [{ rowNumber: 7, column: 'Né(e) le' }] });
    expect(await desk.ask('import', 'members', 'registre.xlsx', '--mutuelle', '0400')).toMatchObject({
      added: 0,
      already: 3,
    });

    const { refusalsFile } = v.parse(v.object({ refusalsFile: v.string() }), kept);
    const table = await readTable(readFileSync(refusalsFile), 'a-corriger.xlsx');
    const rows = table.sheets[0]?.rows ?? [];
    expect(JSON.stringify(rows)).toContain('31/02/1980');
    const corrected = rows.map((row) =>
      row.map((cell) => text(typeof cell === 'string' ? cell.replace('31/02/1980', '28/02/1980') : '')),
    );
    await writeExcelFile(corrected).toFile(join(desk.folder, 'corrige.xlsx'));
    expect(await desk.ask('import', 'members', 'corrige.xlsx', '--mutuelle', '0400')).toMatchObject({
      added: 1,
      refused: [],
    });
  });

  it('takes photos by name or by the register’s column, and says which are nobody’s and who has none', async () => {
    const photos = join(desk.folder, 'photos');
    mkdirSync(photos);
    for (const [name, background] of [
      ['0400-00001-01-66.JPG', '#8a5a3c'],
      ['FANTA.JPG', '#6b4530'],
      ['IMG_2041.jpg', '#a9744f'],
    ] as const) {
      const photo = sharp({ create: { width: 800, height: 600, channels: 3, background } });
      writeFileSync(join(photos, name), await photo.jpeg().toBuffer());
    }
    expect(await desk.ask('import', 'photos', 'photos')).toMatchObject({
      added: 2,
      unmatched: [{ file: 'IMG_2041.jpg', reason: 'nothing-names-it' }],
      withoutPhoto: [{ name: 'Ɲɛnɛ Ŋuna Ɓah-Ɗembélé' }, { name: 'Moussa Coulibaly' }],
    });
    expect(await desk.ask('import', 'photos', 'photos')).toMatchObject({ added: 0, already: 2 });
  });

  it('issues a card to those with a photo only, unless told otherwise', async () => {
    const first = v.parse(issued, await desk.ask('card', 'issue', '--mutuelle', '0400'));
    expect(first).toMatchObject({
      cards: ['0400-00001-01-66/1', expect.stringMatching(/^0400-00002-/)],
      withoutPhoto: 2,
    });
    const all = v.parse(issued, await desk.ask('card', 'issue', '--all', '--without-photo'));
    expect(all.cards).toHaveLength(2);
    expect(v.parse(issued, await desk.ask('card', 'issue', '--all', '--without-photo')).cards).toEqual([]);
  });

  it('prints them once, and confirms what came out of the printer', async () => {
    const batch = await desk.ask('print', 'batch', '--layout', 'a4-2x5', '--out', 'cartes.pdf');
    expect(batch).toMatchObject({ number: 1, cardCount: 4, pages: 2 });
    expect(await desk.ask('print', 'batch')).toMatchObject({ error: { code: 'cards-in-batch' } });
    expect(await desk.ask('print', 'confirm', '1', '--except', '0400-00001-01-66/1')).toMatchObject({
      left: ['0400-00001-01-66/1'],
    });
    expect(await desk.ask('print', 'batch')).toMatchObject({ number: 2, cardCount: 1 });
  });

  it('records contributions, publishes, and the desk answers for each household', async () => {
    const receipt = '--from 2026-01 --months 3 --amount 3450 --receipt R-1'.split(' ');
    await desk.passeport('contribution', 'add', '0400-00001', ...receipt);
    const again = await desk.ask('contribution', 'add', '0400-00001', ...receipt);
    expect(again).toMatchObject({ outcome: 'already' });
    expect((await desk.passeport('publish')).exitCode).toBe(0);

    const [paid] = await verify([await qrOf('0400-00001-01-66/1')]);
    expect(paid).toMatchObject({ verdict: 'eligible', colour: 'green' });
    const [first, second] = v.parse(verdicts, await desk.ask('verify', 'cartes.pdf')).slice(-2);
    expect([first?.verdict, second?.verdict]).toEqual(['not-covered', 'not-covered']);
    const later = await verify([await qrOf('0400-00001-01-66/1')], '--at', '2026-02-05');
    expect(later).toMatchObject([{ verdict: 'eligible' }]);
  });

  it('answers for a number typed by hand, marked as a card that nobody checked', async () => {
    for (const typed of ['0400-00001-01-66', '0400 00001 01 66', '0400-00001-01-66/1']) {
      const [answer] = v.parse(v.array(v.record(v.string(), v.unknown())), await desk.ask('verify', typed));
      expect(answer).toMatchObject({ verdict: 'eligible', colour: 'amber', authenticated: false });
    }
    expect(await desk.ask('verify', '0400-00001-01-67')).toMatchObject([{ verdict: 'unreadable' }]);
  });

  it('replaces a lost card: the old one is red, the new one green, as soon as the list says so', async () => {
    const lost = await qrOf('0400-00001-01-66/1');
    desk.setNow('2026-02-01T08:00:00Z');
    expect(await desk.ask('card', 'replace', '0400-00001-01-66/1', '--reason', 'lost')).toMatchObject({
      next: '0400-00001-01-66/2',
    });
    expect(await verify([lost])).toMatchObject([{ verdict: 'eligible' }]);
    expect(v.parse(issued, await desk.ask('card', 'issue', '--all')).cards).toEqual(['0400-00001-01-66/2']);
    await desk.passeport('publish');
    expect(await verify([lost, await qrOf('0400-00001-01-66/2')])).toMatchObject([
      { verdict: 'revoked', colour: 'red' },
      { verdict: 'eligible', colour: 'green' },
    ]);
    expect(await desk.ask('card', 'revoke', '0400-00001-01-66/1', '--reason', 'lost')).toMatchObject({
      error: { code: 'card-already-dead' },
    });
  });

  it('lapses with its contributions, and an old list says that it is old', async () => {
    const card = await qrOf('0400-00001-01-66/2');
    desk.setNow('2026-04-02T08:00:00Z');
    expect(await verify([card])).toMatchObject([{ verdict: 'rights-unknown', colour: 'amber' }]);
    await desk.passeport('publish', '--out', 'usb');
    expect(await verify([card], '--list', 'usb')).toMatchObject([{ verdict: 'lapsed', colour: 'amber' }]);
    expect(await verify([card], '--list', join('office', 'lists', 'liste-000003.psl'))).toMatchObject([
      { verdict: 'lapsed' },
    ]);
  });

  it('has written down who did what', async () => {
    const lines = v.parse(
      v.array(v.object({ actor: v.string(), action: v.string() })),
      await desk.ask('audit'),
    );
    expect(new Set(lines.map(({ actor }) => actor))).toEqual(new Set(['awa']));
    for (const action of ['mutuelle.add', 'person.add', 'card.issue'])
      expect(
        lines.some((line) => line.action === action),
        action,
      ).toBe(true);
  });
});
