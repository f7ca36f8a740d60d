import { expect, test } from 'vitest';
import { alignColumns } from './align-columns.ts';

test('cells stand under each other, numbers to the right, however letters are written', () => {
  const rows = [
    ['Nom', 'Montant', 'Mois'],
    ['Ɲɛlɛ\u0301', '6 900 F', 'mai'],
    ['A', '75 F', ''],
  ];
  expect(alignColumns(rows, [1])).toEqual([
    'Nom   Montant  Mois',
    'Ɲɛlɛ\u0301  6 900 F  mai',
    'A        75 F',
  ]);
});
