import { expect, test } from 'vitest';
import { isLowS, toLowS } from './low-s.ts';

const ORDER = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
const HALF = '7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8';
const HALF_AND_ONE = '7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a9';
const ORDER_LESS_ONE = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550';
const ZERO = '0'.repeat(64);
const ONE = '1'.padStart(64, '0');

const signature = (r: string, s: string) => new Uint8Array(Buffer.from(r + s, 'hex'));

test.each([
  ['both one', ONE, ONE, true],
  ['r at its largest', ORDER_LESS_ONE, ONE, true],
  ['s at its largest', ONE, HALF, true],
  ['s one above the half', ONE, HALF_AND_ONE, false],
  ['s at n − 1', ONE, ORDER_LESS_ONE, false],
  ['s at n', ONE, ORDER, false],
  ['s zero', ONE, ZERO, false],
  ['r zero', ZERO, ONE, false],
  ['r at n', ORDER, ONE, false],
])('%s', (_, r, s, accepted) => {
  expect(isLowS(signature(r, s))).toBe(accepted);
});

test.each([0, 63, 65, 70, 96])('a signature of %i bytes is refused', (length) => {
  expect(isLowS(new Uint8Array(length).fill(1))).toBe(false);
});

test('the higher s becomes the lower, the lower stays', () => {
  expect(toLowS(signature(ONE, HALF_AND_ONE))).toEqual(signature(ONE, HALF));
  expect(toLowS(signature(ONE, ORDER_LESS_ONE))).toEqual(signature(ONE, ONE));
  expect(toLowS(signature(ORDER_LESS_ONE, HALF))).toEqual(signature(ORDER_LESS_ONE, HALF));
});
