import { drawText } from './draw-text.ts';
import type { Place, Sheet } from './impose.ts';
import type { SideDrawer } from './side-drawer.ts';
import type { SideName } from './template-schema.ts';
import { pdfNumber, POINTS_PER_MM } from './units.ts';

/** Marks begin this far outside the bleed, and are this long. */
const MARK_OFFSET_MM = 0.8;
const MARK_LENGTH_MM = 4;
const HEADER_PT = 6.5;
/** Of cards that lie alone, with nothing to keep clear of. */
const MAX_BLEED_MM = 3;

/** Crop marks in the margins at every edge of a card, lines to fold along, and a line that tells the sheet. */
export function drawSheetMarks(sheet: Sheet, drawer: SideDrawer, header: string, side: SideName): string {
  const places = sheet.slots.flatMap(({ front, back }) =>
    sheet.backsBeside ? [front, back] : [side === 'front' ? front : back],
  );
  const { left, right, top, bottom } = boundsOf(places);
  const offsetX = Math.min(sheet.bleedMm.x, MAX_BLEED_MM) + MARK_OFFSET_MM;
  const offsetY = Math.min(sheet.bleedMm.y, MAX_BLEED_MM) + MARK_OFFSET_MM;
  let marks = '';
  if (sheet.marks.crop) {
    for (const x of new Set(places.flatMap(({ xMm, widthMm }) => [xMm, xMm + widthMm]))) {
      marks += line(sheet, x, top - offsetY - MARK_LENGTH_MM, x, top - offsetY);
      marks += line(sheet, x, bottom + offsetY, x, bottom + offsetY + MARK_LENGTH_MM);
    }
    for (const y of new Set(places.flatMap(({ yMm, heightMm }) => [yMm, yMm + heightMm]))) {
      marks += line(sheet, left - offsetX - MARK_LENGTH_MM, y, left - offsetX, y);
      marks += line(sheet, right + offsetX, y, right + offsetX + MARK_LENGTH_MM, y);
    }
  }
  if (sheet.marks.fold) marks += drawFolds(sheet);
  if (marks !== '') marks = `q 0.25 w 0 G\n${marks}Q\n`;
  const [typeface] = drawer.typefaces.values();
  if (header === '' || typeface === undefined) return marks;
  const box = {
    xMm: left + 2,
    yMm: Math.max(top - offsetY - 2.6, 3),
    widthMm: right - left - 4,
    heightMm: 2.2,
  };
  const fit = { minSizePt: HEADER_PT - 2 };
  const field = { kind: 'text', box, style: 'header', align: 'left', anchor: 'bottom', fit } as const;
  const style = { font: 'header', sizePt: HEADER_PT, colour: '#333333' };
  return `${marks}${drawText(header, field, style, typeface, sheet.heightMm).operators}`;
}

/** Dashes between each front and the back beside it. */
function drawFolds(sheet: Sheet): string {
  const folds = sheet.slots.map(({ back: { xMm, yMm, heightMm } }) =>
    line(sheet, xMm, yMm, xMm, yMm + heightMm),
  );
  return `0.55 G [4 3] 0 d\n${folds.join('')}[] 0 d 0 G\n`;
}

function boundsOf(places: Place[]) {
  return {
    left: Math.min(...places.map(({ xMm }) => xMm)),
    right: Math.max(...places.map(({ xMm, widthMm }) => xMm + widthMm)),
    top: Math.min(...places.map(({ yMm }) => yMm)),
    bottom: Math.max(...places.map(({ yMm, heightMm }) => yMm + heightMm)),
  };
}

function line(sheet: Sheet, x1: number, y1: number, x2: number, y2: number): string {
  const point = (x: number, y: number) =>
    `${pdfNumber(x * POINTS_PER_MM)} ${pdfNumber((sheet.heightMm - y) * POINTS_PER_MM)}`;
  return `${point(x1, y1)} m ${point(x2, y2)} l S\n`;
}
