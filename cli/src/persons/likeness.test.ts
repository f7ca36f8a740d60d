import { parseBirthDate } from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import type { NamedPerson } from '@passeport/registry';
import { describe, expect, test } from 'vitest';
import { compare, comparableOf, type Comparable } from './likeness.ts';

const numberOf = (mutuelle: string, household: number) =>
  formatMemberNumber({ mutuelle: parseMutuelleNumber(mutuelle), household, person: 2 });

function comparable(changes: Partial<NamedPerson> = {}, photo: Partial<Comparable> = {}): Comparable {
  const person: NamedPerson = {
    member: numberOf('0400', 1),
    familyName: 'Coulibaly',
    givenNames: 'Awa',
    sex: 'F',
    birth: parseBirthDate('1988'),
    status: 'active',
    ...changes,
  };
  return { ...comparableOf(person), ...photo };
}

const elsewhere = { member: numberOf('0401', 7) };
const near = { member: numberOf('0400', 7) };
const day = parseBirthDate('1988-05-02');

describe('two numbers that may be one person', () => {
  test.each<[string, Partial<NamedPerson>, Partial<NamedPerson>, string[] | undefined]>([
    ['a name alone', {}, { ...elsewhere, birth: parseBirthDate('1970') }, undefined],
    ['a name and a year', {}, elsewhere, undefined],
    ['and a mutuelle', {}, near, ['name', 'birth-year', 'mutuelle']],
    [
      'and a village',
      { village: 'Bla' },
      { ...elsewhere, village: 'BLA' },
      ['name', 'birth-year', 'village'],
    ],
    ['a name and a day', { birth: day }, { ...elsewhere, birth: day }, ['name', 'birth-date']],
    ['two days of a year', { birth: day }, { ...near, birth: parseBirthDate('1988-09-09') }, undefined],
    ['the other sex', {}, { ...near, sex: 'M' }, undefined],
    [
      'father and son with one telephone',
      { phone: '76 12 34 56', village: 'Bla' },
      { ...near, phone: '+22376123456', village: 'Bla', birth: parseBirthDate('2014') },
      undefined,
    ],
    [
      'swapped names, a year off, one telephone',
      { phone: '76 12 34 56' },
      {
        ...near,
        familyName: 'AWA',
        givenNames: 'Kulibali',
        phone: '+22376123456',
        birth: parseBirthDate('1989'),
      },
      ['names-swapped', 'birth-near', 'mutuelle', 'phone'],
    ],
    [
      'a national number',
      { nina: '188 05-A' },
      { ...near, familyName: 'Diarra', nina: '18805a' },
      ['nina', 'birth-year', 'mutuelle'],
    ],
  ])('%s', (_, one, other, likenesses) => {
    const [a, b] = [comparable(one), comparable(other)];
    expect(compare(a, b)?.likenesses).toEqual(likenesses);
    expect(compare(b, a)).toEqual(compare(a, b));
  });

  test('photos are one by their file, or by how they look', () => {
    const photo = { originalSha256: 'a'.repeat(64), perceptualHash: '00ff00ff00ff00ff' };
    const one = comparable({}, photo);
    const other = (changes: Partial<Comparable>) =>
      comparable({ ...near, givenNames: 'Fanta' }, { ...photo, ...changes });
    const look = { originalSha256: 'b'.repeat(64) };
    expect(compare(one, other({}))?.likenesses).toContain('photo');
    expect(compare(one, other({ ...look, perceptualHash: '00ff00ff00ff00fc' }))?.likenesses).toContain(
      'photo',
    );
    expect(compare(one, other({ ...look, perceptualHash: '00ff00ff00ff00f0' }))).toBeUndefined();
  });
});
