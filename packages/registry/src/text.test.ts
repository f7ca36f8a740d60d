import { expect, test } from 'vitest';
import { isKey, isLine, isSha256, nameKey } from './text.ts';

test.each(['Diarra', 'Ɲɛba Ŋ’dɔ', ' x ', '😀', 'x'.repeat(20)])('%j is a line', (text) => {
  expect(isLine(text, 20)).toBe(true);
});

test.each([
  '',
  ' ',
  '\u00a0',
  'a\nb',
  'a\tb',
  'a\0b',
  '\u007f',
  'a\u2028b',
  'a\u202eb',
  'a\u2066b',
  '\ud83d',
  'x'.repeat(21),
])('%j is none', (text) => {
  expect(isLine(text, 20)).toBe(false);
});

test('what is no text is no line', () => {
  expect([undefined, null, 12, {}].map((value) => isLine(value, 20))).toEqual([false, false, false, false]);
});

test('keys may have control characters between their parts, but not NUL', () => {
  expect(isKey('diarra\u001fawa\t1985', 20)).toBe(true);
  expect(isKey('diarra\0awa', 20)).toBe(false);
});

test('names are compared without case and spaces, with accents', () => {
  expect(nameKey('  BENKADI \t de  Bla')).toBe('benkadi de bla');
  expect(nameKey('Se\u0301gou')).toBe(nameKey('SÉGOU'));
  expect(nameKey('Segou')).not.toBe(nameKey('Ségou'));
});

test('SHA-256 is 64 lower-case hex digits', () => {
  expect(isSha256('0123456789abcdef'.repeat(4))).toBe(true);
  expect(isSha256('0123456789ABCDEF'.repeat(4))).toBe(false);
  expect(isSha256('0'.repeat(63))).toBe(false);
});
