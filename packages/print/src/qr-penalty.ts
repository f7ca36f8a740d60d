import { countBits, type BitLines } from './bit-lines.ts';

/**
 * How much a masked symbol could trouble a reader (ISO/IEC 18004 §7.8.3.1): runs of a colour, blocks,
 * what looks like a finder, and an unequal share of dark. The mask with the least is used.
 * Works on 32 modules at a time.
 */
export function qrPenalty(dark: BitLines): number {
  const { size, wordsPerLine, rows, columns } = dark;
  let darkCount = 0;
  for (let index = 0; index < rows.length; index++) darkCount += countBits(rows[index] ?? 0);
  const share = Math.abs(Math.ceil((darkCount * 20) / (size * size)) - 10);
  return (
    linePenalty(rows, size, wordsPerLine) +
    linePenalty(columns, size, wordsPerLine) +
    blockPenalty(dark) +
    10 * share
  );
}

/** A run of 5 or more costs 3 and 1 for each module more; 1:1:3:1:1 with 4 light modules on one side costs 40. */
function linePenalty(lines: Int32Array, size: number, wordsPerLine: number): number {
  let fives = 0;
  let runs = 0;
  let finders = 0;
  for (let line = 0; line < size; line++) {
    let fiveBefore = 0;
    for (let index = 0; index < wordsPerLine; index++) {
      const at = line * wordsPerLine + index;
      const m0 = lines[at] ?? 0;
      const next = index + 1 < wordsPerLine ? (lines[at + 1] ?? 0) : 0;
      // m1 … m10: the modules 1 … 10 further along.
      const m1 = (m0 >>> 1) | (next << 31);
      const m2 = (m0 >>> 2) | (next << 30);
      const m3 = (m0 >>> 3) | (next << 29);
      const m4 = (m0 >>> 4) | (next << 28);
      const m5 = (m0 >>> 5) | (next << 27);
      const m6 = (m0 >>> 6) | (next << 26);
      const m7 = (m0 >>> 7) | (next << 25);
      const m8 = (m0 >>> 8) | (next << 24);
      const m9 = (m0 >>> 9) | (next << 23);
      const m10 = (m0 >>> 10) | (next << 22);
      // Five alike begin here: a run of n has n − 4 of them, and costs n − 2.
      const five = ((m0 & m1 & m2 & m3 & m4) | ~(m0 | m1 | m2 | m3 | m4)) & firstBits(size - 4 - 32 * index);
      fives += countBits(five);
      runs += countBits(five & ~((five << 1) | fiveBefore));
      fiveBefore = five >>> 31;
      const lightAfter = m0 & ~m1 & m2 & m3 & m4 & ~m5 & m6 & ~(m7 | m8 | m9 | m10);
      const lightBefore = ~(m0 | m1 | m2 | m3) & m4 & ~m5 & m6 & m7 & m8 & ~m9 & m10;
      finders += countBits((lightAfter | lightBefore) & firstBits(size - 10 - 32 * index));
    }
  }
  return fives + 2 * runs + 40 * finders;
}

/** Every 2 × 2 of one colour costs 3. */
function blockPenalty({ size, wordsPerLine, rows }: BitLines): number {
  let blocks = 0;
  for (let at = 0; at < (size - 1) * wordsPerLine; at++) {
    const index = at % wordsPerLine;
    const isLast = index + 1 === wordsPerLine;
    const here = rows[at] ?? 0;
    const below = rows[at + wordsPerLine] ?? 0;
    const right = (here >>> 1) | (isLast ? 0 : (rows[at + 1] ?? 0) << 31);
    const belowRight = (below >>> 1) | (isLast ? 0 : (rows[at + wordsPerLine + 1] ?? 0) << 31);
    const alike = ~((here ^ right) | (here ^ below) | (here ^ belowRight));
    blocks += countBits(alike & firstBits(size - 1 - 32 * index));
  }
  return 3 * blocks;
}

/** A word with its first `count` bits set. */
function firstBits(count: number): number {
  if (count >= 32) return -1;
  return count <= 0 ? 0 : (1 << count) - 1;
}
