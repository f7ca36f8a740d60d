import { parseCalendarDate } from '@passeport/calendar';
import { describe, expect, test } from 'vitest';
import type { Cell as ExcelCell } from 'write-excel-file/node';
import type { IntakeError } from './errors.ts';
import { readContributionSheet, type ContributionSheet } from './read-contribution-sheet.ts';
import { readTable } from './read-table.ts';
import { day, workbook } from './workbook.fixture.ts';
import { writeRefusals } from './write-refusals.ts';

const today = parseCalendarDate('2026-04-10');

async function read(rows: ExcelCell[][], name = 'cahier.xlsx'): Promise<ContributionSheet> {
  return readContributionSheet(await readTable(await workbook(rows), name), { today });
}

async function readCsv(...lines: string[]): Promise<ContributionSheet> {
  return readContributionSheet(await readTable(new TextEncoder().encode(lines.join('\n')), 'c.csv'), {
    today,
  });
}

const problems = ({ refusals }: ContributionSheet): string[] =>
  refusals.map(({ rowNumber, column, code, otherRow }) =>
    [rowNumber, column, code, otherRow].filter((part) => part !== undefined).join(' '),
  );

const merged = (value: string, columnSpan: number): ExcelCell => ({ value, type: String, columnSpan });
const tall = (value: string, rowSpan: number): ExcelCell => ({ value, type: String, rowSpan });

describe('a collector’s notebook as an office sends it', () => {
  const notebook: ExcelCell[][] = [
    [merged('MUTUELLE BENKADI DE SIRIBALA', 10), ...Array.from({ length: 9 }, () => null)],
    [],
    [
      tall('N° reçu', 2),
      tall('Date', 2),
      merged('Identification', 2),
      null,
      merged('Versement', 4),
      null,
      null,
      null,
      tall('Encaissé par', 2),
      tall('Observations', 2),
    ],
    [null, null, 'Ménage', 'Nb. de pers.', 'Montant payé', 'Mois', 'Nbre de mois', 'Mode', null, null],
    [
      'B-101',
      day('2026-01-05'),
      1,
      '4 pers.',
      '27 600 F',
      '2026',
      null,
      'Espèces',
      tall('Zan Coulibaly', 2),
      null,
    ],
    [
      'B-102',
      '5/1/26',
      '002',
      5,
      '2\u00a0875 F CFA',
      'janvier 2026',
      null,
      'Orange Money',
      null,
      'promet le reste',
    ],
    [],
    [null, null, 'Sous-total janvier', null, 30_475, null, null, null, null, null],
    ['B-103', '12 février 2026', 3, 2, 3450, 'fév. 2026', '3 mois', 'mil', 'Bakary', null],
    ['b-103', '13/02/2026', 4, 2, 1150, '02/2026', null, null, null, null],
    ['B-104', '14/02/2026', 4, 2, -1150, '02/2026', null, 'coquillages', null, null],
    ['B-105', '31/02/2026', 4, 'deux', '0 F', 'de mars à janvier 2026', null, null, null, null],
    ['B-106', day('2026-05-01'), 5, 1, 575, null, 2, null, null, null],
    [null, null, 6, 3, null, null, null, null, null, null],
    ['B-107', null, 7, 3, 1725, null, null, null, null, null],
    [null, null, null, 'TOTAL GÉNÉRAL', '33 925 F', null, null, null, null, null],
  ];

  test('gives the payments that can be taken, with all that it says of them', async () => {
    const { rows, warnings, skippedRows } = await read(notebook);
    expect(rows).toEqual([
      {
        rowNumber: 5,
        sourceKey: 'reçu b 101',
        paidBy: { householdKey: '1' },
        paidOn: '2026-01-05',
        amountFcfa: 27_600,
        from: '2026-01',
        months: 12,
        receipt: 'B-101',
        persons: 4,
        collector: 'Zan Coulibaly',
        method: 'cash',
      },
      expect.objectContaining({
        rowNumber: 6,
        paidBy: { householdKey: '2' },
        paidOn: '2026-01-05',
        amountFcfa: 2875,
        from: '2026-01',
        months: 1,
        persons: 5,
        collector: 'Zan Coulibaly',
        method: 'mobile-money',
      }),
      expect.objectContaining({
        rowNumber: 9,
        amountFcfa: 3450,
        from: '2026-02',
        months: 3,
        method: 'in-kind',
      }),
    ]);
    expect(warnings.map(({ rowNumber, code, value }) => [rowNumber, code, value])).toEqual([
      [11, 'method-unknown', 'coquillages'],
    ]);
    expect(skippedRows).toEqual([8, 14, 16]);
  });

  test('and every reason against the others, in a file to correct', async () => {
    const sheet = await read(notebook);
    expect(problems(sheet)).toEqual([
      '10 N° reçu receipt-already-seen 9',
      '11 Montant payé amount-negative',
      '12 Nb. de pers. persons-unreadable',
      '12 Date date-impossible',
      '12 Montant payé amount-zero',
      '12 Mois period-backwards',
      '13 Date date-in-future',
      '15 Date missing',
    ]);
    const report = await writeRefusals(sheet, sheet.refusals, ({ code }) => code);
    const again = readContributionSheet(await readTable(report, 'a-corriger.xlsx'), { today });
    expect(again.rows.map(({ rowNumber, receipt }) => [rowNumber, receipt])).toEqual([[2, 'b-103']]);
    expect(again.refusals.map(({ code }) => code)).toEqual(sheet.refusals.slice(1).map(({ code }) => code));
  });
});

