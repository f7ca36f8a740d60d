import { expect, test } from 'vitest';
import { makeKeyboardScanner, type Key } from './keyboard-scanner.ts';

const american = (character: string): Key => {
  if (/\d/.test(character)) return { key: character, code: `Digit${character}` };
  if (character === ':') return { key: ':', code: 'Semicolon' };
  return { key: character, code: `Key${character}` };
};
// What a French phone makes of an American scanner's keys.
const onFrenchPhone = (character: string): Key => {
  if (/\d/.test(character)) return { key: 'à&é"\'(-è_ç'[Number(character)] ?? '', code: `Digit${character}` };
  if (character === ':') return { key: 'M', code: 'Semicolon' };
  return { key: character, code: `Key${character}` };
};
const enter: Key = { key: 'Enter', code: 'Enter' };

function scan(text: string, gapMs: number, keyOf = american): (string | undefined)[] {
  const scanner = makeKeyboardScanner();
  return [...[...text].map(keyOf), enter]
    .map((key, index) => scanner(key, index * gapMs))
    .filter((found) => found !== undefined);
}

test('hears a scanner', () => {
  expect(scan('PS1:0102030405', 4)).toEqual(['PS1:0102030405']);
  expect(scan('0417001230257', 20)).toEqual(['0417001230257']);
});

test('hears it on a phone that takes it for a French keyboard', () => {
  expect(scan('PS1:0123456789', 4, onFrenchPhone)).toEqual(['PS1:0123456789']);
});

test('does not take a hand for a scanner, nor a few keys, nor Enter alone', () => {
  expect(scan('PS1:0102030405', 120)).toEqual([]);
  expect(scan('0417', 4)).toEqual([]);
  expect(scan('', 4)).toEqual([]);
});

test('a key that means nothing leaves the scan as it is; one scan follows another', () => {
  const scanner = makeKeyboardScanner();
  const type = (text: string, from: number) =>
    [...text].forEach((character, index) => scanner(american(character), from + index));
  type('PS1:010', 0);
  scanner({ key: 'Shift', code: 'ShiftLeft' }, 8);
  type('2030405', 9);
  expect(scanner(enter, 20)).toBe('PS1:0102030405');
  expect(scanner(enter, 21)).toBeUndefined();
  type('PS1:9999999999', 30);
  expect(scanner(enter, 50)).toBe('PS1:9999999999');
});
