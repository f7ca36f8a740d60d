import sharp from 'sharp';
import { ScanError } from './errors.ts';
import { project, type Homography } from './homography.ts';
import { checkPixels, type RgbaPicture } from './rgba-picture.ts';

/** Luminance, 0 to 255, row by row. */
export interface GreyPatch {
  values: Float32Array;
  widthPx: number;
  heightPx: number;
}

/** A rectangle of the paper, in mm; `turn`: how what is in it stands there, clockwise. */
export interface PaperBox {
  xMm: number;
  yMm: number;
  widthMm: number;
  heightMm: number;
  turn: 0 | 90 | 180 | 270;
}

/**
 * Cuts a rectangle of the paper out of a photograph of it, laid straight and upright, at `pxPerMm`; every pixel is the mean of the
 * picture's over it. Undefined when part of it is outside the picture.
 */
export function cutPatch(
  picture: RgbaPicture,
  paperToPicture: Homography,
  box: PaperBox,
  pxPerMm: number,
): GreyPatch | undefined {
  const isSideways = box.turn % 180 !== 0;
  const widthPx = Math.round((isSideways ? box.heightMm : box.widthMm) * pxPerMm);
  const heightPx = Math.round((isSideways ? box.widthMm : box.heightMm) * pxPerMm);
  const values = new Float32Array(widthPx * heightPx);
  const corner = (u: number, v: number) => project(paperToPicture, pointIn(box, u, v));
  const across = Math.hypot(corner(1, 0.5).x - corner(0, 0.5).x, corner(1, 0.5).y - corner(0, 0.5).y);
  const samples = Math.min(6, Math.max(1, Math.round(across / widthPx)));
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      let sum = 0;
      for (let sub = 0; sub < samples * samples; sub++) {
        const u = (x + ((sub % samples) + 0.5) / samples) / widthPx;
        const v = (y + (Math.floor(sub / samples) + 0.5) / samples) / heightPx;
        const at = project(paperToPicture, pointIn(box, u, v));
        const grey = greyAt(picture, Math.floor(at.x), Math.floor(at.y));
        if (grey === undefined) return undefined;
        sum += grey;
      }
      values[y * widthPx + x] = sum / (samples * samples);
    }
  return { values, widthPx, heightPx };
}

/** A photo file as a patch of that size, filled as `cover` does. Throws `scan-unreadable`, `scan-too-large`. */
export async function readPatch(file: Uint8Array, widthPx: number, heightPx: number): Promise<GreyPatch> {
  try {
    const { width, height } = await sharp(file).metadata();
    checkPixels(width, height);
    const { data } = await sharp(file)
      .autoOrient()
      .resize(widthPx, heightPx, { fit: 'cover' })
      .toColourspace('srgb')
      .greyscale()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { values: Float32Array.from(data.subarray(0, widthPx * heightPx)), widthPx, heightPx };
  } catch (cause) {
    if (cause instanceof ScanError) throw cause;
    throw new ScanError('scan-unreadable', {}, cause);
  }
}

/**
 * How alike a portrait and a patch of a photograph are, −1 to 1: the best normalised correlation of the portrait over its places
 * in the patch, which is larger by a margin all around. Light and contrast do not matter.
 */
export function likeness(patch: GreyPatch, portrait: GreyPatch): number {
  let best = -1;
  for (let top = 0; top <= patch.heightPx - portrait.heightPx; top++)
    for (let left = 0; left <= patch.widthPx - portrait.widthPx; left++)
      best = Math.max(best, correlate(patch, portrait, left, top));
  return best;
}

function correlate(patch: GreyPatch, portrait: GreyPatch, left: number, top: number): number {
  const { widthPx, heightPx, values } = portrait;
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const p = patch.values[(top + y) * patch.widthPx + left + x] ?? 0;
      const q = values[y * widthPx + x] ?? 0;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  const count = widthPx * heightPx;
  const spread = Math.sqrt((aa - (a * a) / count) * (bb - (b * b) / count));
  return spread < 1e-6 ? 0 : (ab - (a * b) / count) / spread;
}

function pointIn({ xMm, yMm, widthMm, heightMm, turn }: PaperBox, u: number, v: number) {
  const [across, down] = { 0: [u, v], 90: [1 - v, u], 180: [1 - u, 1 - v], 270: [v, 1 - u] }[turn];
  return { x: xMm + (across ?? 0) * widthMm, y: yMm + (down ?? 0) * heightMm };
}

function greyAt({ rgba, widthPx, heightPx }: RgbaPicture, x: number, y: number): number | undefined {
  if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) return undefined;
  const at = (y * widthPx + x) * 4;
  return 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
}
