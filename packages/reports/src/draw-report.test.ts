import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { expect, test } from 'vitest';
import { sampleReport, sampleTable } from '../testing/sample-report.ts';
import { drawReport } from './draw-report.ts';
import type { Report } from './report.ts';

const require = createRequire(import.meta.url);
const FONT = require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');

async function readPages(report: Report): Promise<string[]> {
  const font = await readFile(FONT);
  const created = new Date('2026-03-15T09:00:00Z');
  const bytes = await drawReport(report, { fonts: { regular: font, bold: font }, created });
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const pages = [...document.pages()].map((page) => page.getText().replaceAll(/[\s\u00a0]+/g, ' '));
  document.destroy();
  library.destroy();
  return pages;
}

test('title, office, large figures, charts, totals and page numbers are on the paper', async () => {
  const pages = await readPages(
    sampleReport({
      figures: [
        { label: 'Membres', value: 12_345, kind: 'count' },
        { label: 'Collecté', value: 6_900, kind: 'fcfa' },
        { label: 'Couverts', value: 0.9996, kind: 'percent' },
      ],
      charts: [
        {
          kind: 'bars',
          title: 'Remise',
          series: ['Remises', 'À remettre'],
          rows: Array.from({ length: 40 }, (_, at) => ({ label: `Barre ${at}`, values: [1, 3] })),
          valueKind: 'count',
          isShare: true,
        },
        {
          kind: 'months',
          title: 'Mois',
          months: [{ label: 'mars', below: '2026', value: 1_250_000 }],
          valueKind: 'fcfa',
        },
        {
          kind: 'pyramid',
          title: 'Âges',
          sides: ['Femmes', 'Hommes'],
          ages: [{ label: '0–4', values: [7, 8] }],
        },
      ],
      tables: [sampleTable(60)],
    }),
  );
  const all = pages.join(' ');
  for (const text of [
    'UTM Ségou · 3 mutuelles',
    '15/03/2026',
    '12 345',
    '6 900 F',
    '99.9 %',
    'Barre 34',
    '5 autres',
    '25 %',
    '1,25 M',
    'Femmes : 7',
    'Par mutuelle (suite)',
    'Total 1 770',
    `page 1 de ${pages.length}`,
  ])
    expect(all).toContain(text.replace('99.9', '99,9'));
  expect(all).not.toContain('Barre 35');
});

test('what has names says on every page who may see it', async () => {
  const report = sampleReport({ tables: [sampleTable(90)] }, { confidential: 'Ne pas afficher' });
  const pages = await readPages(report);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page).toContain('Ne pas afficher');
});
