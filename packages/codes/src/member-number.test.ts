import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CodeError } from './errors.ts';
import { formatMutuelleNumber } from './mutuelle-number.ts';
import {
  formatMemberNumber,
  householdOf,
  isMemberNumber,
  memberDigits,
  memberFromDigits,
  memberParts,
  parseMemberNumber,
} from './member-number.ts';
import { readVectors } from '../vectors/read-vectors.ts';

const parts = fc.record({
  mutuelle: fc.integer({ min: 1, max: 9999 }).map(formatMutuelleNumber),
  household: fc.integer({ min: 1, max: 99_999 }),
  person: fc.integer({ min: 1, max: 99 }),
});

describe('member number', () => {
  test.each(readVectors('member-number.valid.txt'))('%j reads as %s', (given, canonical) => {
    expect(parseMemberNumber(given)).toBe(canonical);
    expect(isMemberNumber(canonical)).toBe(true);
  });

  test.each(readVectors('member-number.invalid.txt'))('%s is refused: %s', (given, code) => {
    const text: string = JSON.parse(given);
    expect(() => parseMemberNumber(text)).toThrow(expect.objectContaining({ name: 'CodeError', code }));
    expect(isMemberNumber(text)).toBe(false);
  });

  it('round-trips through its parts, its digits and every accepted spelling', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom('', ' ', '-'), (given, separator) => {
        const member = formatMemberNumber(given);
        expect(memberParts(member)).toEqual(given);
        expect(memberFromDigits(memberDigits(member))).toBe(member);
        expect(parseMemberNumber(member.replaceAll('-', separator))).toBe(member);
        expect(member.startsWith(householdOf(member))).toBe(true);
      }),
    );
  });

  it('refuses a part out of range', () => {
    const mutuelle = formatMutuelleNumber(417);
    for (const bad of [
      { household: 0 },
      { household: 100_000 },
      { person: 0 },
      { person: 100 },
      { person: 1.5 },
    ]) {
      expect(() => formatMemberNumber({ mutuelle, household: 1, person: 1, ...bad })).toThrow(CodeError);
    }
  });
});
