import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';
import { writeTable } from './write-table.ts';

const rows = [
  ['Ɲɛtaa ; Bla', 12],
  ['=1+1', 0],
  ['dit "Bakary"', 3],
];

test.each(['csv', 'xlsx'] as const)('a table written as %s is read again', async (format) => {
  const table = await readTable(await writeTable(['Village', 'Jours'], rows, format), `liste.${format}`);
  const cells = table.sheets[0]?.rows.map((row) => row.map(String));
  const formula = format === 'csv' ? "'=1+1" : '=1+1';
  expect(cells).toEqual([
    ['Village', 'Jours'],
    ['Ɲɛtaa ; Bla', '12'],
    [formula, '0'],
    ['dit "Bakary"', '3'],
  ]);
});
