import fc from 'fast-check';
import { expect, test } from 'vitest';

import { applyTextChange, findTextChange } from './text-change.ts';
import { packText } from '../coding/text-codec.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const BEFORE = bytesOf('un deux trois quatre');

test('the text after is made again, from nothing too, and to nothing', () => {
  const texts = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', 'é') }).map(bytesOf);
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const change = findTextChange(before, after);
      expect(change === undefined).toBe(Buffer.compare(before, after) === 0);
      expect(applyTextChange(before, change, 100)).toEqual(after);
    }),
    { numRuns: 500, seed: 32 },
  );
});

test.each([
  ['more in common than there is', { prefix: 15, suffix: 6, packed: packText(bytesOf('x')) }],
  ['less in common than there is', { prefix: 2, suffix: 7, packed: packText(bytesOf(' deux dix')) }],
  ['no change', { prefix: 8, suffix: 12, packed: packText(bytesOf('')) }],
  ['a text that is too long', { prefix: 3, suffix: 7, packed: packText(new Uint8Array(30)) }],
  ['a promise that is too long', { prefix: 3, suffix: 7, packed: Uint8Array.of(0xff, 0xff, 0x7f) }],
])('refuses %s', (_, change) => {
  expect(() => applyTextChange(BEFORE, change, 32)).toThrow(expect.objectContaining({ name: 'BytesError' }));
});
