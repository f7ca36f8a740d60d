import {
  fitHomography,
  project,
  type Homography,
  type Point,
  type PointPair,
  type SheetCode,
} from '@passeport/scan';
import type { BatchGeometry, PlaceOnSheet } from './batch-plan.ts';

/** A code that was recognised: its corners on the paper (mm), and which sheet and side they say. */
export interface Anchor {
  sheet: number;
  side: 'front' | 'back';
  isMark: boolean;
  pairs: PointPair[];
  centre: { from: Point; to: Point };
}

/** A page laid straight: the paper's mm to the picture's pixels. */
export interface LocatedPage {
  sheet: number;
  side: 'front' | 'back';
  paperToPicture: Homography;
}

/** Of the codes in their boxes, in modules. */
const QUIET_MODULES = { qr: 4, 'data-matrix': 1 } as const;

/** A box of a card, as it lies on the paper. */
export function onPaper(
  place: PlaceOnSheet,
  card: BatchGeometry['card'],
  box: { xMm: number; yMm: number; widthMm: number; heightMm: number },
) {
  const at = pointOn(place, card);
  const one = at(box.xMm, box.yMm);
  const other = at(box.xMm + box.widthMm, box.yMm + box.heightMm);
  return {
    xMm: Math.min(one.x, other.x),
    yMm: Math.min(one.y, other.y),
    widthMm: Math.abs(one.x - other.x),
    heightMm: Math.abs(one.y - other.y),
    turn: place.turn,
  };
}

/** A card's corners on the paper, as it lies there. */
export function cornersOf({ xMm, yMm, widthMm, heightMm }: PlaceOnSheet): Point[] {
  return [
    { x: xMm, y: yMm },
    { x: xMm + widthMm, y: yMm },
    { x: xMm + widthMm, y: yMm + heightMm },
    { x: xMm, y: yMm + heightMm },
  ];
}

/** The corners of a card's QR code, or of its front's mark, on the paper, and where they were seen. */
export function anchorOfCode(
  code: SheetCode,
  where: { sheet: number; side: 'front' | 'back'; place: PlaceOnSheet },
  card: BatchGeometry['card'],
  box: { xMm: number; yMm: number; widthMm: number; heightMm: number },
): Anchor {
  const quietModules = QUIET_MODULES[code.kind];
  const quiet = (quietModules * box.widthMm) / (code.modules + 2 * quietModules);
  const [left, top] = [box.xMm + quiet, box.yMm + quiet];
  const [right, bottom] = [box.xMm + box.widthMm - quiet, box.yMm + box.heightMm - quiet];
  const at = pointOn(where.place, card);
  return anchor(code, where, code.kind === 'data-matrix', [
    at(left, top),
    at(right, top),
    at(right, bottom),
    at(left, bottom),
  ]);
}

/** The same of a mark in the margin. */
export function anchorOfMark(
  code: SheetCode,
  where: { sheet: number; side: 'front' | 'back' },
  { xMm, yMm, sideMm }: BatchGeometry['marks'][number],
): Anchor {
  return anchor(code, where, true, [
    { x: xMm, y: yMm },
    { x: xMm + sideMm, y: yMm },
    { x: xMm + sideMm, y: yMm + sideMm },
    { x: xMm, y: yMm + sideMm },
  ]);
}

/** The sheet that most codes say, laid straight by those that agree; undefined when no two do: cards that lie about. */
export function locatePage(anchors: readonly Anchor[]): LocatedPage | undefined {
  const groups = [...Map.groupBy(anchors, ({ sheet, side }) => `${sheet} ${side}`).values()];
  const [group] = groups.sort((a, b) => b.length - a.length);
  const [first] = group ?? [];
  if (group === undefined || first === undefined || group.length < 2) return undefined;
  let agreeing: Anchor[] = [];
  for (const [at, one] of group.entries())
    for (const other of group.slice(at + 1)) {
      const h = fitHomography([...one.pairs, ...other.pairs]);
      if (h === undefined) continue;
      const near = group.filter((anchored) => isNear(h, anchored));
      if (near.length > agreeing.length) agreeing = near;
    }
  if (agreeing.length < 2) return undefined;
  const paperToPicture = fitHomography(agreeing.flatMap(({ pairs }) => pairs));
  return paperToPicture && { sheet: first.sheet, side: first.side, paperToPicture };
}

/** Every corner seen within an eighth of the code's side of where it belongs (marks, which are small: a third). */
function isNear(h: Homography, { pairs, isMark }: Anchor): boolean {
  const most = sidePx(pairs) * (isMark ? 0.34 : 0.125);
  return pairs.every(({ from, to }) => {
    const { x, y } = project(h, from);
    return Math.hypot(x - to.x, y - to.y) < most;
  });
}

export function sidePx(pairs: readonly PointPair[]): number {
  const [one, other] = pairs;
  return one && other ? Math.hypot(one.to.x - other.to.x, one.to.y - other.to.y) : 0;
}

function pointOn({ xMm, yMm, turn }: PlaceOnSheet, { widthMm, heightMm }: BatchGeometry['card']) {
  return (x: number, y: number): Point =>
    ({
      0: { x: xMm + x, y: yMm + y },
      90: { x: xMm + heightMm - y, y: yMm + x },
      180: { x: xMm + widthMm - x, y: yMm + heightMm - y },
      270: { x: xMm + y, y: yMm + widthMm - x },
    })[turn];
}

function anchor(
  { corners }: SheetCode,
  { sheet, side }: { sheet: number; side: 'front' | 'back' },
  isMark: boolean,
  paper: readonly [Point, Point, Point, Point],
): Anchor {
  const pairs = paper.map((from, at) => ({ from, to: corners[at] ?? corners[0] }));
  return { sheet, side, isMark, pairs, centre: { from: middle(paper), to: middle(corners) } };
}

export function middle(points: readonly Point[]): Point {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
