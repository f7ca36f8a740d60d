/** A part of a picture, in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A look at a picture: what part of it, and how much larger. */
export interface Look {
  part: Box;
  scale: number;
}

/**
 * The longest side, in pixels, at which a camera's picture is looked at first. Of the sizes that were tried this one read as many cards as
 * the picture's own, for a third of the work; also for a small camera's picture, which is enlarged.
 */
const firstSidePx = 600;

/**
 * At which a frame that was not read is looked at once more, one a frame, in turn: a card is held for longer than a frame. Enlarged, modules
 * of two pixels are told apart; made smaller, the noise of a dark picture averages out. More takes an old phone too long.
 */
const laterSidesPx = [1080, 480, 900, 720] as const;

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
  const sidePx = laterSidesPx[frame % laterSidesPx.length] ?? firstSidePx;
  return lookAt(seen === undefined ? whole : widen(seen, whole), sidePx);
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
export function drawLook(canvas: HTMLCanvasElement, { part, scale }: Look): ImageData | undefined {
  scratch ??= document.createElement('canvas');
  const [width, height] = [Math.round(part.width * scale), Math.round(part.height * scale)];
  if (width < 1 || height < 1) return undefined;
  // To set a size, even the same, clears the canvas and takes its memory anew.
  if (scratch.width !== width || scratch.height !== height) [scratch.width, scratch.height] = [width, height];
  const context = scratch.getContext('2d', { willReadFrequently: true });
  context?.drawImage(canvas, part.x, part.y, part.width, part.height, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height);
}

/** Where in the picture a box is that was found in what the look saw. */
export function boxInPicture({ part, scale }: Look, { x, y, width, height }: Box): Box {
  return { x: part.x + x / scale, y: part.y + y / scale, width: width / scale, height: height / scale };
}
