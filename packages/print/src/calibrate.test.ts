import { expect, it } from 'vitest';
import { calibrationFrame, correctionFrom } from './calibrate.ts';

const A4 = { widthMm: 210, heightMm: 297 };
const right = { a: 30, b: 30, c: 150, d: 230 };

it('has a frame of whole centimetres on every page', () => {
  expect(calibrationFrame(A4)).toStrictEqual({ marginMm: 30, widthMm: 150, heightMm: 230 });
  expect(calibrationFrame({ widthMm: 85.6, heightMm: 53.98 })).toStrictEqual({
    marginMm: 8,
    widthMm: 60,
    heightMm: 30,
  });
});

it('finds nothing to correct in a printer that is right', () => {
  const none = { xMm: 0, yMm: 0 };
  expect(correctionFrom(right, A4)).toStrictEqual({ scale: { x: 1, y: 1 }, front: none, back: none });
});

it('tells the stretch from the shift', () => {
  const { scale, front, back } = correctionFrom({ a: 31.3, b: 29, c: 151.5, d: 230, e: 28, f: 30.5 }, A4);
  expect(scale).toStrictEqual({ x: 1.01, y: 1 });
  expect(front.xMm).toBeCloseTo(1, 9);
  expect(front.yMm).toBeCloseTo(-1, 9);
  expect(back.xMm).toBeCloseTo(-2.3, 9);
  expect(back.yMm).toBeCloseTo(0.5, 9);
});

it.each([
  ['A', { a: 3 }],
  ['B', { b: 60 }],
  ['C', { c: 15 }],
  ['D', { d: 2300 }],
  ['E', { e: -1 }],
  ['F', { f: Number.NaN }],
])('refuses a slip in %s', (where, slip) => {
  expect(() => correctionFrom({ ...right, ...slip }, A4)).toThrow(
    expect.objectContaining({ code: 'measure-refused', details: expect.objectContaining({ where }) }),
  );
});
