import { expect, test } from 'vitest';
import { countEn, countFr } from './count-things.ts';

test('numbers agree with their nouns, as each language has it', () => {
  expect([0, 1, 2, 3000].map((count) => countFr(count, 'carte signée', 'cartes signées'))).toEqual([
    '0 carte signée',
    '1 carte signée',
    '2 cartes signées',
    '3\u00a0000 cartes signées',
  ]);
  expect([0, 1, 3000].map((count) => countEn(count, 'card', 'cards'))).toEqual([
    '0 cards',
    '1 card',
    '3,000 cards',
  ]);
});
