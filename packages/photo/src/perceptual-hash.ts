import { fromRgb, type RgbPicture } from './decode-area.ts';

/** 64 bits of what a portrait looks like, as 16 hexadecimal digits: nearly the same for a copy that was saved anew. */
export type PerceptualHash = string;

const columns = 9;
const rows = 8;

/** Difference hash (dHash): whether each of 8 × 8 patches is brighter than the one at its right. */
export async function hashPortrait(portrait: RgbPicture): Promise<PerceptualHash> {
  const grey = await fromRgb(portrait)
    .greyscale()
    .resize(columns, rows, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  let bits = 0n;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns - 1; column += 1) {
      const at = row * columns + column;
      bits = (bits << 1n) | ((grey[at] ?? 0) > (grey[at + 1] ?? 0) ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, '0');
}

/** How many of the 64 bits differ. */
export function comparePerceptualHashes(a: PerceptualHash, b: PerceptualHash): number {
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; differing > 0n; differing &= differing - 1n) count += 1;
  return count;
}

/** Portraits whose hashes differ in no more bits are copies of one photo; README.md has the figures. */
export const samePhotoBits = 6;
