import type { PictureSize, PixelBox } from '@passeport/photo';
import type { Point } from '@passeport/photo-sheets';

/** How far a crop may move up, as a share of its height: the eyes stay in the upper half. */
const MOST_LIFT = 0.1;
/** A crop smaller than this part of the wanted one would cut the head. */
const LEAST_SHARE = 0.7;
/** Room left between crop and slip, as a share of the crop's height: a hand's tilt. */
const MARGIN = 0.015;
/** Where the face is in a crop around a face that was found, brow to chin, as shares of its width and height. */
const FOUND_FACE = { left: 0.2, right: 0.8, top: 0.24, bottom: 0.83 };
/** The same in a crop of which nothing is known. */
const FACE = { left: 0.28, right: 0.72, top: 0.2, bottom: 0.64 };

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A crop that shows no slip; `coversFace` when a slip is in front of the face, or so near that no crop leaves it out. */
export interface SlipFreeCrop {
  box: PixelBox;
  coversFace: boolean;
}

/**
 * Moves and shrinks a 4:5 crop until no slip is in it, keeping the head where it can; `found` says that it is around a face
 * that was found.
 */
export function avoidSlips(
  wanted: PixelBox,
  slips: readonly Point[][],
  picture: PictureSize,
  found = false,
): SlipFreeCrop {
  const faceShares = found ? FOUND_FACE : FACE;
  let box = wanted;
  for (const corners of slips) {
    const slip = boundsOf(corners);
    if (!overlap(slip, edgesOf(box))) continue;
    const face = partOf(box, faceShares);
    if (overlap(slip, face)) return { box: wanted, coversFace: true };
    const free = largestBeside(box, slip, picture, face);
    if (free === undefined) return { box: wanted, coversFace: true };
    box = free;
  }
  return { box, coversFace: false };
}

/** The largest 4:5 box above, left or right of the slip that keeps the face. */
function largestBeside(box: PixelBox, slip: Edges, picture: PictureSize, face: Edges): PixelBox | undefined {
  const margin = box.heightPx * MARGIN;
  const whole = edgesOf(box);
  const lift = Math.min(box.heightPx * MOST_LIFT, box.topPx, Math.max(0, whole.bottom - slip.top + margin));
  const choices: Edges[] = [
    { ...whole, top: whole.top - lift, bottom: slip.top - margin },
    { ...whole, right: slip.left - margin },
    { ...whole, left: slip.right + margin },
    { ...whole, top: slip.bottom + margin },
  ];
  const boxes = choices
    .map((room) => fitAround(face, room))
    .filter((found) => found !== undefined)
    .filter(
      ({ leftPx, topPx, widthPx, heightPx }) =>
        heightPx >= LEAST_SHARE * box.heightPx &&
        leftPx >= 0 &&
        topPx >= 0 &&
        leftPx + widthPx <= picture.widthPx &&
        topPx + heightPx <= picture.heightPx,
    );
  return boxes.sort((a, b) => b.heightPx - a.heightPx)[0];
}

/** The largest 4:5 box in the room, its middle as near to the face's as the room lets it be; none when it would cut the face. */
function fitAround(face: Edges, room: Edges): PixelBox | undefined {
  const unit = Math.floor(Math.min((room.right - room.left) / 4, (room.bottom - room.top) / 5));
  if (unit < 2) return undefined;
  const [widthPx, heightPx] = [unit * 4, unit * 5];
  const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  const leftPx = Math.ceil(within((face.left + face.right - widthPx) / 2, room.left, room.right - widthPx));
  const topPx = Math.ceil(within(room.top, room.top, room.bottom - heightPx));
  const found = { leftPx, topPx, widthPx, heightPx };
  const { left, top, right, bottom } = edgesOf(found);
  const cutsFace = left > face.left || right < face.right || top > face.top || bottom < face.bottom;
  return cutsFace ? undefined : found;
}

function boundsOf(corners: readonly Point[]): Edges {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function edgesOf({ leftPx, topPx, widthPx, heightPx }: PixelBox): Edges {
  return { left: leftPx, top: topPx, right: leftPx + widthPx, bottom: topPx + heightPx };
}

function partOf({ leftPx, topPx, widthPx, heightPx }: PixelBox, part: Edges): Edges {
  return {
    left: leftPx + widthPx * part.left,
    top: topPx + heightPx * part.top,
    right: leftPx + widthPx * part.right,
    bottom: topPx + heightPx * part.bottom,
  };
}

function overlap(a: Edges, b: Edges): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
