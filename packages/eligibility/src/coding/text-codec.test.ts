import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { packText, unpackText } from './text-codec.ts';
import { BytesError } from './varint.ts';

describe('packed text', () => {
  test('is the text again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (text) => {
        expect(unpackText(packText(text), 300)).toEqual(text);
      }),
      { numRuns: 60, seed: 35 },
    );
  });

  test('is a good deal shorter', () => {
    const names = Array.from(
      { length: 400 },
      (_, at) => `[1,"Benkadi de Kokry ${(at * 7919) % 97}",0,${at % 5}]`,
    );
    const text = new TextEncoder().encode(names.join());
    expect(packText(text).length).toBeLessThan(text.length / 10);
  });

  test('refuses more than its limit before anything is read', () => {
    expect(() => unpackText(packText(new Uint8Array(300)), 299)).toThrowError(BytesError);
  });

  test('refuses bytes after the end, and every cut', () => {
    const bytes = packText(new TextEncoder().encode('Mutuelle de santé de Barouéli'));
    expect(() => unpackText(Uint8Array.of(...bytes, 0), 100)).toThrowError(BytesError);
    expect(() => unpackText(Uint8Array.of(...bytes, 7), 100)).toThrowError(BytesError);
    const text = new TextDecoder().decode(unpackText(bytes, 100));
    expect(text).toBe('Mutuelle de santé de Barouéli');
    for (let length = 0; length < bytes.length; length += 1) {
      // A cut may still be the spelling of another text: then that is what it packs to.
      const cut = bytes.subarray(0, length);
      try {
        expect(packText(unpackText(cut, 100))).toEqual(cut);
      } catch (error) {
        expect(error).toBeInstanceOf(BytesError);
      }
    }
  });
});
