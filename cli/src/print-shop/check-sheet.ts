import type { BatchCard } from '@passeport/registry';
import { cutPatch, project, readSheetCodes, type Point, type SheetCode } from '@passeport/scan';
import type { BatchGeometry, PlaceOnSheet } from './batch-plan.ts';
import { fieldOf } from './card-anchor.ts';
import { checkPhoto, isOnPage } from './check-photo.ts';
import { anchorOfCode, cornersOf, middle, onPaper, sidePx, type LocatedPage } from './locate-sheet.ts';
import type { Frame, PageNotes } from './page-notes.ts';
import { readCode, type Bench, type ReadCode } from './read-print-codes.ts';

type Field = BatchGeometry['fields'][number];

/** A code that was not read at once is laid straight at this size, and looked for again. */
const AGAIN_PX_PER_MM = 8;
/** Spread of luminance (of 255) below which nothing is printed. */
const PRINTED_SPREAD = 22;
const ORIGIN = { x: 0, y: 0 };

/** A sheet that was laid straight: every card that belongs on it, then every code that does not. */
export async function checkSheet(
  bench: Bench,
  notes: PageNotes,
  located: LocatedPage,
  read: readonly ReadCode[],
): Promise<void> {
  const { geometry } = bench;
  notes.sheet = located.sheet;
  notes.side = located.side;
  const taken = new Set<ReadCode>();
  for (const card of bench.cards.filter(({ sheet }) => sheet === located.sheet)) {
    const sides = (['front', 'back'] as const).filter((side) => isOnPage(geometry, side, located.side));
    const places = sides.flatMap((side) => geometry.places[card.place - 1]?.[side] ?? []);
    const corners = places.flatMap(cornersOf).map((at) => project(located.paperToPicture, at));
    if (places.length === 0 || !isInside(notes, middle(corners))) continue;
    const frame = notes.frame(around(corners), { card: card.card, place: card.place });
    for (const kind of ['qr', 'data-matrix'] as const) {
      const field = fieldOf(geometry, kind);
      if (field !== undefined && sides.includes(field.side))
        await checkCode(bench, notes, located, { card, field, frame }, read, taken);
    }
    await checkPhoto(bench, notes, located, card, frame);
  }
  for (const { code, problem, card } of read.filter((one) => !taken.has(one))) {
    const own = problem?.card ?? card?.card;
    const frame = notes.frame(code.corners, own === undefined ? {} : { card: own });
    const isSeen = card !== undefined && code.kind === 'qr' && bench.qr.has(card.card);
    if (problem !== undefined) notes.add(problem, frame);
    else if (card !== undefined) notes.add({ code: isSeen ? 'card-twice' : 'card-misplaced' }, frame);
  }
}

async function checkCode(
  bench: Bench,
  notes: PageNotes,
  located: LocatedPage,
  { card, field, frame }: { card: BatchCard; field: Field; frame: Frame },
  read: readonly ReadCode[],
  taken: Set<ReadCode>,
): Promise<void> {
  const place = bench.geometry.places[card.place - 1]?.[field.side];
  if (place === undefined || field.kind === 'photo') return;
  const at = project(located.paperToPicture, centreOf(bench, place, field));
  if (!isInside(notes, at)) return;
  const near = read.find(({ code }) => {
    const seen = middle(code.corners);
    return (
      code.kind === field.kind &&
      Math.hypot(seen.x - at.x, seen.y - at.y) < sidePx(code.corners.map((to) => ({ from: to, to }))) * 0.4
    );
  });
  const found =
    near ?? (field.kind === 'qr' ? await lookAgain(bench, notes, located, place, field) : undefined);
  if (found === undefined) return;
  if (found === 'blank' || found === 'unreadable') {
    notes.add({ code: found === 'blank' ? 'card-missing' : 'card-unreadable' }, frame);
    return;
  }
  taken.add(found);
  const { problem } = found;
  if (problem !== undefined) {
    const other = problem.card === undefined || problem.card === card.card ? {} : { found: problem.card };
    notes.add({ code: problem.code, ...other }, frame);
  } else if (found.card?.card !== card.card)
    notes.add({ code: 'card-misplaced', ...(found.card && { found: found.card.card }) }, frame);
  else if (field.kind === 'qr') {
    bench.qr.add(card.card);
    frame.right.add('code');
  }
}

/** The box of a code laid straight and read by itself; whether anything is printed there at all. */
async function lookAgain(
  bench: Bench,
  { picture }: PageNotes,
  { paperToPicture }: LocatedPage,
  place: PlaceOnSheet,
  field: Field,
): Promise<ReadCode | 'blank' | 'unreadable' | undefined> {
  const box = onPaper(place, bench.geometry.card, field);
  const patch = cutPatch(picture, paperToPicture, box, AGAIN_PX_PER_MM);
  if (patch === undefined) return undefined;
  const { values, widthPx, heightPx } = patch;
  const rgba = new Uint8Array(values.length * 4);
  for (const [at, value] of values.entries()) rgba.set([value, value, value, 255], at * 4);
  const [code] = (await readSheetCodes({ rgba, widthPx, heightPx })).filter(({ kind }) => kind === 'qr');
  if (code !== undefined) return await readCode(bench, code);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return spread < PRINTED_SPREAD ? 'blank' : 'unreadable';
}

function centreOf({ geometry }: Bench, place: PlaceOnSheet, field: Field): Point {
  const code: SheetCode = { kind: 'qr', text: '', modules: 85, corners: [ORIGIN, ORIGIN, ORIGIN, ORIGIN] };
  return anchorOfCode(code, { sheet: 0, side: field.side, place }, geometry.card, field).centre.from;
}

function isInside({ picture }: PageNotes, { x, y }: Point): boolean {
  return x > 0 && y > 0 && x < picture.widthPx && y < picture.heightPx;
}

/** The frame around a card's sides: those beside each other have one. */
function around(corners: readonly Point[]): Point[] {
  const [first, second, third, fourth, , right, below] = corners;
  return [first, right ?? second, below ?? third, fourth].flatMap((corner) => corner ?? []);
}
