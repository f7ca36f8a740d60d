import sharp from 'sharp';
import { ScanError } from './errors.ts';
import { project, type Homography } from './homography.ts';
import { checkPixels, type RgbaPicture } from './rgba-picture.ts';

/** Of a pixel's side: of the picture's pixels under it. */
const MOST_SAMPLES = 5;

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
 * picture's over it. Undefined when more
 * of it than a share `mostOutside` is outside the picture; what is outside goes on as the picture's edge.
 */
export function cutPatch(
  picture: RgbaPicture,
  paperToPicture: Homography,
  box: PaperBox,
  pxPerMm: number,
  mostOutside = 0,
): GreyPatch | undefined {
  const isSideways = box.turn % 180 !== 0;
  const widthPx = Math.round((isSideways ? box.heightMm : box.widthMm) * pxPerMm);
  const heightPx = Math.round((isSideways ? box.widthMm : box.heightMm) * pxPerMm);
  const values = new Float32Array(widthPx * heightPx);
  const corner = (u: number, v: number) => project(paperToPicture, pointIn(box, u, v));
  const across = Math.hypot(corner(1, 0.5).x - corner(0, 0.5).x, corner(1, 0.5).y - corner(0, 0.5).y);
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(across / widthPx)));
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, k = 1] = paperToPicture;
  // Where the patch's top left corner is on the paper, and how far a step right and a step down go there.
  const [origin, right, below] = [pointIn(box, 0, 0), pointIn(box, 1, 0), pointIn(box, 0, 1)];
  const [rightX, rightY] = [(right.x - origin.x) / widthPx, (right.y - origin.y) / widthPx];
  const [downX, downY] = [(below.x - origin.x) / heightPx, (below.y - origin.y) / heightPx];
  let outside = 0;
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      let sum = 0;
      for (let sub = 0; sub < samples * samples; sub++) {
        const u = x + ((sub % samples) + 0.5) / samples;
        const v = y + (Math.floor(sub / samples) + 0.5) / samples;
        const [paperX, paperY] = [origin.x + u * rightX + v * downX, origin.y + u * rightY + v * downY];
        const depth = g * paperX + h * paperY + k;
        const column = Math.floor((a * paperX + b * paperY + c) / depth);
        const row = Math.floor((d * paperX + e * paperY + f) / depth);
        const [nearX, nearY] = [clamp(column, picture.widthPx - 1), clamp(row, picture.heightPx - 1)];
        if (nearX !== column || nearY !== row) outside++;
        const at = (nearY * picture.widthPx + nearX) * 4;
        const { rgba } = picture;
        sum += 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
      }
      values[y * widthPx + x] = sum / (samples * samples);
    }
  if (outside > mostOutside * values.length * samples * samples) return undefined;
  return { values, widthPx, heightPx };
}

function clamp(value: number, most: number): number {
  return value > 0 ? Math.min(value, most) : 0;
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

function pointIn({ xMm, yMm, widthMm, heightMm, turn }: PaperBox, u: number, v: number) {
  const [across, down] = { 0: [u, v], 90: [1 - v, u], 180: [1 - u, 1 - v], 270: [v, 1 - u] }[turn];
  return { x: xMm + (across ?? 0) * widthMm, y: yMm + (down ?? 0) * heightMm };
}
