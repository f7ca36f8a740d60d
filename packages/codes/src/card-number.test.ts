import { expect, it, test } from 'vitest';
import { cardParts, formatCardNumber, isCardNumber, parseCardNumber } from './card-number.ts';
import { parseMemberNumber } from './member-number.ts';

const member = parseMemberNumber('0417-00123-02-36');

test.each(['0417-00123-02-36/1', '0417001230236/1', '0417 00123 02 36/1'])('%s is a card number', (text) => {
  expect(parseCardNumber(text)).toBe('0417-00123-02-36/1');
});

test.each([
  '',
  '/',
  '0417-00123-02-36',
  '0417-00123-02-36/',
  '0417-00123-02-36/0',
  '0417-00123-02-36/01',
  '0417-00123-02-36/1000',
  '0417-00123-02-36/1/1',
  '0417-00123-02-36/-1',
  '0417-00123-02-36/1a',
  '0417-00123-02-36/ 1',
  '0417-00123-02-36/1.0',
])('%j is not', (text) => {
  expect(() => parseCardNumber(text)).toThrow(expect.objectContaining({ code: 'card-number-malformed' }));
  expect(isCardNumber(text)).toBe(false);
});

it('keeps the code of a wrong member number', () => {
  expect(() => parseCardNumber('0417-00123-02-37/1')).toThrow(
    expect.objectContaining({ code: 'check-digits-wrong' }),
  );
});

it('round-trips through its parts', () => {
  for (const edition of [1, 2, 10, 999]) {
    expect(cardParts(formatCardNumber(member, edition))).toEqual({ member, edition });
  }
  for (const edition of [0, -1, 1.5, 1000, Number.NaN])
    expect(() => formatCardNumber(member, edition)).toThrow(
      expect.objectContaining({ code: 'card-number-malformed' }),
    );
});
