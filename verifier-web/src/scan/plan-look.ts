import { bringOut, type Detail } from './bring-out.ts';

/** A part of a picture, in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A look at a picture: what part of it, how much larger, and what is made clearer. */
export interface Look {
  part: Box;
  scale: number;
  detail?: Detail;
}

/**
 * The longest side, in pixels, at which a camera's picture is looked at first. Of the sizes that were tried this one read as many cards as
 * the picture's own, for a third of the work; also for a small camera's picture, which is enlarged.
 */
const firstSidePx = 600;

/**
 * How a frame that was not read is looked at once more, one way a frame, in turn: a card is held for longer than a frame. The first is for dark
 * and uneven pictures and their noise, the second for blur; enlarged, modules of two pixels are told apart. More takes an old phone too long.
 */
const laterLooks: readonly { sidePx: number; detail?: Detail }[] = [
  { sidePx: 720, detail: { grain: 2, shade: 6, strength: 3 } },
  { sidePx: 900, detail: { grain: 0, shade: 3, strength: 8 } },
  { sidePx: 1080 },
  { sidePx: 900 },
];

/** Around a code that was seen but not read, so much of its size. */
const margin = 0.15;

/** Enlarged by more, a picture shows nothing new. */
const mostScale = 3;

/** The first look at a frame. */
export function planLook({ width, height }: { width: number; height: number }): Look {
  return lookAt({ x: 0, y: 0, width, height }, firstSidePx);
}

/** How the frame of that number is looked at again; `seen` is where a code was seen in it. */
export function planNextLook(
  frame: number,
  { width, height }: { width: number; height: number },
  seen?: Box,
): Look {
  const whole = { x: 0, y: 0, width, height };
  const { sidePx = firstSidePx, detail } = laterLooks[frame % laterLooks.length] ?? {};
  const look = lookAt(seen === undefined ? whole : widen(seen, whole), sidePx);
  return detail === undefined ? look : { ...look, detail };
}

function lookAt(part: Box, sidePx: number): Look {
  return { part, scale: Math.min(mostScale, sidePx / Math.max(part.width, part.height)) };
}

function widen({ x, y, width, height }: Box, whole: Box): Box {
  const room = margin * Math.max(width, height);
  const [left, top] = [Math.max(0, Math.floor(x - room)), Math.max(0, Math.floor(y - room))];
  const right = Math.min(whole.width, Math.ceil(x + width + room));
  const bottom = Math.min(whole.height, Math.ceil(y + height + room));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

let scratch: HTMLCanvasElement | undefined;

/** Draws what the look sees. */
export function drawLook(canvas: HTMLCanvasElement, { part, scale, detail }: Look): ImageData | undefined {
  scratch ??= document.createElement('canvas');
  const [width, height] = [Math.round(part.width * scale), Math.round(part.height * scale)];
  if (width < 1 || height < 1) return undefined;
  // To set a size, even the same, clears the canvas and takes its memory anew.
  if (scratch.width !== width || scratch.height !== height) [scratch.width, scratch.height] = [width, height];
  const context = scratch.getContext('2d', { willReadFrequently: true });
  context?.drawImage(canvas, part.x, part.y, part.width, part.height, 0, 0, width, height);
  const picture = context?.getImageData(0, 0, width, height);
  if (picture !== undefined && detail !== undefined) bringOut(picture, detail);
  return picture;
}

/** Where in the picture a box is that was found in what the look saw. */
export function boxInPicture({ part, scale }: Look, { x, y, width, height }: Box): Box {
  return { x: part.x + x / scale, y: part.y + y / scale, width: width / scale, height: height / scale };
}
