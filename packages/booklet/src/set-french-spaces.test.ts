import { expect, test } from 'vitest';
import { setFrenchSpaces } from './set-french-spaces.ts';

test.each([
  ['Quoi ? Rien !', 'Quoi\u202F? Rien\u202F!'],
  ['« bien » : oui', '«\u00A0bien\u00A0»\u00A0: oui'],
  ['6 900 F CFA', '6\u202F900\u00A0F CFA'],
  ['la liste n° 3', 'la liste n°\u00A03'],
  ['le 12 mars', 'le 12 mars'],
])('%s', (plain, set) => {
  expect(setFrenchSpaces(plain)).toBe(set);
});
