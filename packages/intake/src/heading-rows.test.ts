import { parseCalendarDate } from '@passeport/calendar';
import { expect, test } from 'vitest';
import { readContributionSheet } from './read-contribution-sheet.ts';
import { readMemberRegister } from './read-member-register.ts';
import { readTable } from './read-table.ts';

const today = parseCalendarDate('2026-11-15');

async function tableOf(...lines: string[]) {
  return await readTable(new TextEncoder().encode(lines.join('\n')), 'c.csv');
}

async function readRows(...lines: string[]) {
  const { rows, ignoredColumns, refusals } = readContributionSheet(await tableOf(...lines), { today });
  expect(refusals).toEqual([]);
  return { rows, ignoredColumns };
}

test('a period’s first and last month below it are both read', async () => {
  const { rows } = await readRows(
    'N° ménage;Date;Montant;N° reçu;Période;;Collecteur',
    ';;;;Du;Au;',
    '1;03/02/2026;2300;C-1;janvier 2026;avril 2026;Sidi',
  );
  expect(rows).toMatchObject([
    { rowNumber: 3, from: '2026-01', months: 4, receipt: 'C-1', collector: 'Sidi' },
  ]);
});

test('a heading that stands in the upper row alone is one', async () => {
  const { rows, ignoredColumns } = await readRows(
    'Ménage;Paiement;;;N° reçu;Remarques',
    ';Date;Montant;Mois;;',
    '1;03/02/2026;575;février 2026;C-1;x',
    '2;03/02/2026;575;février 2026;C-2;',
  );
  expect(rows.map(({ receipt }) => receipt)).toEqual(['C-1', 'C-2']);
  expect(ignoredColumns).toEqual(['Remarques']);
});

test('a part is named with its group where that says more', async () => {
  const { rows } = await readRows(
    'Ménage;;Reçu;;',
    'N°;Village;N°;Date;Montant',
    '7;Kokry;C-1;03/03/2026;575',
  );
  expect(rows).toMatchObject([{ paidBy: { householdKey: '7' }, receipt: 'C-1', paidOn: '2026-03-03' }]);
});

test('titles above, and rows below that have a word of a heading in them, are no headings', async () => {
  const { rows } = await readRows(
    'Cotisation;Village;;',
    'Ménage;Date;Montant;',
    '7;03/03/2026;575;Mode',
    '8;03/03/2026;575;',
  );
  expect(rows).toHaveLength(2);
  const register = readMemberRegister(
    await tableOf(
      'Ménage;Nom;Prénom;Sexe;Naissance;Lien;Note',
      '1;Traoré;Awa;F;1985;Chef;Photo',
      ';;;;;;Village',
    ),
    { today },
  );
  expect(register.rows).toMatchObject([{ rowNumber: 2, familyName: 'Traoré', relation: 'head' }]);
});

test('headings of two rows again on each page are no payments', async () => {
  const { rows } = await readRows(
    'Ménage;Date;Montant;Période;',
    ';;;Du;Au',
    '1;03/02/2026;575;janvier 2026;janvier 2026',
    'Ménage;Date;Montant;Période;',
    ';;;Du;Au',
    '2;03/02/2026;575;janvier 2026;janvier 2026',
  );
  expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([3, 6]);
});
