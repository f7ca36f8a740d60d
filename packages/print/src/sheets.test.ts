import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSheet } from '../testing/open-sheet.ts';
import { rasterise, readCodes } from '../testing/rasterise.ts';
import { sampleCard, sampleCards } from '../testing/sample-cards.ts';
import { loadTemplate } from './load-template.ts';
import { printCards, type PrintJob, type PrintReport } from './print-cards.ts';
import type { PrintableCard } from './printable-card.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-sheets-'));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

async function print(
  template: string,
  changes: Partial<PrintJob> & Pick<PrintJob, 'layout' | 'cards'>,
): Promise<[string, PrintReport]> {
  const output = join(folder, `${template}.pdf`);
  const job = {
    template: await loadTemplate(fileURLToPath(new URL(`../../../templates/${template}`, import.meta.url))),
    output,
    batch: { number: 7, label: 'UTM Ségou' },
    created: new Date('2026-11-22T08:00:00Z'),
  };
  return [output, await printCards({ ...job, ...changes })];
}

const textOf = (card: PrintableCard) => card.qr.map(({ data }) => data).join('');

it('reads every card of one side at 300 dpi, ten on A4', async () => {
  const cards = sampleCards(10);
  const [path, report] = await print('compact', { layout: await openSheet('a4-2x5'), cards });
  expect([report.pages, report.sheets, report.positions.length]).toStrictEqual([1, 1, 10]);
  const [page] = await rasterise(path, 300);
  if (page === undefined) throw new Error('no page');
  const read = (await readCodes(page)).map(({ text }) => text);
  expect(read.sort()).toStrictEqual(cards.map(textOf).sort());
});

it('gives every household sheets of its own, front beside back, and reads them at 300 dpi', async () => {
  const households = [sampleCards(5), [sampleCard(100), sampleCard(101)]];
  const cards = households.flat();
  const [path, report] = await print('menage', { layout: await openSheet('menage'), cards });
  expect([report.pages, report.sheets]).toStrictEqual([3, 3]);
  expect(report.positions.map(({ page, side }) => `${page} ${side}`)).toStrictEqual([
    ...Array.from({ length: 4 }, () => ['1 front', '1 back']).flat(),
    '2 front',
    '2 back',
    '3 front',
    '3 back',
    '3 front',
    '3 back',
  ]);
  const read = await Promise.all(
    (await rasterise(path, 300)).map(async (page) => (await readCodes(page)).length),
  );
  expect(read).toStrictEqual([4, 1, 2]);
});

it('prints the number as a barcode that reads', async () => {
  const cards = sampleCards(4);
  const [path] = await print('menage', { layout: await openSheet('menage'), cards });
  const [page] = await rasterise(path, 300);
  if (page === undefined) throw new Error('no page');
  const read = (await readCodes(page, 'Code128')).map(({ text }) => text);
  expect(read.sort()).toStrictEqual(cards.map(({ member }) => member.replaceAll('-', '')).sort());
});
