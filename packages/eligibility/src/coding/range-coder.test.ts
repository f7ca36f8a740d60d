import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { RangeDecoder, RangeEncoder } from './range-coder.ts';

const probabilities = fc.oneof(fc.integer({ min: 1, max: 32_767 }), fc.constantFrom(1, 8, 32_760, 32_767));
const bits = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), probabilities), { maxLength: 400 });

function encode(pairs: readonly [bit: number, probability: number][]): Uint8Array {
  const coder = new RangeEncoder();
  for (const [bit, probability] of pairs) coder.encode(bit, probability);
  return coder.finish();
}

describe('the range coder', () => {
  test('gives back its bits, and knows the end', () => {
    fc.assert(
      fc.property(bits, (pairs) => {
        const coder = new RangeDecoder(encode(pairs));
        for (const [bit, probability] of pairs) expect(coder.decode(probability)).toBe(bit);
        expect(coder.isExact()).toBe(true);
      }),
      { numRuns: 500, seed: 34 },
    );
  });

  test('takes bytes for exact only when they are what these bits are written as', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 12 }),
        fc.array(probabilities, { maxLength: 80 }),
        (bytes, asked) => {
          const coder = new RangeDecoder(bytes);
          const pairs = asked.map((probability): [number, number] => [
            coder.decode(probability),
            probability,
          ]);
          expect(coder.isExact()).toBe(Buffer.compare(encode(pairs), bytes) === 0);
        },
      ),
      { numRuns: 3000, seed: 34 },
    );
  });

  test('carries into bytes held back', () => {
    // Zeros that were hardly expected, one after the other, push the lower end over the top.
    const pairs = Array.from({ length: 3000 }, (_, at): [number, number] => [at % 97 === 96 ? 1 : 0, 32_700]);
    const coder = new RangeDecoder(encode(pairs));
    expect(pairs.map(([, probability]) => coder.decode(probability))).toEqual(pairs.map(([bit]) => bit));
  });

  test('to the byte', () => {
    const pairs = Array.from({ length: 40 }, (_, at): [number, number] => [
      at % 3 === 0 ? 1 : 0,
      4096 + at * 600,
    ]);
    expect(Buffer.from(encode(pairs)).toString('hex')).toBe('0ae50524e55b');
    expect(encode([])).toEqual(new Uint8Array());
  });
});
