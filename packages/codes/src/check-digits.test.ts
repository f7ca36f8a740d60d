import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { computeCheckDigits, hasValidCheckDigits } from './check-digits.ts';
import { readVectors } from '../vectors/read-vectors.ts';

describe('ISO/IEC 7064 MOD 97-10', () => {
  test.each(readVectors('check-digits.txt'))('of %s is %s', (digits, checkDigits) => {
    expect(computeCheckDigits(digits)).toBe(checkDigits);
    expect(hasValidCheckDigits(digits + checkDigits)).toBe(true);
  });

  it.each(['', 'a', '12a', '١٢', ' 12', '-1', '1.5'])('refuses %j, which is not digits', (text) => {
    expect(() => computeCheckDigits(text)).toThrow(RangeError);
    expect(hasValidCheckDigits(text)).toBe(false);
  });

  const elevenDigits = fc.stringMatching(/^\d{11}$/);

  it('catches every single-digit error and every adjacent swap in 10,000 random numbers', () => {
    fc.assert(
      fc.property(elevenDigits, (digits) => {
        const right = digits + computeCheckDigits(digits);
        for (let at = 0; at < right.length; at++) {
          for (let digit = 0; digit <= 9; digit++) {
            const wrong = right.slice(0, at) + digit + right.slice(at + 1);
            if (hasValidCheckDigits(wrong) !== (wrong === right)) return false;
          }
          const swapped =
            right.slice(0, at) +
            right
              .slice(at, at + 2)
              .split('')
              .reverse()
              .join('') +
            right.slice(at + 2);
          if (hasValidCheckDigits(swapped) !== (swapped === right)) return false;
        }
        return true;
      }),
      { numRuns: 10_000 },
    );
  });
});
