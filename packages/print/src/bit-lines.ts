/** The lines of a square of bits, 32 to a word, the first in the lowest bit; bits after a line's end are 0. */
export interface BitLines {
  size: number;
  wordsPerLine: number;
  rows: Int32Array;
  columns: Int32Array;
}

/** Packs `cells[row * size + column]`, each 0 or 1. */
export function packLines(cells: Uint8Array, size: number): BitLines {
  const wordsPerLine = Math.ceil(size / 32);
  const rows = new Int32Array(size * wordsPerLine);
  const columns = new Int32Array(size * wordsPerLine);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (cells[row * size + column] !== 1) continue;
      const inRow = row * wordsPerLine + (column >> 5);
      const inColumn = column * wordsPerLine + (row >> 5);
      rows[inRow] = (rows[inRow] ?? 0) | (1 << (column & 31));
      columns[inColumn] = (columns[inColumn] ?? 0) | (1 << (row & 31));
    }
  }
  return { size, wordsPerLine, rows, columns };
}

/** Both squares combined by exclusive or. */
export function xorLines(a: BitLines, b: BitLines): BitLines {
  return { ...a, rows: xor(a.rows, b.rows), columns: xor(a.columns, b.columns) };
}

function xor(a: Int32Array, b: Int32Array): Int32Array {
  const out = new Int32Array(a.length);
  for (let index = 0; index < out.length; index++) out[index] = (a[index] ?? 0) ^ (b[index] ?? 0);
  return out;
}

/** How many of the 32 bits are set. */
export function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
