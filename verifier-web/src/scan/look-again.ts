/** A part of a picture, in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Another look at a picture that the first one did not read: what part of it, and how much larger. */
export interface Look {
  part: Box;
  scale: number;
}

/**
 * By how much the looks after the first one enlarge, one a frame, in turn: a card is held for longer than a frame. Enlarged, modules of two
 * pixels are told apart; made smaller, the noise of a dark picture averages out.
 */
const scales = [1.5, 2 / 3, 2] as const;

/** Enlarged, a picture has at most so many pixels a side: more takes an old phone too long. */
const longestSidePx = 1620;

/** Around a code that was seen but not read, so much of its size. */
const margin = 0.15;

/** How the frame of that number is looked at again; `seen` is where a code was seen in it. */
export function planLook(frame: number, picture: { width: number; height: number }, seen?: Box): Look {
  const scale = scales[frame % scales.length] ?? 1;
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  const part = seen !== undefined && scale > 1 ? widen(seen, whole) : whole;
  return { part, scale: Math.min(scale, longestSidePx / Math.max(part.width, part.height)) };
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
  [scratch.width, scratch.height] = [width, height];
  const context = scratch.getContext('2d', { willReadFrequently: true });
  context?.drawImage(canvas, part.x, part.y, part.width, part.height, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height);
}
