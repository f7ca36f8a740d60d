import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSheet } from '../testing/open-sheet.ts';
import { boundsOf, rasterise, readCodes, spoil, type Raster } from '../testing/rasterise.ts';
import { sampleCard, sampleCards } from '../testing/sample-cards.ts';
import { correctionFrom } from './calibrate.ts';
import { loadTemplate } from './load-template.ts';
import type { CardPosition } from './lay-out-cards.ts';
import { printCards, type PrintJob, type PrintReport } from './print-cards.ts';
import type { PrintableCard } from './printable-card.ts';
import type { SheetLayout } from './sheet-schema.ts';

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

/** On the passport's card, in mm from its top left corner; the sample's symbol has 81 modules and 8 of quiet zone. */
const PHOTO = { xMm: 4, yMm: 13.25, widthMm: 25.2, heightMm: 31.5 };
const QUIET_MM = (49 / 89) * 4;
const SYMBOL = {
  xMm: 2.49 + QUIET_MM,
  yMm: 2.49 + QUIET_MM,
  widthMm: 49 - 2 * QUIET_MM,
  heightMm: 49 - 2 * QUIET_MM,
};

/** A box of a card, as it lies on the page. */
function onPage(box: typeof PHOTO, { xMm, yMm, widthMm, heightMm, turn }: CardPosition): typeof PHOTO {
  const right = xMm + widthMm;
  const bottom = yMm + heightMm;
  const turned = { widthMm: box.heightMm, heightMm: box.widthMm };
  switch (turn) {
    case 0:
      return { ...box, xMm: xMm + box.xMm, yMm: yMm + box.yMm };
    case 90:
      return { ...turned, xMm: right - box.yMm - box.heightMm, yMm: yMm + box.xMm };
    case 180:
      return { ...box, xMm: right - box.xMm - box.widthMm, yMm: bottom - box.yMm - box.heightMm };
    case 270:
      return { ...turned, xMm: xMm + box.yMm, yMm: bottom - box.xMm - box.widthMm };
    default:
      return turn satisfies never;
  }
}

function expectAt(
  raster: Raster | undefined,
  expected: typeof PHOTO,
  matches: (r: number, g: number, b: number) => boolean,
) {
  if (raster === undefined) throw new Error('a page is missing');
  const around = {
    xMm: expected.xMm - 1,
    yMm: expected.yMm - 1,
    widthMm: expected.widthMm + 2,
    heightMm: expected.heightMm + 2,
  };
  const found = boundsOf(raster, around, matches);
  for (const [measured, wanted] of [
    [found.left, expected.xMm],
    [found.top, expected.yMm],
    [found.right, expected.xMm + expected.widthMm],
    [found.bottom, expected.yMm + expected.heightMm],
  ] as const)
    expect(Math.abs(measured - wanted)).toBeLessThan(0.05);
}

const isMagenta = (red: number, green: number, blue: number) => red > 200 && green < 90 && blue > 200;
const isBlack = (red: number, green: number, blue: number) => Math.max(red, green, blue) < 90;

describe('on the paper, to 0.05 mm,', () => {
  const base: SheetLayout = {
    name: 'small',
    title: { fr: '', en: '' },
    page: { widthMm: 190, heightMm: 125 },
    grid: { columns: 2, rows: 2, gutterMm: { x: 4, y: 2 } },
    backs: 'long-edge',
    marks: { crop: true },
  };
  const turned = { columns: 2, rows: 1, gutterMm: { x: 5, y: 5 }, turn: 90 as const };
  it.each<[string, SheetLayout]>([
    ['a long edge', base],
    ['a short edge', { ...base, backs: 'short-edge' }],
    ['turned cards', { ...base, page: { widthMm: 125, heightMm: 100 }, grid: turned }],
    [
      'turned cards on a short edge',
      { ...base, page: { widthMm: 125, heightMm: 100 }, grid: turned, backs: 'short-edge' },
    ],
    ['a fold', { ...base, grid: { columns: 1, rows: 2, gutterMm: { x: 0, y: 0 } }, backs: 'beside' }],
  ])('with %s', async (_, layout) => {
    const [path, report] = await print('passeport', { layout, cards: sampleCards(2) });
    const pages = await rasterise(path, 700);
    for (const position of report.positions) {
      const isFront = position.side === 'front';
      expectAt(
        pages[position.page - 1],
        onPage(isFront ? PHOTO : SYMBOL, position),
        isFront ? isMagenta : isBlack,
      );
    }
  });
});

