import { parseCalendarDate } from '@passeport/calendar';
import { describe, expect, test } from 'vitest';
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

test('a group that is no heading itself does not rename a heading further on', async () => {
  const table = await tableOf(
    'N° ménage;Nombre;;;',
    ';Personnes;Mois;Montant;Date',
    '7;4;mars 2026;575;03/03/2026',
    '8;4;3;575;03/03/2026',
  );
  const { rows, refusals } = readContributionSheet(table, { today });
  expect(rows).toMatchObject([{ persons: 4, from: '2026-03', months: 1 }]);
  expect(refusals).toMatchObject([{ rowNumber: 4, column: 'Mois', code: 'period-unreadable' }]);
  const { rows: reached } = await readRows('Ménage;;;', 'Village;N°;Date;Montant', 'Kokry;7;03/03/2026;575');
  expect(reached).toMatchObject([{ paidBy: { householdKey: '7' } }]);
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

describe('a year above its months', () => {
  const paid = ['1;575;575;575;690;690;690'];

  async function monthsBelow(...headings: string[]) {
    const sheet = readContributionSheet(await tableOf(...headings, ...paid), { today });
    expect(sheet.refusals).toEqual([]);
    expect(sheet.warnings.map(({ code }) => code)).toEqual(['paid-on-assumed']);
    return sheet.rows.map(({ from }) => from);
  }

  const early = ['2025-01', '2025-02', '2025-03'];
  const late = ['2026-04', '2026-05', '2026-06'];

  test('is the year of each of them', async () => {
    const months = 'N°;Janv;Févr;Mars;Avril;Mai;Juin';
    expect(await monthsBelow('Ménage;2025;;;2026;;', months)).toEqual([...early, ...late]);
    expect(await monthsBelow('Ménage;Année 2025;;;Année 2026;;', months)).toEqual([...early, ...late]);
    expect(await monthsBelow('Exercices 2025-2026', 'Ménage;2025;;;2026;;', months)).toEqual([
      ...early,
      ...late,
    ]);
    expect(await monthsBelow('Ménage;Cotisations 2025;;;Cotisations 2026;;', months)).toEqual([
      ...early,
      ...late,
    ]);
    // The later year first, and the household's heading beside the months.
    expect(await monthsBelow(';2026;;;2025;;', 'Ménage;Avril;Mai;Juin;Janv;Févr;Mars')).toEqual([
      ...late,
      ...early,
    ]);
  });

  test('is not taken from the heading of another column, where a title says it', async () => {
    const upper = 'Ménage;Reste 2024;Versements;;;;';
    const lower = 'N°;;Janvier;Février;Mars;Avril;Mai';
    expect(await monthsBelow('Exercice 2026', upper, lower)).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
    ]);
    const day = ';Situation au 05/01/2027;;;;;';
    expect(await monthsBelow('Exercice 2026', day, 'Ménage;Avril;Mai;Juin;Juil;Août;Sept')).toEqual([
      ...late,
      '2026-07',
      '2026-08',
      '2026-09',
    ]);
    expect(await monthsBelow('Ménage;Exercice 2025-2026;;;;;', 'N°;Oct;Nov;Déc;Janv;Févr;Mars')).toEqual([
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
    ]);
  });
});
