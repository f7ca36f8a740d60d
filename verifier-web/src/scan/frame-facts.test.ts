import { expect, test } from 'vitest';
import { hintFor, measureFrame, type FrameFacts } from './frame-facts.ts';

const frame = (paint: (x: number, y: number) => number, side = 200): ImageData => {
  const data = new Uint8ClampedArray(side * side * 4);
  for (let at = 0; at < side * side; at++) {
    data.fill(paint(at % side, Math.floor(at / side)), 4 * at, 4 * at + 3);
  }
  return { data, width: side, height: side, colorSpace: 'srgb', pixelFormat: 'rgba-unorm8' };
};
const modules = (dark: number, light: number) => (x: number) => (Math.floor(x / 4) % 2 === 0 ? dark : light);

test('measures light, reflection, sharpness, and how wide a code is', () => {
  expect(
    measureFrame(
      frame(() => 20),
      0,
    ),
  ).toEqual({ lightness: 20, glare: 0, sharpness: 0, codeWidth: 0 });
  expect(
    measureFrame(
      frame((x) => (x < 50 ? 255 : 100)),
      50,
    ),
  ).toMatchObject({ codeWidth: 0.25 });
  expect(
    measureFrame(
      frame((x) => (x < 50 ? 255 : 100)),
      0,
    ).glare,
  ).toBeCloseTo(0.25, 1);
  expect(measureFrame(frame(modules(40, 200)), 0).sharpness).toBeGreaterThan(30);
});

const good: FrameFacts = { lightness: 130, glare: 0.01, sharpness: 12, codeWidth: 0 };
test.each<[string, Partial<FrameFacts>, string]>([
  ['a good picture without a code', {}, 'closer'],
  ['a small code', { codeWidth: 0.2 }, 'closer'],
  ['a large code', { codeWidth: 0.6 }, 'flat'],
  ['a large blurred code', { codeWidth: 0.6, sharpness: 3 }, 'steady'],
  ['a blurred picture', { sharpness: 1 }, 'steady'],
  ['darkness', { lightness: 30, sharpness: 1 }, 'light'],
  ['a dark code', { lightness: 30, codeWidth: 0.6 }, 'light'],
  ['a reflection', { glare: 0.3 }, 'glare'],
  ['a white page, which is no reflection', { glare: 0.8, lightness: 240 }, 'closer'],
])('%s', (_, changes, hint) => {
  expect(hintFor([good, ...Array.from({ length: 4 }, () => ({ ...good, ...changes }))])).toBe(hint);
});

test('one bad frame among good ones says nothing', () => {
  expect(hintFor([good, { ...good, lightness: 5 }, good])).toBe('closer');
});
