import { expect, test } from 'vitest';
import { wordsOf } from '../words/index.ts';
import { writeJournalCsv } from './journal-csv.ts';

const entry = { at: '2026-03-05T08:15:30.000Z', verdict: 'eligible', said: 'Droits ouverts' };

test('writes a line for each answer, empty where nothing was said', () => {
  const csv = writeJournalCsv(
    [
      { ...entry, number: '0417-00123-02-57/1', list: 12, care: 'Hospitalisation', askedFcfa: 1250 },
      { ...entry, verdict: 'unreadable', said: 'Carte illisible' },
    ],
    wordsOf('fr'),
  );
  expect(csv.split('\r\n')).toEqual([
    '\uFEFFDate;Heure;Numéro;Réponse;Code;Liste;Soins;Montant demandé (F CFA)',
    '2026-03-05;08:15:30;0417-00123-02-57/1;Droits ouverts;eligible;12;Hospitalisation;1250',
    '2026-03-05;08:15:30;;Carte illisible;unreadable;;;',
    '',
  ]);
});

test.each(['=HYPERLINK("http://x")', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
  '%j is no formula',
  (care) => {
    const [, line = ''] = writeJournalCsv([{ ...entry, care }], wordsOf('fr')).split(';eligible;');
    expect(line).toMatch(/^;"'/);
  },
);

test('a quote, a semicolon and a line’s end stay in their cell', () => {
  const csv = writeJournalCsv([{ ...entry, care: 'a"b;c\r\nd' }], wordsOf('fr'));
  expect(csv).toContain(';"a""b;c\r\nd";');
});
