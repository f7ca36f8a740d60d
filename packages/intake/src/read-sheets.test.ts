import { parseCalendarDate } from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { readContributionSheet, type ContributionSheet } from './read-contribution-sheet.ts';
import { readMutuelleList } from './read-mutuelle-list.ts';
import { readTable } from './read-table.ts';
import { day, workbook } from './workbook.fixture.ts';
import { writeRefusals } from './write-refusals.ts';

const today = parseCalendarDate('2026-11-15');
const member = formatMemberNumber({ mutuelle: parseMutuelleNumber('0417'), household: 123, person: 2 });
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function readContributions(csv: string): Promise<ContributionSheet> {
  return readContributionSheet(await readTable(utf8(csv), 'c.csv'), { today });
}

describe('mutuelles', () => {
  test('a CSV list', async () => {
    const csv =
      'Mutuelles de la région,,\n\nNom,Union de cercle,Produit,Code mutuelle,Siège\n"Benkadi, Bla",Bla,AMV,417,Bla\nJigiya,,,,\n';
    const list = readMutuelleList(await readTable(utf8(csv), 'm.csv'));
    expect(list.refusals).toEqual([]);
    expect(list.rows).toEqual([
      { rowNumber: 4, name: 'Benkadi, Bla', union: 'Bla', plan: 'AMV', number: '0417', village: 'Bla' },
      { rowNumber: 5, name: 'Jigiya' },
    ]);
  });

  test('what is refused', async () => {
    const csv = 'Mutuelle;Union;N° mutuelle\nA;U;1\na ;U;2\nA;V;3\n;U;4\nB;U;12345\nC;U;0\n=D;U;5';
    const list = readMutuelleList(await readTable(utf8(csv), 'm.csv'));
    expect(list.rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 4]);
    expect(list.refusals.map(({ rowNumber, code, otherRow }) => [rowNumber, code, otherRow])).toEqual([
      [3, 'row-already-seen', 2],
      [5, 'missing', undefined],
      [6, 'number-unreadable', undefined],
      [7, 'number-unreadable', undefined],
      [8, 'text-formula', undefined],
    ]);
  });
});

describe('contributions', () => {
  test('a collector’s sheet in Excel', async () => {
    const bytes = await workbook([
      ['Cotisations 2026'],
      ['N° reçu', 'Date', 'Ménage', 'Période', 'Montant (FCFA)', 'Payeur', 'Collecteur', 'Mode'],
      [101, day('2026-01-03'), 7, 'janvier 2026 – décembre 2026', '6 900 F', 'Awa Sow', 'Zan', 'espèces'],
      ['102', '5 janvier 2026', '0417-00124', 2026, 13800, null, null, null],
      ['103', '05/01/2026', member, '01/2026 au 06/2026', '3.450', null, null, null],
      ['104', '05/01/2026', `${member}/2`, null, '575', null, null, null],
      ['Total', null, null, null, 24_725],
    ]);
    const sheet = readContributionSheet(await readTable(bytes, 'c.xlsx'), { today });
    expect(sheet.refusals).toEqual([]);
    expect(sheet.skippedRows).toEqual([7]);
    expect(sheet.rows).toEqual([
      {
        rowNumber: 3,
        sourceKey: 'reçu 101',
        paidBy: { householdKey: '7' },
        paidOn: '2026-01-03',
        amountFcfa: 6900,
        from: '2026-01',
        months: 12,
        receipt: '101',
        payer: 'Awa Sow',
        collector: 'Zan',
        method: 'cash',
      },
      expect.objectContaining({
        paidBy: { household: '0417-00124' },
        from: '2026-01',
        months: 12,
        amountFcfa: 13_800,
      }),
      expect.objectContaining({
        paidBy: { household: '0417-00123' },
        from: '2026-01',
        months: 6,
        amountFcfa: 3450,
      }),
      expect.objectContaining({ paidBy: { household: '0417-00123' }, amountFcfa: 575 }),
    ]);
    expect(sheet.rows[3]).not.toHaveProperty('from');
  });

  test('first month with a number of months or a last month; the household by its head', async () => {
    const sheet = await readContributions(
      'Chef de ménage;Village;Date;Montant;Du;Au;Nombre de mois\nAwa Sow;Bla;3/1/2026;6900;janvier 2026;;12\nSOW Awa;BLA;4/1/2026;6900;01/2026;03/2026;',
    );
    expect(sheet.rows).toMatchObject([
      { paidBy: { householdKey: 'awa sow @ bla' }, from: '2026-01', months: 12 },
      {
        paidBy: { householdKey: 'awa sow @ bla' },
        from: '2026-01',
        months: 3,
        sourceKey: 'awa sow @ bla|2026-01-04|6900|2026-01|3',
      },
    ]);
  });

  test('what is refused, and corrected in its report', async () => {
    const csv = [
      'N° ménage;N° de membre;Date;Montant;Période;Reçu',
      '1;;3/1/2026;6900;2026;1',
      '1;;4/1/2026;6900;2026;1',
      ';0417-00123-02-00;32/1/2026;-1;juin 2026 – mai 2026;2',
      ';;3/1/2027;6900;;3',
      '2;;3/1/2026;6900;2026;',
      '2;;3/1/2026;6900;2026;',
    ].join('\n');
    const sheet = await readContributions(csv);
    expect(sheet.rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 6]);
    expect(sheet.refusals.map(({ rowNumber, column, code }) => `${rowNumber} ${column} ${code}`)).toEqual([
      '3 Reçu receipt-already-seen',
      '4 N° de membre household-unreadable',
      '4 Date date-impossible',
      '4 Montant amount-negative',
      '4 Période period-backwards',
      '5 N° ménage missing',
      '5 Date date-in-future',
      '7 N° ménage row-already-seen',
    ]);
    const report = await writeRefusals(sheet, sheet.refusals, ({ code }) => code);
    const again = readContributionSheet(await readTable(report, 'a.xlsx'), { today });
    expect(again.columns.map(({ field }) => field)).toEqual([
      'household',
      'member',
      'paidOn',
      'amount',
      'period',
      'receipt',
    ]);
    // Read alone, the two that only repeated another row repeat nothing: the registry knows them by receipt or content.
    expect(again.rows.map(({ sourceKey }) => sourceKey)).toEqual(['reçu 1', '2|2026-01-03|6900|2026-01|12']);
  });
});
