import type { GreyPatch } from './grey-patch.ts';

/** Blurs between which the detail of a face at 2 pixels a mm lies: eyes, mouth, edges of hair and cloth. */
const FINE_PX = 0.6;
const COARSE_PX = 2;
/** Of the patch's mean strength: below it detail is taken for noise. */
const FLOOR = 0.3;
/** Of the portrait's edge: frames and rounded corners are not compared. */
const EDGE_PX = 2;
/** Of the places found at half the size. */
const PLACES_TRIED = 3;

/** What of a patch is compared: its detail, and that of the patch at half the size, by which it is found. */
export interface Detail {
  fine: GreyPatch;
  coarse: GreyPatch;
}

/**
 * The fine detail of a patch: what lies between two blurs, evened out by its own strength around each pixel. Light, contrast, shadow and
 * plain backgrounds are gone; flat paper is near 0.
 */
export function showDetail(patch: GreyPatch): Detail {
  return { fine: bandOf(patch), coarse: bandOf(halve(patch)) };
}

/**
 * How alike a portrait and a patch of a photograph are, −1 to 1: the best normalised correlation of the portrait over its places in the
 * patch, which is larger by a margin all around. Looked for at half the size, then around the best places found.
 */
export function likeness(patch: Detail, portrait: Detail): number {
  const found: { left: number; top: number; score: number }[] = [];
  const [wide, small] = [patch.coarse, portrait.coarse];
  for (let top = 0; top <= wide.heightPx - small.heightPx; top++)
    for (let left = 0; left <= wide.widthPx - small.widthPx; left++)
      found.push({ left, top, score: correlate(wide, small, left, top, 1) });
  const best = found.toSorted((a, b) => b.score - a.score).slice(0, PLACES_TRIED);
  const tried = new Set<string>();
  let most = -1;
  for (const { left, top } of best)
    for (let y = 2 * top - 2; y <= 2 * top + 2; y++)
      for (let x = 2 * left - 2; x <= 2 * left + 2; x++) {
        const key = `${x} ${y}`;
        const isInside =
          x >= 0 &&
          y >= 0 &&
          x <= patch.fine.widthPx - portrait.fine.widthPx &&
          y <= patch.fine.heightPx - portrait.fine.heightPx;
        if (!isInside || tried.has(key)) continue;
        tried.add(key);
        most = Math.max(most, correlate(patch.fine, portrait.fine, x, y, EDGE_PX));
      }
  return most;
}

function halve({ values, widthPx, heightPx }: GreyPatch): GreyPatch {
  const [width, height] = [Math.floor(widthPx / 2), Math.floor(heightPx / 2)];
  const half = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = 2 * y * widthPx + 2 * x;
      const sum =
        (values[at] ?? 0) +
        (values[at + 1] ?? 0) +
        (values[at + widthPx] ?? 0) +
        (values[at + widthPx + 1] ?? 0);
      half[y * width + x] = sum / 4;
    }
  return { values: half, widthPx: width, heightPx: height };
}

function bandOf({ values, widthPx, heightPx }: GreyPatch): GreyPatch {
  const fine = blur(values, widthPx, heightPx, FINE_PX);
  const coarse = blur(fine, widthPx, heightPx, COARSE_PX);
  const band = fine.map((value, at) => value - (coarse[at] ?? 0));
  const power = blur(
    band.map((value) => value * value),
    widthPx,
    heightPx,
    COARSE_PX,
  );
  const floor = FLOOR * Math.sqrt(power.reduce((sum, value) => sum + value, 0) / power.length) + 1e-6;
  return {
    values: band.map((value, at) => value / (Math.sqrt(power[at] ?? 0) + floor)),
    widthPx,
    heightPx,
  };
}

function correlate(patch: GreyPatch, portrait: GreyPatch, left: number, top: number, edgePx: number): number {
  const { widthPx, heightPx, values } = portrait;
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = edgePx; y < heightPx - edgePx; y++) {
    const [row, line] = [(top + y) * patch.widthPx + left, y * widthPx];
    for (let x = edgePx; x < widthPx - edgePx; x++) {
      const p = patch.values[row + x] ?? 0;
      const q = values[line + x] ?? 0;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  }
  const count = (widthPx - 2 * edgePx) * (heightPx - 2 * edgePx);
  const spread = Math.sqrt((aa - (a * a) / count) * (bb - (b * b) / count));
  return spread > 1e-6 ? (ab - (a * b) / count) / spread : 0;
}

/** A Gaussian blur; the edge's pixels go on beyond it. */
function blur(values: Float32Array, widthPx: number, heightPx: number, sigma: number): Float32Array {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const kernel = Float64Array.from(weights, (weight) => weight / whole);
  const across = blurLines(values, widthPx, 1, heightPx, widthPx, kernel);
  return blurLines(across, heightPx, widthPx, widthPx, 1, kernel);
}

/** Blurs `lines` lines of `length` pixels, which are `step` apart. */
function blurLines(
  source: Float32Array,
  length: number,
  step: number,
  lines: number,
  lineStep: number,
  kernel: Float64Array,
): Float32Array {
  const blurred = new Float32Array(source.length);
  const reach = (kernel.length - 1) / 2;
  // A line with its first and last pixel repeated beyond its ends.
  const line = new Float64Array(length + 2 * reach);
  for (let number = 0; number < lines; number++) {
    const start = number * lineStep;
    for (let at = 0; at < line.length; at++)
      line[at] = source[start + Math.min(length - 1, Math.max(0, at - reach)) * step] ?? 0;
    for (let at = 0; at < length; at++) {
      let sum = 0;
      for (let tap = 0; tap < kernel.length; tap++) sum += (kernel[tap] ?? 0) * (line[at + tap] ?? 0);
      blurred[start + at * step] = sum;
    }
  }
  return blurred;
}
