/** 1:1:3:1:1 with four light modules on one side, as 11 bits. */
const FINDER_AFTER_LIGHT = 0b00001011101;
const FINDER_BEFORE_LIGHT = 0b10111010000;

/**
 * How much a masked symbol could trouble a reader (ISO/IEC 18004 §7.8.3.1): runs of a colour, blocks,
 * what looks like a finder, and an unequal share of dark. The mask with the least is used.
 */
export function qrPenalty(dark: Uint8Array, size: number): number {
  let penalty = linePenalty(dark, size, size, 1) + linePenalty(dark, size, 1, size);
  let darkCount = 0;
  for (let row = 0, cell = 0; row < size; row++) {
    let above = 0;
    for (let column = 0; column < size; column++, cell++) {
      const here = dark[cell] ?? 0;
      darkCount += here;
      if (row === 0) continue;
      // Two modules of a column: 0 both light, 2 both dark; twice in a row, a block.
      const pair = here + (dark[cell - size] ?? 0);
      if (column > 0 && pair !== 1 && pair === above) penalty += 3;
      above = pair;
    }
  }
  return penalty + 10 * Math.abs(Math.ceil((darkCount * 20) / (size * size)) - 10);
}

/** Runs and finder look-alikes along rows (`lineStep` a row, `step` 1) or columns. */
function linePenalty(dark: Uint8Array, size: number, lineStep: number, step: number): number {
  let penalty = 0;
  for (let line = 0; line < size; line++) {
    let run = 0;
    let last = -1;
    let bits = 0;
    for (let index = 0, cell = line * lineStep; index < size; index++, cell += step) {
      const here = dark[cell] ?? 0;
      if (here === last) run++;
      else {
        if (run >= 5) penalty += run - 2;
        run = 1;
        last = here;
      }
      bits = ((bits << 1) & 0x7ff) | here;
      if (index >= 10 && (bits === FINDER_AFTER_LIGHT || bits === FINDER_BEFORE_LIGHT)) penalty += 40;
    }
    if (run >= 5) penalty += run - 2;
  }
  return penalty;
}
