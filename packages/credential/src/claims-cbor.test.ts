import { parseBirthDate } from '@passeport/calendar';
import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryClaims } from '../testing/arbitrary-claims.ts';
import { plainClaims } from '../testing/sample-claims.ts';
import { decodeClaims, encodeClaims } from './claims-cbor.ts';
import type { CardClaims } from './claims.ts';
import { CredentialError } from './errors.ts';

/** The example of README.md, item by item. */
const EXAMPLE = {
  array: '88',
  issuer: '01',
  member: '4500f88d568e',
  edition: '01',
  firstDay: '194fe6',
  days: '190447',
  name: '7241c3af737361746120436f756c6962616c79',
  birth: '19798c',
  sex: '02',
};

test('the example of the specification encodes to its bytes', () => {
  expect(Buffer.from(encodeClaims(plainClaims)).toString('hex')).toBe(Object.values(EXAMPLE).join(''));
});

test('claims come back as they went', () => {
  fc.assert(
    fc.property(arbitraryClaims, (claims) => {
      expect(decodeClaims(encodeClaims(claims))).toEqual(claims);
    }),
  );
});

test.each(['1962', '1962-06-15'])('a birth date %s keeps its precision', (birth) => {
  const born = { ...plainClaims, birth: parseBirthDate(birth) };
  expect(decodeClaims(encodeClaims(born)).birth).toBe(birth);
});

describe('a second spelling of the same claims is refused', () => {
  test.each<[string, Partial<typeof EXAMPLE>, string?]>([
    ['an array of indefinite length', { array: '9f' }, 'ff'],
    ['a length in one byte more than it needs', { array: '9808' }],
    ['a number in one byte more than it needs', { issuer: '1801' }],
    ['a number in eight bytes', { issuer: '1b0000000000000001' }],
    ['a number as a float', { issuer: 'f93c00' }],
    ['a number as a bignum', { issuer: 'c24101' }],
    ['a number as a string', { issuer: '6131' }],
    ['a member number as an integer', { member: '1af88d568e' }],
    ['a member number in six bytes', { member: '460000f88d568e' }],
    ['a byte string in pieces', { member: '5f4500f88d568eff' }],
    ['a name in pieces', { name: '7f7241c3af737361746120436f756c6962616c79ff' }],
    ['a name as bytes', { name: '5241c3af737361746120436f756c6962616c79' }],
    ['a name not in NFC', { name: '734169cc88737361746120436f756c6962616c79' }],
    ['a name with a byte order mark', { name: '75efbbbf41c3af737361746120436f756c6962616c79' }],
    ['a name in overlong UTF-8', { name: '73c18141c3af737361746120436f756c6962616c79' }],
    ['a name in broken UTF-8', { name: '7241c3c3737361746120436f756c6962616c79' }],
    ['a tagged name', { name: 'd8647241c3af737361746120436f756c6962616c79' }],
    ['a self-described array', { array: 'd9d9f788' }],
    ['an undefined face', { array: '89' }, 'f7'],
    ['a null face', { array: '89' }, 'f6'],
    ['an empty face', { array: '89' }, '40'],
    ['a tenth item', { array: '8a' }, '410101'],
    ['a byte after the end', {}, '00'],
  ])('%s', (_, changed, suffix = '') => {
    const hex = Object.values({ ...EXAMPLE, ...changed }).join('') + suffix;
    expect(() => decodeClaims(Buffer.from(hex, 'hex'))).toThrow(CredentialError);
  });
});

describe('what is no claim is refused', () => {
  const member = Buffer.from('00f88d568e', 'hex');
  const items = [1, member, 1, 20_454, 1095, 'Aïssata Coulibaly', 31_116, 2];

  test('the items as they should be are accepted', () => {
    expect(decodeClaims(encode(items))).toEqual(plainClaims);
  });

  test.each<[string, number, unknown]>([
    ['no office', 0, 0],
    ['office 10000', 0, 10_000],
    ['a negative office', 0, -1],
    ['mutuelle 0000', 1, Buffer.from('0000000065', 'hex')],
    ['a member number of twelve digits', 1, Buffer.from('174876e801', 'hex')],
    ['edition 0', 2, 0],
    ['edition 1000', 2, 1000],
    ['a first day before 1970', 3, -1],
    ['a first day past 16 bits', 3, 65_536],
    ['a last day before the first', 4, -1],
    ['a last day after 2199', 4, 65_535],
    ['half a day', 4, 0.5],
    ['no name', 5, ''],
    ['a birth after 2199', 6, 109_573],
    ['a birth in 1899', 6, -1899],
    ['a birth in 2200', 6, -2200],
    ['a birth on half a day', 6, 0.5],
    ['sex 0', 7, 0],
    ['sex 3', 7, 3],
    ['sex true', 7, true],
    ['an unsafe integer', 0, 2n ** 60n],
    ['a map', 0, new Map([[1, 1]])],
  ])('%s', (_, index, item) => {
    const changed = items.map((original, position) => (position === index ? item : original));
    expect(() => decodeClaims(encode(changed))).toThrow(CredentialError);
  });

  test('a face of 513 bytes', () => {
    expect(() => decodeClaims(encode([...items, new Uint8Array(513)]))).toThrow(CredentialError);
  });

  test.each([
    ['nothing', ''],
    ['an array that says it is longer than memory', '9b7fffffffffffffff'],
    ['a string that says it is longer than memory', '7b7fffffffffffffff'],
    ['arrays in arrays', '81'.repeat(1500)],
    ['tags on tags', 'c1'.repeat(1500)],
  ])('%s', (_, hex) => {
    expect(() => decodeClaims(Buffer.from(hex, 'hex'))).toThrow(CredentialError);
  });
});

test('any bytes are refused by the one error, or are the bytes that their claims encode to', () => {
  const example = encodeClaims({ ...plainClaims, face: new Uint8Array(20) });
  const changes = fc.array(
    fc.record({ at: fc.nat(example.length - 1), to: fc.integer({ min: 0, max: 255 }) }),
    { minLength: 1, maxLength: 3 },
  );
  const changed = changes.map((list) => {
    const bytes = example.slice();
    for (const { at, to } of list) bytes[at] = to;
    return bytes;
  });
  fc.assert(
    fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 100 })), (bytes) => {
      const outcome = readOrRefuse(bytes);
      if (!(outcome instanceof CredentialError)) expect(encodeClaims(outcome)).toEqual(bytes);
    }),
    { numRuns: 5000 },
  );
});

function readOrRefuse(bytes: Uint8Array): CardClaims | CredentialError {
  try {
    return decodeClaims(bytes);
  } catch (error) {
    if (error instanceof CredentialError) return error;
    throw error;
  }
}