describe('what collectors write by hand', () => {
  test('a number that cannot be read is told and left out, a dash is none', async () => {
    const { rows, warnings, refusals } = await readCsv(
      'Reçu;Ménage;Date;Montant',
      'illisible;1;5/1/2026;575',
      '?;2;5/1/2026;575',
      '-;3;5/1/2026;575',
      '12;4;5/1/2026;575',
    );
    expect(rows.map(({ receipt }) => receipt)).toEqual([undefined, undefined, undefined, '12']);
    expect(warnings.map(({ rowNumber, code }) => `${rowNumber} ${code}`)).toEqual([
      '2 receipt-illegible',
      '3 receipt-illegible',
    ]);
    expect(refusals).toEqual([]);
  });

  test('a sum is passed over though its word stands among the days', async () => {
    const { rows, skippedRows, refusals } = await readCsv(
      'Reçu;Ménage;Date;Montant',
      '12;4;5/1/2026;575',
      ';;TOTAL;575',
    );
    expect([rows.length, skippedRows, refusals]).toEqual([1, [3], []]);
  });

  test('months without a year are of the year of their payment, and it is told', async () => {
    const sheet = await readCsv(
      'Reçu;Ménage;Date;Montant;Mois payés',
      '12;4;5/1/2026;575;janv-mars',
      '13;4;5/4/2026;575;octobre',
    );
    expect(sheet.rows.map(({ from, months }) => [from, months])).toEqual([['2026-01', 3]]);
    expect(sheet.warnings.map(({ code }) => code)).toEqual(['period-year-assumed']);
    expect(problems(sheet)).toEqual(['3 Mois payés period-without-year']);
  });
});

describe('what is said of the months', () => {
  test.each([
    ['mars 2026;', { from: '2026-03', months: 1 }],
    ['mars 2026;4', { from: '2026-03', months: 4 }],
    ['01/2026 au 06/2026;6', { from: '2026-01', months: 6 }],
    [';3', { months: 3 }],
  ])('%s', async (said, period) => {
    const { rows } = await readCsv('Ménage;Date;Montant;Période;Nb de mois', `1;5/1/2026;575;${said}`);
    const { from, months } = rows[0] ?? {};
    expect({ ...(from && { from }), ...(months && { months }) }).toEqual(period);
  });

  test('a count that contradicts its period is refused', async () => {
    const sheet = await readCsv(
      'Ménage;Date;Montant;Période;Nb de mois',
      '1;5/1/2026;575;01/2026 au 06/2026;5',
    );
    expect(problems(sheet)).toEqual(['2 Nb de mois period-unreadable']);
  });
});