it('undoes what the printer does, on both sides', async () => {
  // This printer shifts the front by 1.5 and −1 mm, the back by −2 and 0.7 mm, and prints 1 % too wide and 0.5 % too short.
  const page = { widthMm: 190, heightMm: 125 };
  const [stretchX, stretchY] = [1.01, 0.995];
  const miss = { front: { x: 1.5, y: -1 }, back: { x: -2, y: 0.7 } };
  const correction = correctionFrom(
    {
      a: 30 * stretchX + miss.front.x,
      b: 30 * stretchY + miss.front.y,
      c: 130 * stretchX,
      d: 60 * stretchY,
      e: 30 * stretchX + miss.back.x,
      f: 30 * stretchY + miss.back.y,
    },
    page,
  );
  const layout: SheetLayout = {
    name: 'small',
    title: { fr: '', en: '' },
    page,
    grid: { columns: 2, rows: 2, gutterMm: { x: 4, y: 2 } },
    backs: 'long-edge',
  };
  const [path, report] = await print('passeport', { layout, cards: sampleCards(2), printer: { correction } });
  const pages = await rasterise(path, 700);
  for (const position of report.positions) {
    const isFront = position.side === 'front';
    const wanted = onPage(isFront ? PHOTO : SYMBOL, position);
    // Where the PDF must have it, so that the printer brings it where it is wanted.
    const { x, y } = miss[position.side];
    const inPdf = {
      xMm: (wanted.xMm - x) / stretchX,
      yMm: (wanted.yMm - y) / stretchY,
      widthMm: wanted.widthMm / stretchX,
      heightMm: wanted.heightMm / stretchY,
    };
    expectAt(pages[position.page - 1], inPdf, isFront ? isMagenta : isBlack);
  }
});

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

it.each([
  ['passeport', 'a4-2x5', 1],
  ['compact', 'a4-2x4', 0],
  ['menage', 'menage', 0],
])('is read at 200 dpi after a poor scan: %s on %s', async (template, sheet, page) => {
  const cards = sampleCards(4);
  const [path] = await print(template, { layout: await openSheet(sheet), cards });
  const raster = (await rasterise(path, 200))[page];
  if (raster === undefined) throw new Error('no page');
  const read = (await readCodes(await spoil(raster))).map(({ text }) => text);
  expect(read.sort()).toStrictEqual(cards.map(textOf).sort());
});

it('prints the number as a barcode that reads', async () => {
  const cards = sampleCards(4);
  const [path] = await print('menage', { layout: await openSheet('menage'), cards });
  const [page] = await rasterise(path, 300);
  if (page === undefined) throw new Error('no page');
  const read = (await readCodes(page, 'Code128')).map(({ text }) => text);
  expect(read.sort()).toStrictEqual(cards.map(({ member }) => member.replaceAll('-', '')).sort());
});

it('stands a back on its head that a printer turns on the short edge', async () => {
  const [path, report] = await print('passeport', {
    layout: await openSheet('a4-2x5-petit-cote'),
    cards: sampleCards(3),
  });
  const [, back] = await rasterise(path, 200);
  if (back === undefined) throw new Error('no back');
  const codes = await readCodes(back);
  for (const card of sampleCards(3)) {
    const at = report.positions.find((position) => position.card === card.card && position.side === 'back');
    const code = codes.find(({ text }) => text === textOf(card));
    // What is the symbol's top left corner is at the bottom right of its card.
    expect(code?.xMm).toBeCloseTo((at?.xMm ?? 0) + 85.6 - SYMBOL.xMm, 0);
    expect(code?.yMm).toBeCloseTo((at?.yMm ?? 0) + 53.98 - SYMBOL.yMm, 0);
  }
});

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

it.runIf(hasQpdf)('writes PDFs that qpdf finds nothing wrong with, in every layout', async () => {
  for (const [template, sheet] of [
    ['passeport', 'id1'],
    ['passeport', 'a4-2x5-petit-cote'],
    ['compact', 'a4-2x4'],
    ['menage', 'menage'],
  ] as const) {
    const [path] = await print(template, { layout: await openSheet(sheet), cards: sampleCards(60) });
    const { status, stdout } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
    expect([status, stdout]).toStrictEqual([
      0,
      expect.stringContaining('No syntax or stream encoding errors'),
    ]);
  }
});
