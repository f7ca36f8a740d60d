import { expect, test } from 'vitest';
import { bringOut, type Detail } from './bring-out.ts';

const side = 60;
const detail: Detail = { grain: 1, shade: 5, strength: 3 };

test('modules in the dark and in a shade stand out as those in full light do', () => {
  const lit = draw((x, y) => (isDark(x, y) ? 20 : 220));
  const dim = draw((x, y) => (isDark(x, y) ? 0.06 : 0.12) * (100 - x));
  for (const picture of [lit, dim]) {
    bringOut(picture, detail);
    for (const [x, y] of [
      [8, 8],
      [32, 8],
      [50, 26],
    ] as const) {
      expect(lightnessAt(picture, x + 6, y) - lightnessAt(picture, x, y)).toBeGreaterThan(60);
    }
  }
});

test('noise is averaged away', () => {
  const noise = (x: number, y: number): number => 24 * (((x * 7 + y * 13) % 5) - 2);
  const picture = draw((x, y) => (isDark(x, y) ? 100 : 140) + noise(x, y));
  const wrong = (): number =>
    count((x, y) => inModule(x, y) && lightnessAt(picture, x, y) > 128 === isDark(x, y));
  expect(wrong()).toBeGreaterThan(100);
  bringOut(picture, { grain: 2, shade: 6, strength: 3 });
  expect(wrong()).toBe(0);
});

test('an even picture stays even, to its edges and of any size', () => {
  for (const size of [1, 2, side]) {
    const picture = draw(() => 77, size);
    bringOut(picture, detail);
    expect(new Set(picture.data.filter((_, at) => at % 4 < 3)).size).toBe(1);
  }
});

/** A chequered board of modules of six pixels. */
function isDark(x: number, y: number): boolean {
  return (Math.floor(x / 6) + Math.floor(y / 6)) % 2 === 0;
}

/** Away from the modules' edges. */
function inModule(x: number, y: number): boolean {
  return [x % 6, y % 6].every((at) => at === 2 || at === 3);
}

function draw(lightness: (x: number, y: number) => number, size = side): ImageData {
  const data = new Uint8ClampedArray(4 * size * size).fill(255);
  for (let at = 0; at < size * size; at++)
    data.fill(lightness(at % size, Math.floor(at / size)), 4 * at, 4 * at + 3);
  return { data, width: size, height: size, colorSpace: 'srgb' };
}

function lightnessAt({ data, width }: ImageData, x: number, y: number): number {
  return data[4 * (y * width + x)] ?? Number.NaN;
}

function count(holds: (x: number, y: number) => boolean): number {
  let found = 0;
  for (let at = 0; at < side * side; at++) if (holds(at % side, Math.floor(at / side))) found++;
  return found;
}
