import { PhotoError } from './errors.ts';
import type { FaceGeometry } from './face-geometry.ts';
import type { Point } from './faces/detect-faces.ts';
import type { PictureSize, PixelBox } from './pixel-box.ts';

/** Where the portrait is cut from the upright photo. */
export interface CropPlan {
  /** 4:5, in pixels of the upright photo, before it is turned about its own middle by `rollDegrees`. */
  portrait: PixelBox;
  /** Clockwise, in the photo; 0 unless the eyes are tilted by more than 3°. */
  rollDegrees: number;
  /** The photo ends so near the head that the portrait could not be given its proportions. */
  limited: boolean;
}

/** Eyes tilted by less are left as they are: a turned picture is a little softer. */
const leastRollDegrees = 3;
/** How much of a turned portrait's width its corners may reach over the photo's edge; the edge is drawn out there. */
const cornerOverhang = 0.03;
/**
 * How much of its width any portrait may, before it is moved or made smaller beyond ICAO's ranges; the narrowest that does is taken.
 * What is drawn out is wall, hair or clothes: the face is well inside.
 */
const edgeOverhangs = [0.025, 0.05, 0.075, 0.1];

interface Shares {
  /** Head height, and the eyes' line from the top, as shares of the portrait's height. */
  head: number;
  eyes: number;
  /** The face's centre from the left, as a share of the width. */
  across: number;
}

/** The middle of ICAO's ranges, with room for hair above. */
const target: Shares = { head: 0.71, eyes: 0.46, across: 0.5 };
/** What a step away from the target costs. */
const cost: Shares = { head: 2, eyes: 1.5, across: 3 };
/** Well inside the ranges of ISO/IEC 19794-5, so that another's measure agrees. */
const good = { head: [0.66, 0.86], eyes: [0.33, 0.475], across: [0.46, 0.54] } as const;
/** Where the photo ends before the portrait would. */
const bearable = { head: [0.5, 1.1], eyes: [0.15, 0.6], across: [0.2, 0.8] } as const;

/**
 * The portrait's place around a face. Where the photo ends, it is moved or made smaller; where that is not enough, a narrow strip
 * outside the photo is drawn out of its edge; else its proportions are given up.
 */
export function planCrop(face: FaceGeometry, picture: PictureSize): CropPlan {
  const untilted = nearestQuarterTurn(face.rollDegrees);
  const tilted = Math.abs(face.rollDegrees - untilted) > leastRollDegrees;
  const roll = tilted ? face.rollDegrees : untilted;
  const corners = tilted ? cornerOverhang : 0;
  for (const [ranges, rollDegrees, overhang] of [
    [good, roll, corners],
    [good, untilted, 0],
    ...edgeOverhangs.map((share) => [good, roll, share] as const),
    [bearable, roll, corners],
    [bearable, untilted, 0],
  ] as const) {
    const portrait = bestBox(face, picture, rollDegrees, ranges, overhang);
    if (portrait !== undefined) return { portrait, rollDegrees, limited: ranges === bearable };
  }
  const portrait = placeCrop(face.centre, picture, { rollDegrees: untilted });
  return { portrait, rollDegrees: untilted, limited: true };
}

/** How a photo was turned that shows a face at this angle: 0 for all that is nearer to upright than to lying on a side. */
export function nearestQuarterTurn(rollDegrees: number): number {
  // Zero, not minus zero.
  return Math.round(rollDegrees / 90) * 90 + 0;
}

/** The largest 4:5 box in the middle of a picture. */
export function centreCrop(picture: PictureSize): PixelBox {
  return placeCrop({ x: picture.widthPx / 2, y: picture.heightPx / 2 }, picture);
}

/**
 * The 4:5 box that a person's own box stands for: grown to the proportions about its middle, moved into the photo.
 *
 * @throws PhotoError `crop-out-of-picture` for a box that is not of whole pixels inside the photo; of one that is turned by a quarter, and so may
 *   reach over the edge before, its middle must be inside
 */
export function fitCrop(box: PixelBox, picture: PictureSize, rollDegrees = 0): PixelBox {
  const { widthPx, heightPx } = picture;
  const { leftPx, topPx } = box;
  const middle = { x: leftPx + box.widthPx / 2, y: topPx + box.heightPx / 2 };
  const [halfX, halfY] = liesOnSide(rollDegrees) ? [0, 0] : [box.widthPx / 2, box.heightPx / 2];
  const inside =
    [leftPx, topPx, box.widthPx, box.heightPx].every(Number.isSafeInteger) &&
    box.widthPx >= 8 &&
    box.heightPx >= 10 &&
    Math.min(middle.x - halfX, middle.y - halfY) >= 0 &&
    middle.x + halfX <= widthPx &&
    middle.y + halfY <= heightPx;
  if (!inside) throw new PhotoError('crop-out-of-picture', { widthPx, heightPx });
  const unit = Math.max(Math.round(box.widthPx / 4), Math.round(box.heightPx / 5));
  return placeCrop(middle, picture, { unit, rollDegrees });
}

