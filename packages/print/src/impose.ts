import { PrintError } from './errors.ts';
import type { SheetLayout, Turn } from './sheet-schema.ts';

export interface Size {
  widthMm: number;
  heightMm: number;
}

/** A card's side on a page: the top left corner of its trim as it lies there, turned clockwise. */
export interface Place extends Size {
  xMm: number;
  yMm: number;
  turn: Turn;
}

/** Where a card's sides go. */
export interface Slot {
  front: Place;
  back: Place;
}

/** A layout for cards of one size: the page, and where every card of a sheet lies. */
export interface Sheet extends Size {
  slots: Slot[];
  /** Backs are on the page of their fronts, else on the next. */
  backsBeside: boolean;
  /** How far the artwork may go beyond the trim. */
  bleedMm: { x: number; y: number };
  marks: { crop: boolean; fold: boolean; header: boolean };
}

/** Rounding of the sums of places. */
const TOLERANCE_MM = 0.001;

/** Lays cards of one size out. Throws `sheet-invalid` for what has no places, or whose cards overlap or leave the page. */
export function imposeCards(layout: SheetLayout, card: Size & { bleedMm: number }): Sheet {
  const page = layout.page === 'card' ? card : layout.page;
  const beside = layout.backs === 'beside';
  const slots = frontPlaces(layout, page, card).map((front) => ({
    front,
    back: backOf(front, layout, page),
  }));
  check(layout, page, slots, beside);
  const onPaper = layout.page !== 'card';
  const bleed = (gutterMm: number) => (onPaper ? Math.min(card.bleedMm, gutterMm / 2) : card.bleedMm);
  const gutters = layout.grid?.gutterMm ?? { x: Infinity, y: Infinity };
  return {
    widthMm: page.widthMm,
    heightMm: page.heightMm,
    slots,
    backsBeside: beside,
    // What is folded has its back where it would bleed to.
    bleedMm: beside ? { x: 0, y: 0 } : { x: bleed(gutters.x), y: bleed(gutters.y) },
    marks: {
      crop: layout.marks?.crop === true,
      fold: beside && layout.marks?.fold === true,
      header: layout.marks?.header === true,
    },
  };
}

function frontPlaces(layout: SheetLayout, page: Size, card: Size): Place[] {
  if (layout.page === 'card') {
    if (layout.grid ?? layout.places)
      refuse(layout, 'page: a page as large as a card has no grid and no places');
    return [{ xMm: 0, yMm: 0, turn: 0, widthMm: card.widthMm, heightMm: card.heightMm }];
  }
  if ((layout.grid === undefined) === (layout.places === undefined))
    refuse(layout, 'grid or places, one of them');
  if (layout.places)
    return layout.places.map(({ xMm, yMm, turn = 0 }) => ({ xMm, yMm, turn, ...turned(card, turn) }));
  const { columns = 1, rows = 1, gutterMm = { x: 0, y: 0 }, originMm, turn = 0 } = layout.grid ?? {};
  const lying = turned(card, turn);
  // A front and the back beside it lie in the grid as one.
  const cellWidth = layout.backs === 'beside' ? 2 * lying.widthMm : lying.widthMm;
  const left = originMm?.x ?? (page.widthMm - columns * (cellWidth + gutterMm.x) + gutterMm.x) / 2;
  const top = originMm?.y ?? (page.heightMm - rows * (lying.heightMm + gutterMm.y) + gutterMm.y) / 2;
  return Array.from({ length: columns * rows }, (_, index) => ({
    xMm: left + (index % columns) * (cellWidth + gutterMm.x),
    yMm: top + Math.floor(index / columns) * (lying.heightMm + gutterMm.y),
    turn,
    ...lying,
  }));
}

function turned({ widthMm, heightMm }: Size, turn: Turn): Size {
  return turn % 180 === 0 ? { widthMm, heightMm } : { widthMm: heightMm, heightMm: widthMm };
}

/** Behind its front, heads together, once the paper is turned. */
function backOf(front: Place, { backs }: SheetLayout, page: Size): Place {
  switch (backs) {
    case 'in-place':
      return front;
    case 'beside':
      return { ...front, xMm: front.xMm + front.widthMm };
    case 'long-edge':
    case 'short-edge': {
      const isPortrait = page.heightMm >= page.widthMm;
      return isPortrait === (backs === 'long-edge')
        ? { ...front, xMm: page.widthMm - front.xMm - front.widthMm, turn: asTurn(-front.turn) }
        : { ...front, yMm: page.heightMm - front.yMm - front.heightMm, turn: asTurn(180 - front.turn) };
    }
    default:
      return backs satisfies never;
  }
}

function asTurn(degrees: number): Turn {
  const turns = [0, 90, 180, 270] as const;
  return turns.find((turn) => (degrees - turn) % 360 === 0) ?? 0;
}

function check(layout: SheetLayout, page: Size, slots: Slot[], beside: boolean): void {
  const places = slots.flatMap(({ front, back }) => (beside ? [front, back] : [front]));
  for (const [index, one] of places.entries()) {
    const isInside =
      one.xMm >= -TOLERANCE_MM &&
      one.yMm >= -TOLERANCE_MM &&
      one.xMm + one.widthMm <= page.widthMm + TOLERANCE_MM &&
      one.yMm + one.heightMm <= page.heightMm + TOLERANCE_MM;
    if (!isInside) refuse(layout, `card ${index + 1}: leaves the page`);
    if (places.slice(index + 1).some((other) => overlap(one, other)))
      refuse(layout, `card ${index + 1}: lies over another`);
  }
  if (beside && slots.some(({ front }) => front.turn !== 0))
    refuse(layout, 'turn: a card that is folded is not turned');
}

function overlap(one: Place, other: Place): boolean {
  return (
    one.xMm + one.widthMm > other.xMm + TOLERANCE_MM &&
    other.xMm + other.widthMm > one.xMm + TOLERANCE_MM &&
    one.yMm + one.heightMm > other.yMm + TOLERANCE_MM &&
    other.yMm + other.heightMm > one.yMm + TOLERANCE_MM
  );
}

function refuse(layout: SheetLayout, where: string): never {
  throw new PrintError('sheet-invalid', { where, layout: layout.name });
}
