import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '@passeport/intake';
import * as v from 'valibot';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const HOUSEHOLD = '0400-00001';
const statement = v.object({
  persons: v.number(),
  entries: v.array(
    v.object({
      receipt: v.object({ number: v.string(), amountFcfa: v.number() }),
      feeFcfa: v.number(),
      months: v.number(),
      householdFcfa: v.number(),
      creditFcfa: v.number(),
      shortFcfa: v.number(),
    }),
  ),
  paid: v.array(v.object({ from: v.string(), through: v.string() })),
  due: v.object({ fcfa: v.number() }),
  creditFcfa: v.number(),
});
const verdicts = v.array(v.object({ verdict: v.string() }));

const REGISTER = [
  'N° ménage;Nom;Prénom;Sexe;Date de naissance;Lien',
  '1;Diarra;Awa;F;1985;Chef',
  '1;Diarra;Issa;M;2001-04-30;Fils',
  '1;Diarra;Fanta;F;2010;Fille',
  '1;Diarra;Moussa;M;1980;Mari',
  '2;Traoré;Ɲɛlɛ;F;1970;Chef',
].join('\n');

const day = (iso: string) => ({ value: new Date(`${iso}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' });

/** As a collector types his notebook: titles, headings on two lines, sums on the way, and slips. */
const NOTEBOOK: SheetData = [
  [{ value: 'CAHIER DU COLLECTEUR 2026', columnSpan: 5 }, null, null, null, null],
  [],
  [null, null, null, { value: 'Versement', columnSpan: 2 }, null],
  ['N° reçu', 'Date', 'Ménage', 'Montant payé', 'Période'],
  ['B-1', day('2026-09-05'), 1, '8 150 F', 'sept. 2026 à février 2027'],
  ['B-2', '05/10/26', 1, 2700, null],
  [null, null, 'Sous-total', 10_850, null],
  ['B-3', '06/10/26', 2, 500, 'octobre 2026'],
  ['B-1', '07/10/26', 2, 575, 'octobre 2026'],
  ['B-4', '08/10/26', 2, -575, 'octobre 2026'],
  [null, null, null, 11_350, null],
];

/** What an office does with money: takes it in, takes it back, and says what it bought. */
describe('contributions, step by step', () => {
  let desk: Desk;
  let awa: string;
  let fanta: string;
  beforeAll(async () => {
    desk = openDesk('2026-11-15T09:00:00Z');
    await desk.passeport('init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0401');
    await desk.passeport('mutuelle', 'add', 'Benkadi', '--plan', 'AMV');
    writeFileSync(join(desk.folder, 'registre.csv'), REGISTER);
    await desk.passeport('import', 'members', 'registre.csv');
    const issued = await desk.ask('card', 'issue', '--all', '--without-photo');
    const { cards } = v.parse(v.object({ cards: v.array(v.string()) }), issued);
    [awa = '', , fanta = ''] = cards;
    await writeExcelFile(NOTEBOOK).toFile(join(desk.folder, 'cahier.xlsx'));
  });
  afterAll(() => desk.close());

  const readStatement = async (of = HOUSEHOLD) =>
    v.parse(statement, await desk.ask('contribution', 'statement', of));
  const judge = async (card: string) => {
    expect((await desk.passeport('publish')).exitCode).toBe(0);
    const { qrText } = v.parse(v.object({ qrText: v.string() }), await desk.ask('card', 'show', card));
    return v.parse(verdicts, await desk.ask('verify', qrText))[0]?.verdict;
  };

  it('a notebook says what its money did not pay, and what is left, before and after it is recorded', async () => {
    const dry = await desk.ask('import', 'contributions', 'cahier.xlsx', '--dry-run');
    expect(await desk.ask('contribution', 'list')).toEqual([]);
    const done = await desk.ask('import', 'contributions', 'cahier.xlsx');
    expect({ ...Object(done), dryRun: true }).toEqual(dry);
    expect(done).toMatchObject({
      added: 3,
      refused: [{ rowNumber: 9 }, { rowNumber: 10 }],
      skippedRows: [7, 11],
      warnings: [
        {
          rowNumber: 5,
          column: 'Montant payé',
          reason: expect.stringMatching(/paient 3 mois sur 6 .*5.650/),
        },
        { rowNumber: 5, reason: expect.stringMatching(/reste 1.250.F/) },
        { rowNumber: 6, reason: expect.stringMatching(/reste 1.650.F/) },
        { rowNumber: 8, reason: expect.stringMatching(/ne suffisent pas .*75.F/) },
        { rowNumber: 8, reason: expect.stringMatching(/reste 500.F/) },
      ],
    });
    const again = await desk.ask('import', 'contributions', 'cahier.xlsx');
    expect(again).toMatchObject({ added: 0, already: 3, warnings: [] });
  });

  it('a statement can be checked by hand: 8,150 + 2,700 for four persons at 575 F', async () => {
    const { entries, paid, creditFcfa, due } = await readStatement();
    expect(entries).toMatchObject([
      {
        receipt: { number: 'B-1' },
        months: 3,
        householdFcfa: 3 * 4 * 575,
        creditFcfa: 1250,
        shortFcfa: 5650,
      },
      { receipt: { number: 'B-2' }, months: 1, householdFcfa: 4 * 575, creditFcfa: 1650 },
    ]);
    let before = 0;
    for (const { receipt, feeFcfa, householdFcfa, creditFcfa: credit } of entries) {
      expect(before + receipt.amountFcfa).toBe(feeFcfa + householdFcfa + credit);
      before = credit;
    }
    expect({ paid, creditFcfa, due: due.fcfa }).toEqual({
      paid: [{ from: '2026-09', through: '2026-12' }],
      creditFcfa: 1650,
      due: 0,
    });
    expect(await readStatement(awa)).toEqual(await readStatement());
    const { stdout } = await desk.passeport('contribution', 'statement', HOUSEHOLD);
    expect(stdout).toContain('Couvert : septembre à décembre 2026, jusqu’au 31/12/2026 compris.');
    expect(await judge(awa)).toBe('eligible');
  });

  it('the money of a sheet and of a list is added up, to be counted in the cash box', async () => {
    const { stdout } = await desk.passeport('import', 'contributions', 'cahier.xlsx');
    expect(stdout).toMatch(/Somme ajoutée : 0\sF\sCFA ; déjà connue : 11\s350\sF\sCFA\./);
    const listed = await desk.passeport('contribution', 'list', '--from', '5/10/2026');
    expect(listed.stdout).toMatch(/Total : 3\s200\sF\sCFA, 2 reçus/);
  });

  it('a statement is printed, for the office’s eyes and the family’s', async () => {
    const said = await desk.ask('contribution', 'statement', HOUSEHOLD, '--out', 'releve.pdf');
    const file = join(desk.folder, 'releve.pdf');
    expect(said).toMatchObject({ files: [file] });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    await desk.passeport('contribution', 'statement', HOUSEHOLD, '--out', 'releve.xlsx');
    const { sheets } = await readTable(readFileSync(join(desk.folder, 'releve.xlsx')), 'releve.xlsx');
    expect(sheets.find(({ name }) => name === 'Les reçus')?.rows.slice(1)).toEqual([
      ['B-1', expect.anything(), '4', '8150', '0', '3', '6900', '1250', 'septembre à novembre 2026'],
      ['B-2', expect.anything(), '4', '2700', '0', '1', '2300', '1650', 'décembre 2026'],
      ['Total', '', '', '10850', '0', '4', '9200', '1650', ''],
    ]);
  });

  it('statements of a village or mutuelle are printed together, a page for each household', async () => {
    const all = ['contribution', 'statement', '--mutuelle', '0400'] as const;
    expect(await desk.ask(...all, '--out', 'releves.pdf')).toMatchObject({
      files: [join(desk.folder, 'releves.pdf')],
      statements: [
        { household: HOUSEHOLD, dueFcfa: 0, creditFcfa: 1650 },
        { household: '0400-00002', dueFcfa: 75 },
      ],
      owing: 1,
      dueFcfa: 75,
    });
    const file = join(desk.folder, 'releves.pdf');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
    const ofWhom = { error: { code: 'statement-of-whom' } };
    expect(await desk.ask(...all)).toMatchObject(ofWhom);
    expect(await desk.ask('contribution', 'statement')).toMatchObject(ofWhom);
    expect(await desk.ask(...all, HOUSEHOLD, '--out', 'releves.pdf')).toMatchObject(ofWhom);
    expect(await desk.ask(...all, '--out', 'releves.xlsx')).toMatchObject({
      error: { code: 'statements-on-paper' },
    });
  });

  it('a household that does not exist is named, where the sheet has it', async () => {
    writeFileSync(
      join(desk.folder, 'inconnus.csv'),
      'Reçu;Chef de ménage;Village;Ménage;Date;Montant\nD-1;;;77;1/11/2026;575\nD-2;Awa Diarra;Kokry;;1/11/2026;575\n',
    );
    expect(await desk.ask('import', 'contributions', 'inconnus.csv', '--dry-run')).toMatchObject({
      refused: [
        {
          rowNumber: 2,
          column: 'Ménage',
          reason: expect.stringContaining('« 77 » n’existe pas dans la mutuelle 0400'),
        },
        { rowNumber: 3, column: 'Chef de ménage', reason: expect.stringContaining('« Awa Diarra »') },
      ],
    });
  });

  it('a cancelled receipt is taken back by a counter-entry, and its number is gone', async () => {
    const cancel = ['contribution', 'cancel', 'b-1', '--reason', 'mauvais ménage'] as const;
    const { stdout } = await desk.passeport(...cancel);
    expect(stdout).toContain('Le ménage perd 3 mois : septembre 2026, novembre et décembre 2026.');
    expect(await desk.ask(...cancel)).toMatchObject({ error: { code: 'receipt-cancelled' } });
    expect(await desk.ask('contribution', 'list', '--household', HOUSEHOLD)).toMatchObject([
      { receipt: 'B-1', amountFcfa: 8150, cancelledBy: 'BUR-000001' },
      { receipt: 'B-2' },
      { receipt: 'BUR-000001', amountFcfa: -8150, cancels: 'B-1', reason: 'mauvais ménage' },
    ]);
    const reused = ['contribution', 'add', HOUSEHOLD, '--amount', '2300', '--receipt', 'B-1'] as const;
    expect(await desk.ask(...reused)).toMatchObject({ error: { code: 'contribution-refused' } });
    expect(await desk.ask('import', 'contributions', 'cahier.xlsx')).toMatchObject({
      added: 0,
      refused: [{ rowNumber: 5 }, { rowNumber: 9 }, { rowNumber: 10 }],
    });
    expect((await readStatement()).due.fcfa).toBe(2300 - 400);
    expect(await judge(awa)).toBe('lapsed');
  });

  it('the next payment begins where the months paid end, with the credit', async () => {
    const added = await desk.ask('contribution', 'add', awa, '--amount', '4 200', '--method', 'orange money');
    expect(added).toMatchObject({
      outcome: 'added',
      receipt: 'BUR-000002',
      persons: 4,
      months: 2,
      creditFcfa: 0,
      bought: [{ from: '2026-11', through: '2026-12' }],
    });
    const tomorrow = ['contribution', 'add', awa, '--amount', '575', '--paid-on', '2026-11-16'] as const;
    expect(await desk.ask(...tomorrow)).toMatchObject({ error: { code: 'date-in-future' } });
    expect(await judge(awa)).toBe('eligible');
  });

  it('whoever died has a dead card, unless it was a mistake; what was paid stays paid for as many', async () => {
    expect(await judge(fanta)).toBe('eligible');
    expect(await desk.ask('person', 'died', fanta, '--since', '2026-11-10')).toMatchObject({
      status: 'died',
    });
    // Said again, the day that was noted stays.
    expect(await desk.ask('person', 'died', fanta)).toMatchObject({ since: '2026-11-10' });
    expect(await judge(fanta)).toBe('revoked');
    expect(await judge(awa)).toBe('eligible');
    expect(await readStatement()).toMatchObject({
      persons: 3,
      paid: [{ from: '2026-10', through: '2026-12' }],
    });
    await desk.passeport('person', 'back', fanta);
    expect(await judge(fanta)).toBe('eligible');
    expect(await desk.ask('person', 'left', fanta, '--since', '2026-11-16')).toMatchObject({
      error: { code: 'date-in-future' },
    });
  });

  it('a paper typed twice is told, and taken back; one of the wrong household is entered again as “bis”', async () => {
    const add = (...rest: string[]) =>
      desk.ask(
        'contribution',
        'add',
        '0400-00002',
        '--amount',
        '1 150 F',
        '--paid-on',
        '10/10/2026',
        ...rest,
      );
    expect(await add('--receipt', 'C-1')).not.toHaveProperty('alike');
    expect(await add('--receipt', 'C-2')).toMatchObject({ outcome: 'added', alike: 'C-1' });
    const cancelled = await desk.passeport('contribution', 'cancel', 'C-2', '--reason', 'saisi deux fois');
    expect(cancelled.stdout).toContain('« C-2 bis »');
    await desk.passeport('contribution', 'cancel', 'C-1', '--reason', 'mauvais ménage');
    const again = ['contribution', 'add', HOUSEHOLD, '--amount', '1150', '--receipt'] as const;
    expect(await desk.ask(...again, 'C-1')).toMatchObject({
      error: { message: expect.stringContaining('suivi de « bis »') },
    });
    expect(await desk.ask(...again, 'C-1 bis')).toMatchObject({ outcome: 'added', receipt: 'C-1 bis' });
  });

  it('a receipt is cancelled in one mutuelle alone: of several, the user says which', async () => {
    await desk.passeport('mutuelle', 'add', 'Kafo', '--plan', 'amv');
    const cancel = (receipt: string) => desk.ask('contribution', 'cancel', receipt, '--reason', 'essai');
    expect(await cancel('C-1 bis')).toMatchObject({
      error: { code: 'receipt-whose', message: expect.stringContaining('0400 Benkadi (1') },
    });
    expect(await cancel('Z-9')).toMatchObject({ error: { code: 'receipt-nowhere' } });
    expect(
      await desk.ask('contribution', 'cancel', 'C-1 bis', '--reason', 'essai', '--mutuelle', '0400'),
    ).toMatchObject({ cancelled: { receipt: 'C-1 bis' } });
  });
});