/**
 * A 4:5 box of 4 by 5 times so many pixels, or the largest, as near to a point as the picture lets it be once it is turned about its own middle
 * by the whole quarters of `rollDegrees`; what it is tilted besides may reach over the edge.
 */
export function placeCrop(
  { x, y }: Point,
  picture: PictureSize,
  { unit: wanted = Number.POSITIVE_INFINITY, rollDegrees = 0 }: { unit?: number; rollDegrees?: number } = {},
): PixelBox {
  const [across, down] = liesOnSide(rollDegrees) ? [5, 4] : [4, 5];
  const unit = Math.min(wanted, Math.floor(Math.min(picture.widthPx / across, picture.heightPx / down)));
  const inside = (middle: number, half: number, length: number) =>
    Math.max(half, Math.min(middle, length - half));
  return {
    leftPx: Math.round(inside(x, (unit * across) / 2, picture.widthPx) - unit * 2),
    topPx: Math.round(inside(y, (unit * down) / 2, picture.heightPx) - unit * 2.5),
    widthPx: unit * 4,
    heightPx: unit * 5,
  };
}

function liesOnSide(rollDegrees: number): boolean {
  return nearestQuarterTurn(rollDegrees) % 180 !== 0;
}

/** Of all boxes inside the ranges and the photo the one nearest to the target. */
function bestBox(
  face: FaceGeometry,
  picture: PictureSize,
  rollDegrees: number,
  ranges: typeof good | typeof bearable,
  overhang: number,
): PixelBox | undefined {
  let best: PixelBox | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (const head of stepsOf(ranges.head)) {
    for (const eyes of stepsOf(ranges.eyes)) {
      for (const across of stepsOf(ranges.across)) {
        const price =
          Math.abs(head - target.head) * cost.head +
          Math.abs(eyes - target.eyes) * cost.eyes +
          Math.abs(across - target.across) * cost.across;
        if (price >= lowest) continue;
        const box = boxOf(face, { head, eyes, across }, rollDegrees);
        if (!holds(picture, box, rollDegrees, overhang)) continue;
        best = box;
        lowest = price;
      }
    }
  }
  return best;
}

function stepsOf([from, to]: readonly [number, number]): number[] {
  const count = Math.min(21, Math.round((to - from) / 0.01));
  return Array.from({ length: count + 1 }, (_, step) => from + (to - from) * (step / count));
}

function boxOf(face: FaceGeometry, shares: Shares, rollDegrees: number): PixelBox {
  const unit = Math.max(2, Math.round(face.headHeightPx / shares.head / 5));
  const [widthPx, heightPx] = [unit * 4, unit * 5];
  const [across, down] = turn(widthPx * (0.5 - shares.across), heightPx * (0.5 - shares.eyes), rollDegrees);
  return {
    leftPx: Math.round(face.centre.x + across - widthPx / 2),
    topPx: Math.round(face.centre.y + down - heightPx / 2),
    widthPx,
    heightPx,
  };
}

function holds(picture: PictureSize, box: PixelBox, rollDegrees: number, overhang: number): boolean {
  const slack = box.widthPx * overhang;
  const [halfX, halfY] = reachOf(box, rollDegrees);
  const [x, y] = [box.leftPx + box.widthPx / 2, box.topPx + box.heightPx / 2];
  return (
    x - halfX >= -slack &&
    y - halfY >= -slack &&
    x + halfX <= picture.widthPx + slack &&
    y + halfY <= picture.heightPx + slack
  );
}

/** How far a turned box reaches from its middle, across and down. */
export function reachOf({ widthPx, heightPx }: PictureSize, rollDegrees: number): [number, number] {
  const radians = (rollDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  return [(widthPx * cos + heightPx * sin) / 2, (widthPx * sin + heightPx * cos) / 2];
}

/** A vector turned clockwise. */
export function turn(x: number, y: number, degrees: number): [number, number] {
  const radians = (degrees * Math.PI) / 180;
  return [x * Math.cos(radians) - y * Math.sin(radians), x * Math.sin(radians) + y * Math.cos(radians)];
}
