/** Linear equations over GF(2), solved while they come in: each says what some of the unknown symbols add up to. */
export interface Solver {
  /** How many equations came that the ones before did not imply; solved when it is the number of symbols. */
  readonly rank: number;
  /** Takes an equation; whether it said anything new. Both arrays are the solver's from then on. */
  add(coefficients: Uint32Array, sum: Uint32Array): boolean;
  /** The symbols, in order, when `rank` is their number. Nothing can be added afterwards. */
  solve(): Uint32Array[];
}

interface Row {
  coefficients: Uint32Array;
  sum: Uint32Array;
}

/** Gaussian elimination, a row at a time. Holds at most `count` rows, whatever comes. */
export function makeSolver(count: number): Solver {
  /** The row whose first symbol is at that place. */
  const rows: (Row | undefined)[] = Array.from({ length: count });
  let rank = 0;
  return {
    get rank() {
      return rank;
    },
    add(coefficients, sum) {
      for (let at = firstBit(coefficients, 0); at >= 0; at = firstBit(coefficients, at)) {
        const row = rows[at];
        if (row === undefined) {
          rows[at] = { coefficients, sum };
          rank += 1;
          return true;
        }
        addTo(coefficients, row.coefficients);
        addTo(sum, row.sum);
      }
      return false;
    },
    solve() {
      const symbols: Uint32Array[] = [];
      for (let at = count - 1; at >= 0; at--) {
        const row = rows[at];
        if (row === undefined) throw new Error(`${rank} of ${count} symbols`);
        for (let next = firstBit(row.coefficients, at + 1); next >= 0;) {
          addTo(row.sum, symbols[next] ?? row.sum);
          next = firstBit(row.coefficients, next + 1);
        }
        symbols[at] = row.sum;
      }
      return symbols;
    },
  };
}

/** Place of the first bit that is set, from `from` on; -1 without one. */
function firstBit(words: Uint32Array, from: number): number {
  for (let at = from >> 5; at < words.length; at++) {
    const word = (words[at] ?? 0) & (at === from >> 5 ? -1 << (from & 31) : -1);
    if (word !== 0) return at * 32 + 31 - Math.clz32(word & -word);
  }
  return -1;
}

function addTo(sum: Uint32Array, other: Uint32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) ^ (other[at] ?? 0);
}