describe('a grid of households and months', () => {
  test('each month with an amount is a payment, made on the month’s last day or today', async () => {
    const sheet = await read([
      ['COTISATIONS EXERCICE 2026', null, null, null, null, null],
      ['N°', 'Ménage', 'Janv', 'Fév.', 'Mars', 'Avril', 'Mai', 'Total'],
      [1, 12, 2300, '2 300 F', null, 0, 2300, 6900],
      [2, 13, null, null, null, null, null, null],
      [3, 14, '-', 1150, 'x', null, null, 1150],
      [null, 'TOTAL', 2300, 3450, null, 0, 2300, 8050],
    ]);
    expect(sheet.rows).toEqual(
      [
        { month: '2026-01', paidOn: '2026-01-31' },
        { month: '2026-02', paidOn: '2026-02-28' },
        { month: '2026-05', paidOn: '2026-04-10' },
      ].map(({ month, paidOn }) => ({
        rowNumber: 3,
        sourceKey: `12|mois ${month}`,
        paidBy: { householdKey: '12' },
        paidOn,
        amountFcfa: 2300,
        from: month,
        months: 1,
      })),
    );
    expect(problems(sheet)).toEqual(['5 mars 2026 amount-unreadable']);
    expect(sheet.warnings.map(({ code }) => code)).toEqual(['paid-on-assumed']);
    expect(sheet.skippedRows).toEqual([4, 6]);
    const report = await writeRefusals(sheet, sheet.refusals, ({ code }) => code);
    const again = readContributionSheet(await readTable(report, 'a.xlsx'), { today });
    expect(problems(again)).toEqual(['2 mars 2026 amount-unreadable']);
  });

  test('an amount that cannot be read is told once, for its own reason', async () => {
    const sheet = await readCsv('Exercice 2026', 'Ménage;Janv;Fév', '1;575;abc', '2;-575;575');
    expect(problems(sheet)).toEqual(['3 février 2026 amount-unreadable', '4 janvier 2026 amount-negative']);
    expect(sheet.rows).toEqual([]);
  });

  test('a row with a receipt, a date or an amount is one payment, for months that follow each other', async () => {
    const sheet = await readCsv(
      'Cotisations 2025-2026',
      'Reçu;Date;Ménage;Montant;Nov;Déc;Janv;Fév',
      'A1;5/11/2025;1;;575;575;575;',
      'A2;5/11/2025;1;1725;x;x;x;',
      'A3;5/11/2025;1;1725;575;;;575',
      'A4;5/11/2025;1;2000;575;575;;',
      'A5;5/11/2025;1;;x;575;;',
    );
    expect(
      sheet.rows.map(({ receipt, amountFcfa, from, months }) => [receipt, amountFcfa, from, months]),
    ).toEqual([
      ['A1', 1725, '2025-11', 3],
      ['A2', 1725, '2025-11', 3],
    ]);
    expect(problems(sheet)).toEqual([
      '5 Montant amounts-disagree',
      '5 novembre 2025 period-with-gap',
      '6 Montant amounts-disagree',
      '7 novembre 2025 amount-unreadable',
    ]);
  });

  test('months may say their year themselves, as text or as Excel’s dates', async () => {
    const sheet = await read([
      ['Ménage', 'Déc. 2025', day('2026-01-01'), 'février'],
      [1, 575, 575, 575],
    ]);
    expect(sheet.rows.map(({ from }) => from)).toEqual(['2025-12', '2026-01', '2026-02']);
  });

  test('is refused whole when nothing says the year, or two say different ones', async () => {
    const without = await readCsv('Ménage;Janvier', '1;575').catch((error: unknown) => error);
    expect(without).toMatchObject({ code: 'months-without-year' } satisfies Partial<IntakeError>);
    await expect(readCsv('Exercices 2023 et 2026', 'Ménage;Janvier', '1;575')).rejects.toMatchObject({
      code: 'months-without-year',
    });
  });
});
