import { memberFromDigits } from '@passeport/codes';
import { expect, test } from 'vitest';
import { groupDigits, judgeTyped, keepDigits } from './typed-number.ts';

const member = memberFromDigits('04170012302');
const digits = keepDigits(member);

test('counts what is missing, then judges the check digits', () => {
  expect(judgeTyped('')).toEqual({ state: 'partial', missing: 13 });
  expect(judgeTyped(digits.slice(0, 12))).toEqual({ state: 'partial', missing: 1 });
  expect(judgeTyped(digits)).toEqual({ state: 'right', member });
});

test('every single wrong digit is seen', () => {
  for (let at = 0; at < digits.length; at++) {
    for (let digit = 0; digit < 10; digit++) {
      const typed = `${digits.slice(0, at)}${digit}${digits.slice(at + 1)}`;
      expect([typed, judgeTyped(typed).state]).toEqual([typed, typed === digits ? 'right' : 'wrong']);
    }
  }
});

test('groups digits as they are printed', () => {
  expect(groupDigits('')).toBe('');
  expect(groupDigits('0417')).toBe('0417');
  expect(groupDigits('04170')).toBe('0417-0');
  expect(groupDigits(digits)).toBe(member);
});

test('takes a pasted card number without its edition', () => {
  expect(keepDigits(`${member}/3`)).toBe(digits);
  expect(keepDigits('0417 00123')).toBe('041700123');
  expect(keepDigits(`${digits}99`)).toBe(digits);
});
