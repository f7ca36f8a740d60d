import { fromEpochDays, parseBirthDate } from '@passeport/calendar';
import { formatMemberNumber, formatMutuelleNumber } from '@passeport/codes';
import fc from 'fast-check';
import type { CardClaims } from '../src/claims.ts';

const LAST_DAY = 84_005; // 2199-12-31
const LETTERS = Array.from('abzAZéèïôçÉƐƆƝŊɛɔɲŋɓɗƴ');

const words = fc.array(fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 20 }), {
  minLength: 1,
  maxLength: 6,
});
const names = words.map((parts) => parts.join(' ').slice(0, 60).trim());

const days = fc
  .tuple(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 0xffff }))
  .map(([first, span]) => ({ first, last: Math.min(first + span, LAST_DAY) }));

const births = fc.oneof(
  fc.integer({ min: 1900, max: 2199 }).map((year) => parseBirthDate(String(year))),
  fc.integer({ min: -25_567, max: LAST_DAY }).map(fromEpochDays),
);

const members = fc
  .tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.integer({ min: 1, max: 99_999 }),
    fc.integer({ min: 1, max: 99 }),
  )
  .map(([mutuelle, household, person]) =>
    formatMemberNumber({ mutuelle: formatMutuelleNumber(mutuelle), household, person }),
  );

/** Any claims that a card can have, with a face in half of them. */
export const arbitraryClaims: fc.Arbitrary<CardClaims> = fc
  .record({
    issuer: fc.integer({ min: 1, max: 9999 }),
    member: members,
    edition: fc.integer({ min: 1, max: 999 }),
    days,
    name: names,
    birth: births,
    sex: fc.constantFrom('F' as const, 'M' as const),
    face: fc.option(fc.uint8Array({ minLength: 1, maxLength: 512 }), { nil: undefined }),
  })
  .map(({ days: { first, last }, face, ...rest }) => {
    const claims = { ...rest, notBefore: fromEpochDays(first), validThrough: fromEpochDays(last) };
    return face === undefined ? claims : { ...claims, face };
  });
