import type { RgbPicture } from './decode-area.ts';

/** The transform's block; AV1 codes a smooth face in blocks of about this size. */
const blockPx = 16;
/** What a step of the quantiser comes to, near 256 bytes, in levels of luminance. */
const stepLevels = 16;
/**
 * The quality of 246 bytes by the logarithm of a picture's rate: a line through 336 faces, 119 portraits and field photos of all
 * models, from which theirs differ by 1.4 steps (by a mean gradient, 3.0).
 */
const expected = { quality: -0.9, perLogRate: -25.25, bytes: 246 };
/** Bytes grow by about this factor a step of quality. */
const growthPerQuality = 1.0375;

/** The quality, any number, at which a picture is likely to take so many bytes. */
export function expectQuality(picture: RgbPicture, bytes: number): number {
  const rate = Math.max(0.01, rateOf(picture));
  return expected.quality + expected.perLogRate * Math.log(rate) + stepsBetween(expected.bytes, bytes);
}

/** By how many steps of quality so many bytes become `wantedBytes`. */
export function stepsBetween(bytes: number, wantedBytes: number): number {
  return Math.log(wantedBytes / bytes) / Math.log(growthPerQuality);
}

/**
 * What a picture's detail costs: the mean of ln(1 + (c / step)²) over the coefficients of its discrete cosine transform (type II), as
 * the theory of rate and distortion has it for each of them (Cover and Thomas, Elements of Information Theory, 10.3.3).
 */
function rateOf({ rgb, widthPx, heightPx }: RgbPicture): number {
  const grey = new Float64Array(widthPx * heightPx);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 3) {
    grey[pixel] = 0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0);
  }
  let sum = 0;
  let count = 0;
  for (let top = 0; top + blockPx <= heightPx; top += blockPx) {
    for (let left = 0; left + blockPx <= widthPx; left += blockPx) {
      const coefficients = transformBlock(grey, top * widthPx + left, widthPx);
      for (let at = 1; at < coefficients.length; at += 1) {
        sum += Math.log1p(((coefficients[at] ?? 0) / stepLevels) ** 2);
      }
      count += coefficients.length;
    }
  }
  return sum / Math.max(1, count);
}

const waves = Float64Array.from({ length: blockPx * blockPx }, (_, at) => {
  const [frequency, x] = [Math.floor(at / blockPx), at % blockPx];
  const norm = Math.sqrt((frequency === 0 ? 1 : 2) / blockPx);
  return norm * Math.cos(((2 * x + 1) * frequency * Math.PI) / (2 * blockPx));
});

/** The orthonormal transform of a block that begins at `start`, rows first; its mean is the first coefficient. */
function transformBlock(grey: Float64Array, start: number, stride: number): Float64Array {
  const across = new Float64Array(blockPx * blockPx);
  for (let row = 0; row < blockPx; row += 1) {
    for (let frequency = 0; frequency < blockPx; frequency += 1) {
      let sum = 0;
      for (let x = 0; x < blockPx; x += 1) {
        sum += (waves[frequency * blockPx + x] ?? 0) * (grey[start + row * stride + x] ?? 0);
      }
      across[frequency * blockPx + row] = sum;
    }
  }
  const both = new Float64Array(blockPx * blockPx);
  for (let column = 0; column < blockPx; column += 1) {
    for (let frequency = 0; frequency < blockPx; frequency += 1) {
      let sum = 0;
      for (let y = 0; y < blockPx; y += 1) {
        sum += (waves[frequency * blockPx + y] ?? 0) * (across[column * blockPx + y] ?? 0);
      }
      both[frequency * blockPx + column] = sum;
    }
  }
  return both;
}
