import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { SheetLayout } from '../src/sheet-schema.ts';
import { openSheet } from './open-sheet.ts';

const SHEETS = new URL('../../../templates/sheets/', import.meta.url);
const title = { fr: '', en: '' };

/** An office's own: cards on their sides, and a page that is wider than high. */
const OWN: SheetLayout[] = [
  {
    name: 'own-turned',
    title,
    page: { widthMm: 297, heightMm: 210 },
    grid: { columns: 4, rows: 2, gutterMm: { x: 5, y: 7 }, originMm: { x: 12.5, y: 9.3 }, turn: 90 },
    backs: 'long-edge',
    marks: { crop: true, header: true },
  },
  {
    name: 'own-places',
    title,
    page: { widthMm: 150, heightMm: 200 },
    places: [
      { xMm: 5.3, yMm: 8.1 },
      { xMm: 60.2, yMm: 71.7, turn: 180 },
      { xMm: 3.1, yMm: 80.4, turn: 270 },
    ],
    backs: 'short-edge',
  },
];

/** Every sheet that ships, and grids of an office's own. */
export const LAYOUTS: SheetLayout[] = [
  ...(await Promise.all(
    readdirSync(SHEETS)
      .toSorted()
      .map((file) => openSheet(basename(file, '.json'))),
  )),
  ...OWN,
];

/** As the sheets say, and turned on the other edge where backs are printed behind a whole sheet: each geometry once. */
export const TURNED_LAYOUTS: SheetLayout[] = [
  ...Map.groupBy(LAYOUTS.flatMap(onBothEdges), ({ page, grid, places, backs }) =>
    JSON.stringify([page, grid, places, backs]),
  ).values(),
].flatMap(([first]) => first ?? []);

function onBothEdges(layout: SheetLayout): SheetLayout[] {
  if (layout.page === 'card' || layout.backs === 'beside') return [layout];
  const edges = (['long-edge', 'short-edge'] as const).filter((backs) => backs !== layout.backs);
  return [layout, ...edges.map((backs) => ({ ...layout, backs }))];
}
