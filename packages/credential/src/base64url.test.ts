import { base64url } from 'jose';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASE64URL } from '../testing/forge.ts';
import { decodeBase64url } from './base64url.ts';

test('bytes come back as they went', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeBase64url(base64url.encode(bytes))).toEqual(bytes);
    }),
  );
});

test.each(['AA==', 'AA=', 'AAA=', 'A', 'AAAAA', 'AB', 'AAB', 'A A', ' AA', 'AA\n', 'A+', 'A/', 'é', 'AA.'])(
  '%j is refused',
  (text) => {
    expect(decodeBase64url(text)).toBeUndefined();
  },
);

test('of all texts of two characters, one in sixteen is canonical', () => {
  const alphabet = Array.from(BASE64URL);
  const texts = alphabet.flatMap((first) => alphabet.map((second) => first + second));
  expect(texts.filter(decodeBase64url)).toHaveLength(256);
});
