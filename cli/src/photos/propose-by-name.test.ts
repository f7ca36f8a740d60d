import { parseMemberNumber, type MemberNumber } from '@passeport/codes';
import type { Person, Photo } from '@passeport/registry';
import { expect, test, vi } from 'vitest';
import type { InspectedPhoto } from './inspect-photo.ts';
import * as near from './near-names.ts';
import { proposeByName } from './propose-by-name.ts';

vi.mock('./near-names.ts', { spy: true });

const numbers = ['0400-00001-01-66', '0400-00001-02-63', '0400-00001-03-60', '0400-00001-04-57'].map((text) =>
  parseMemberNumber(text),
);
const person = (at: number, givenNames: string, familyName: string) =>
  ({ member: numbers[at] as MemberNumber, givenNames, familyName }) as Person;
const persons = [
  person(0, 'Awa', 'Traoré'),
  person(1, 'Fatoumata Binta', 'Ɲaré'),
  person(2, 'AWA', 'Traore'),
  person(3, 'Ousmane', 'Coulibaly'),
];

function ask(file: string, { owned = false, reason = 'nothing-names-it' as const } = {}) {
  const photo = { file, sha256: 'aa' } as InspectedPhoto;
  const kept = owned ? [{ originalSha256: 'aa' } as Photo] : [];
  return proposeByName([{ file, reason }], [photo], persons, kept);
}

test.each([
  ['village/Traore awa.JPG', [0, 2]],
  ['Photo_de_Awa-TRAORE (2).jpg', [0, 2]],
  ['naré fatoumata binta.heic', [1]],
  ['Niaré_Fatoumata_Binta.jpeg', [1]],
  ['Gnare Binta Fatoumata IMG 0012.jpg', [1]],
  ['Awa.jpg', []],
  ['Ousmane Cuolibaly.jpg', [3]],
  ['Coulibali Ousmanh.jpg', [3]],
  ['Ousman Colibaly IMG 0012.jpg', [3]],
  ['Ousmanaka Koulibali.jpg', []],
  ['Ousseyni Coulibaly.jpg', []],
  ['Osuumane Coulibaly.jpg', []],
  ['Osumane Coulibaly.jpg', [3]],
  ['Coulibaly.jpg', []],
  ['Awa Fanta Traoré.jpg', []],
  ['IMG_0012.jpg', []],
  ['(2).jpg', []],
  ['0400-00001-03-60 (1).jpg', [2]],
  ['Copie de 0400000010457.png', [3]],
  ['IMG_0400_00001_02_63_bis.jpg', [1]],
  ['0400-00001-01-66 et 0400-00001-02-63.jpg', [0, 1]],
  ['0400-00001-02-63 Ousmane Coulibaly.jpg', [1, 3]],
  ['0400-00001-03-60 Awa Traoré.jpg', [2]],
  ['0400-00001-02-64 (1).jpg', []],
  ['IMG_20260214093000.jpg', []],
])('%s', (file, expected) => {
  const { questions, unmatched } = ask(file);
  const members = expected.map((at) => numbers[at]);
  expect(questions).toEqual(members.length > 0 ? [{ reason: 'named-alike', files: [file], members }] : []);
  expect(unmatched).toHaveLength(members.length > 0 ? 0 : 1);
});

test.each([
  ['0400-00002-01-57 Ousmane Coulibaly.jpg'],
  ['Ousmane Coulibaly 0400-00002-01-57 0400-00001-03-60.jpg'],
])(
  '%s bears the number of somebody else than those without a photo: her namesake is not asked about',
  (file) => {
    expect(ask(file)).toMatchObject({ questions: [], unmatched: [{ file }] });
  },
);

test('a name is compared with those of as many words, and what a camera calls a file with none', () => {
  const compared = vi.mocked(near.areNearNames).mockClear();
  for (const file of ['DSC_0001.jpg', 'IMG-20260214-WA0012.jpg', 'Coulibaly.jpg', '(2).jpg']) ask(file);
  expect(compared).not.toHaveBeenCalled();
  ask('Fatoumata Bimta Naré.jpg');
  expect(compared.mock.calls.map(([, name]) => name.length)).toEqual([3, 3]);
});

test('a picture that a person gave to somebody is not asked about again', () => {
  expect(ask('Awa Traoré.jpg', { owned: true })).toMatchObject({ questions: [], unmatched: [] });
  expect(ask('IMG_0012.jpg', { owned: true }).already).toHaveLength(1);
});
