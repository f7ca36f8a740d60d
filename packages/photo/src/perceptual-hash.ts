import type { RgbPicture } from './decode-area.ts';

/** 64 bits of what a portrait looks like, as 16 hexadecimal digits: nearly the same for a copy that was saved anew. */
export type PerceptualHash = string;

const sidePx = 32;
const kept = 8;

/** cos((2x + 1)uπ / 2N): the discrete cosine transform of type II, its lowest frequencies but the mean. */
const cosines = Array.from({ length: kept }, (_, frequency) =>
  Array.from({ length: sidePx }, (_, x) =>
    Math.cos(((2 * x + 1) * (frequency + 1) * Math.PI) / (2 * sidePx)),
  ),
);

/** Perceptual hash (pHash): whether each of the 8 × 8 lowest frequencies is above their median. */
export function hashPortrait(portrait: RgbPicture): PerceptualHash {
  const grey = averageLuminances(portrait);
  const rows = Array.from({ length: sidePx }, (_, y) =>
    cosines.map((wave) => wave.reduce((sum, value, x) => sum + value * (grey[y * sidePx + x] ?? 0), 0)),
  );
  const waves = cosines.flatMap((wave) =>
    cosines.map((_, u) => wave.reduce((sum, value, y) => sum + value * (rows[y]?.[u] ?? 0), 0)),
  );
  const median = waves.toSorted((a, b) => a - b)[waves.length / 2] ?? 0;
  const bits = waves.reduce((sum, value) => (sum << 1n) | (value >= median ? 1n : 0n), 0n);
  return bits.toString(16).padStart(16, '0');
}

/** The mean luminance (BT.601) of each of 32 × 32 parts of a picture. */
function averageLuminances({ rgb, widthPx, heightPx }: RgbPicture): Float64Array {
  const means = new Float64Array(sidePx * sidePx);
  const edge = (part: number, length: number) => Math.floor((part * length) / sidePx);
  for (let part = 0; part < means.length; part += 1) {
    const [column, row] = [part % sidePx, Math.floor(part / sidePx)];
    const [left, top] = [edge(column, widthPx), edge(row, heightPx)];
    const right = Math.max(left + 1, edge(column + 1, widthPx));
    const bottom = Math.max(top + 1, edge(row + 1, heightPx));
    let sum = 0;
    for (let y = top; y < bottom; y += 1) {
      for (let at = (y * widthPx + left) * 3; at < (y * widthPx + right) * 3; at += 3) {
        sum += 0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0);
      }
    }
    means[part] = sum / ((right - left) * (bottom - top));
  }
  return means;
}

/** How many of the 64 bits differ. */
export function comparePerceptualHashes(a: PerceptualHash, b: PerceptualHash): number {
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; differing > 0n; differing &= differing - 1n) count += 1;
  return count;
}

/**
 * Portraits whose hashes differ in no more bits are taken for copies of one photo. Few, as all portraits are alike once
 * cropped, and 3,000 of them make millions of pairs; README.md has the figures.
 */
export const samePhotoBits = 2;
