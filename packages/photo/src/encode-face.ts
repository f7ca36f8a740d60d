import { extractAv1 } from '@passeport/credential';
import type { PixelBox } from './pixel-box.ts';
import { fromRgb, type RgbPicture } from './decode-area.ts';
import { drawFace, type Detail } from './draw-face.ts';

/** The picture in the QR. */
export interface Face {
  /** AV1 payload as `@passeport/credential` wraps it into an AVIF (its FACE.md). */
  av1: Uint8Array;
  widthPx: number;
  heightPx: number;
  /** sharp's AVIF quality, 1 to 100: about 27 at 256 bytes. */
  quality: number;
}

/** From the picture as it should be to one that fits whatever is on it. */
const details: Detail[] = [
  { widthPx: 64, heightPx: 80, blurPx: 0 },
  { widthPx: 64, heightPx: 80, blurPx: 1 },
  { widthPx: 64, heightPx: 80, blurPx: 2 },
  { widthPx: 48, heightPx: 60, blurPx: 2 },
  { widthPx: 32, heightPx: 40, blurPx: 2 },
  { widthPx: 32, heightPx: 40, blurPx: 8 },
];

/** Bytes grow by about this factor a step of quality. */
const growthPerQuality = 1.045;
/**
 * The quality of 256 bytes, by the logarithm of a picture's mean squared gradient: a line through 100 faces, from which
 * theirs differ by 1.7. It starts the search within a step or two of its end; bisecting takes 6 encodings.
 */
const expected = { quality: 117.4, perLogGradient: -12.73, budgetBytes: 256 };
const maxQuality = 80;
/** The search ends once this share of the budget is used: two steps of quality are not worth an encoding. */
const goodShare = 0.92;
/** The search aims between that and the whole budget. */
const aimedShare = 0.97;

/** Encodes the best face that fits `budgetBytes`; on any picture there is one. */
export async function encodeFace(portrait: RgbPicture, box: PixelBox, budgetBytes: number): Promise<Face> {
  for (const detail of details) {
    const face = await searchQuality(await drawFace(portrait, box, detail), budgetBytes);
    if (face !== undefined) return face;
  }
  throw new RangeError(`no face fits ${budgetBytes} bytes`);
}

/** The highest quality that fits, or nearly; nothing when the lowest one does not. */
async function searchQuality(picture: RgbPicture, budgetBytes: number): Promise<Face | undefined> {
  let fits = 0;
  let tooLong = maxQuality + 1;
  let best: Face | undefined;
  let quality = expectQuality(picture, budgetBytes);
  while (tooLong - fits > 1) {
    const av1 = await encodeAv1(picture, quality);
    if (av1.length <= budgetBytes) {
      fits = quality;
      best = { av1, widthPx: picture.widthPx, heightPx: picture.heightPx, quality };
      if (av1.length >= budgetBytes * goodShare) break;
    } else {
      tooLong = quality;
    }
    const steps = Math.trunc(stepsBetween(av1.length, budgetBytes * aimedShare));
    quality = Math.min(tooLong - 1, Math.max(fits + 1, quality + steps));
  }
  return best;
}

/** The quality at which a picture is likely to fit. */
function expectQuality({ rgb, widthPx, heightPx }: RgbPicture, budgetBytes: number): number {
  const grey = (at: number) =>
    0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0);
  let squares = 0;
  for (let y = 1; y < heightPx - 1; y += 1) {
    for (let x = 1; x < widthPx - 1; x += 1) {
      const at = (y * widthPx + x) * 3;
      const [across, down] = [grey(at + 3) - grey(at - 3), grey(at + widthPx * 3) - grey(at - widthPx * 3)];
      squares += across * across + down * down;
    }
  }
  const gradient = squares / ((widthPx - 2) * (heightPx - 2));
  const quality =
    expected.quality +
    expected.perLogGradient * Math.log(Math.max(1, gradient)) +
    stepsBetween(expected.budgetBytes, budgetBytes * aimedShare);
  return Math.min(maxQuality, Math.max(1, Math.round(quality)));
}

/** By how many steps of quality so many bytes become `budgetBytes`. */
function stepsBetween(bytes: number, budgetBytes: number): number {
  return Math.log(budgetBytes / bytes) / Math.log(growthPerQuality);
}

/**
 * Effort 3 is where libaom starts to search well: a face at 256 bytes gains 0.7 dB over effort 2 for 3 ms more, and
 * effort 4 takes nearly three times as long for nothing to speak of. `tune: 'ssim'` keeps eyes and mouth that the
 * default smooths away. README.md has the figures.
 */
async function encodeAv1(picture: RgbPicture, quality: number): Promise<Uint8Array> {
  const avif = await fromRgb(picture)
    .avif({ quality, effort: 3, tune: 'ssim', chromaSubsampling: '4:2:0' })
    .toBuffer();
  return extractAv1(avif);
}
