import { PrintError } from './errors.ts';

/** How cards lie on paper. Lengths in mm, from the page's top left corner. */
export interface Layout {
  page: { widthMm: number; heightMm: number } | 'card';
  columns: number;
  rows: number;
  /** White between cards; the artwork bleeds into half of it. */
  gapMm: { x: number; y: number };
  /** A line about the batch, and crop marks: on sheets, outside the cards. */
  sheetMarks: boolean;
}

const LAYOUTS: Readonly<Record<string, Layout>> = {
  /** A page a side, as card printers take them. */
  id1: { page: 'card', columns: 1, rows: 1, gapMm: { x: 0, y: 0 }, sheetMarks: false },
  /** Ten cards, their backs on the next page: for duplex printing turned on the long edge. */
  'a4-2x5': {
    page: { widthMm: 210, heightMm: 297 },
    columns: 2,
    rows: 5,
    gapMm: { x: 4, y: 2 },
    sheetMarks: true,
  },
};

/** Throws `layout-unknown`. */
export function findLayout(name: string): Layout {
  const layout = Object.hasOwn(LAYOUTS, name) ? LAYOUTS[name] : undefined;
  if (layout === undefined) throw new PrintError('layout-unknown', { layout: name });
  return layout;
}

/** A layout for cards of one size: the page, and where every card of a sheet lies, front and back. */
export interface Sheet {
  widthMm: number;
  heightMm: number;
  bleedMm: { x: number; y: number };
  slots: { front: Place; back: Place }[];
  marked: boolean;
}

/** Top left corner of a card's trim. */
export interface Place {
  xMm: number;
  yMm: number;
}

/** The grid, centred on the page; backs in mirrored columns, so that they come behind their fronts. */
export function layOutSheet(
  layout: Layout,
  card: { widthMm: number; heightMm: number; bleedMm: number },
): Sheet {
  const page = layout.page === 'card' ? card : layout.page;
  const stepX = card.widthMm + layout.gapMm.x;
  const stepY = card.heightMm + layout.gapMm.y;
  const left = (page.widthMm - layout.columns * stepX + layout.gapMm.x) / 2;
  const top = (page.heightMm - layout.rows * stepY + layout.gapMm.y) / 2;
  const slots: Sheet['slots'] = [];
  for (let row = 0; row < layout.rows; row++) {
    for (let column = 0; column < layout.columns; column++) {
      const yMm = top + row * stepY;
      const mirrored = layout.columns - 1 - column;
      slots.push({ front: { xMm: left + column * stepX, yMm }, back: { xMm: left + mirrored * stepX, yMm } });
    }
  }
  const bleed = (gapMm: number) => (layout.sheetMarks ? Math.min(card.bleedMm, gapMm / 2) : card.bleedMm);
  return {
    widthMm: page.widthMm,
    heightMm: page.heightMm,
    bleedMm: { x: bleed(layout.gapMm.x), y: bleed(layout.gapMm.y) },
    slots,
    marked: layout.sheetMarks,
  };
}
