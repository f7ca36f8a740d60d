import qrcode from 'qrcode';
import { describe, expect, test } from 'vitest';
import { decodeWithoutWasm } from './decode-without-wasm.ts';

describe('the decoder without wasm', () => {
  test('reads every clean code of a card’s length', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const text = makeText(seed);
      expect(decodeWithoutWasm(draw(text, 7))).toBe(text);
    }
  });

  test('finds nothing where there is none, and does not stumble over the smallest picture', () => {
    expect(decodeWithoutWasm(blank(640, 480))).toBeUndefined();
    expect(decodeWithoutWasm(blank(1, 1))).toBeUndefined();
  });
});

/** 900 digits, as a card's code holds them, by a linear congruential generator. */
function makeText(seed: number): string {
  let state = seed;
  return Array.from({ length: 900 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * 10);
  }).join('');
}

function blank(width: number, height: number): ImageData {
  return { data: new Uint8ClampedArray(4 * width * height).fill(255), width, height, colorSpace: 'srgb' };
}

function draw(text: string, modulePx: number): ImageData {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const [quiet, side] = [4, (modules.size + 8) * modulePx];
  const picture = blank(side, side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [row, column] = [Math.floor(y / modulePx) - quiet, Math.floor(x / modulePx) - quiet];
      const inside = Math.min(row, column) >= 0 && Math.max(row, column) < modules.size;
      if (inside && modules.get(row, column))
        picture.data.fill(0, 4 * (y * side + x), 4 * (y * side + x) + 3);
    }
  }
  return picture;
}
