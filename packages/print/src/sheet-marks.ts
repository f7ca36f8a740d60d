import { drawText } from './draw-text.ts';
import type { Sheet } from './layouts.ts';
import type { SideDrawer } from './side-drawer.ts';
import type { SideName } from './template-schema.ts';
import { pdfNumber, POINTS_PER_MM } from './units.ts';

/** Marks begin this far outside the bleed, and are this long. */
const MARK_OFFSET_MM = 0.8;
const MARK_LENGTH_MM = 4;
const HEADER_PT = 6.5;

/** Crop marks in the margins, at every edge of a card, and a line that tells the sheet. */
export function drawSheetMarks(sheet: Sheet, drawer: SideDrawer, header: string, side: SideName): string {
  const { widthMm, heightMm } = drawer.cardSize;
  const places = sheet.slots.map((slot) => slot[side]);
  const edgesX = places.flatMap(({ xMm }) => [xMm, xMm + widthMm]);
  const edgesY = places.flatMap(({ yMm }) => [yMm, yMm + heightMm]);
  const [left, right] = [Math.min(...edgesX), Math.max(...edgesX)];
  const [top, bottom] = [Math.min(...edgesY), Math.max(...edgesY)];
  const offsetX = sheet.bleedMm.x + MARK_OFFSET_MM;
  const offsetY = sheet.bleedMm.y + MARK_OFFSET_MM;
  let marks = 'q 0.25 w 0 G\n';
  for (const x of new Set(edgesX)) {
    marks += line(sheet, x, top - offsetY - MARK_LENGTH_MM, x, top - offsetY);
    marks += line(sheet, x, bottom + offsetY, x, bottom + offsetY + MARK_LENGTH_MM);
  }
  for (const y of new Set(edgesY)) {
    marks += line(sheet, left - offsetX - MARK_LENGTH_MM, y, left - offsetX, y);
    marks += line(sheet, right + offsetX, y, right + offsetX + MARK_LENGTH_MM, y);
  }
  const [typeface] = drawer.typefaces.values();
  if (typeface === undefined) return `${marks}Q\n`;
  const box = { xMm: left + 2, yMm: top - offsetY - 2.6, widthMm: right - left - 4, heightMm: 2.2 };
  const field = { kind: 'text', box, style: 'header', align: 'left', anchor: 'bottom' } as const;
  const style = { font: 'header', sizePt: HEADER_PT, colour: '#333333' };
  return `${marks}Q\n${drawText(header, field, style, typeface, sheet.heightMm).operators}`;
}

function line(sheet: Sheet, x1: number, y1: number, x2: number, y2: number): string {
  const point = (x: number, y: number) =>
    `${pdfNumber(x * POINTS_PER_MM)} ${pdfNumber((sheet.heightMm - y) * POINTS_PER_MM)}`;
  return `${point(x1, y1)} m ${point(x2, y2)} l S\n`;
}
