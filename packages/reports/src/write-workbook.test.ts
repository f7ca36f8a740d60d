import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { sampleReport, sampleTable } from '../testing/sample-report.ts';
import { writeWorkbook } from './write-workbook.ts';

const readSheets = async (bytes: Uint8Array) => await readExcelFile(Buffer.from(bytes));

test('days are days, parts are numbers, what looks like a formula is text, and no two sheets have a name', async () => {
  const columns = [
    { heading: 'Nom', kind: 'text' },
    { heading: 'Imprimée le', kind: 'date' },
    { heading: 'Part', kind: 'percent' },
  ] as const;
  const rows = [
    ['=1+1', '2026-03-15', 0.25],
    ['Ɲɛlɛ\u0007 \uD800', undefined, undefined],
  ];
  const table = { title: 'Cartes : par mutuelle et par village [1/2]', columns, rows };
  const bytes = await writeWorkbook(
    sampleReport({
      tables: [table, table, sampleTable(2)],
      figures: [{ label: 'Cartes', value: 3, kind: 'count' }],
    }),
  );
  const sheets = await readSheets(bytes);
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    'Résumé',
    'Cartes par mutuelle et par vill',
    'Cartes par mutuelle et par (2)',
    'Par mutuelle',
  ]);
  expect(sheets[0]?.data.at(-1)).toEqual(['Membres', 'Cartes', 3]);
  expect(sheets[1]?.data).toEqual([
    ['Nom', 'Imprimée le', 'Part'],
    ['=1+1', new Date('2026-03-15T00:00:00Z'), 0.25],
    ['Ɲɛlɛ␣ ␣', null, null],
  ]);
  expect(sheets[3]?.data.at(-1)).toEqual(['Total', 1]);
});
