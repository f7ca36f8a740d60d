import { expect, it } from 'vitest';
import { parseCardNumber } from './card-number.ts';
import { encodeFrontMark, parseFrontMark } from './front-mark.ts';

it('spells a card in sixteen digits, and reads them back', () => {
  for (const [card, digits] of [
    ['0417-00123-01-39/1', '0417001230139019'],
    ['0417-00123-01-39/99', '0417001230139999'],
  ] as const) {
    expect(encodeFrontMark(parseCardNumber(card))).toBe(digits);
    expect(parseFrontMark(digits)).toBe(card);
  }
  expect(encodeFrontMark(parseCardNumber('0417-00123-01-39/100'))).toBeUndefined();
});

it.each([
  ['a sheet’s mark', '0417001230139010'],
  ['wrong check digits', '0417001230138019'],
  ['edition 0', '0417001230139009'],
  ['person 00', '0417001230042019'],
  ['fifteen digits', '041700123013919'],
  ['white space', '0417001230139019 '],
  ['nothing', ''],
])('reads no card from %s', (_, text) => {
  expect(parseFrontMark(text)).toBeUndefined();
});
