import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { crc32 } from './crc32.ts';

test('RFC 9285, the examples; any bytes; no other spelling', () => {
  const utf8 = new TextEncoder();
  expect(encodeBase45(utf8.encode('AB'))).toBe('BB8');
  expect(encodeBase45(utf8.encode('Hello!!'))).toBe('%69 VD92EX0');
  expect(encodeBase45(utf8.encode('base-45'))).toBe('UJCLQE7W581');
  expect(decodeBase45('QED8WEX0')).toEqual(utf8.encode('ietf!'));
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes);
    }),
  );
  for (const wrong of ['A', 'AAAA', ':::', '::', 'ab', 'ÉAA', 'GGW'])
    expect(decodeBase45(wrong)).toBeUndefined();
});

test('CRC-32, its check value', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
