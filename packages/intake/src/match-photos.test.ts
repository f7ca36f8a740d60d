import { formatMemberNumber, parseMutuelleNumber, type MemberNumber } from '@passeport/codes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchPhotos, type PhotoPerson } from './match-photos.ts';

const number = (person: number): MemberNumber =>
  formatMemberNumber({ mutuelle: parseMutuelleNumber('0417'), household: 123, person });
const [awa, ali, zan] = [number(1), number(2), number(3)];

const matchOne = (file: string, person: Partial<PhotoPerson>): boolean =>
  matchPhotos([file], [{ member: awa, ...person }]).matched.length === 1;

describe('what names a photo', () => {
  test('the member number in any accepted spelling', () => {
    for (const name of [awa, awa.replaceAll('-', ''), awa.replaceAll('-', ' '), awa.replaceAll('-', '_')])
      expect(matchOne(`photos/${name}.JPG`, {})).toBe(true);
    expect(matchOne(`${awa.slice(0, -1)}0.jpg`, {})).toBe(false);
    expect(matchOne(`${awa} (1).jpg`, {})).toBe(false);
  });

  test('the row key, without regard to case, accents, zeros and kind of picture', () => {
    expect(matchOne('012.jpeg', { rowKey: '12' })).toBe(true);
    expect(matchOne('C:\\photos\\bl-07.PNG', { rowKey: 'BL 07' })).toBe(true);
    expect(matchOne('Élève-3.webp', { rowKey: 'ELEVE 3' })).toBe(true);
    expect(matchOne('12.pdf', { rowKey: '12' })).toBe(false);
    expect(matchOne('IMG_12.jpg', { rowKey: '12' })).toBe(false);
    expect(matchOne('.jpg', { rowKey: '-' })).toBe(false);
  });

  test('the column of the register, with or without its ending', () => {
    expect(matchOne('IMG_0012.JPG', { photoFile: 'img_0012.jpg' })).toBe(true);
    expect(matchOne('IMG_0012.jpeg', { photoFile: 'IMG_0012.jpg' })).toBe(true);
    expect(matchOne('IMG_0012.jpg', { photoFile: 'IMG_0012' })).toBe(true);
    expect(matchOne('IMG_0012.jpg', { photoFile: 'Bla/IMG_0012.jpg' })).toBe(true);
    const two = matchPhotos(['a.jpg', 'a.png'], [{ member: awa, photoFile: 'a.png' }]);
    expect(two).toMatchObject({ matched: [{ file: 'a.png', member: awa }], unmatchedFiles: ['a.jpg'] });
  });
});

test('unmatched files and persons without one are listed, in order', () => {
  const files = ['z.jpg', '2.jpg', 'a.jpg', '.DS_Store', 'photos/Thumbs.db', '__MACOSX/2.jpg'];
  const persons = [awa, ali, zan].map((member, index) => ({ member, rowKey: String(index + 1) }));
  expect(matchPhotos(files, persons)).toEqual({
    matched: [{ file: '2.jpg', member: ali }],
    unmatchedFiles: ['z.jpg', 'a.jpg'],
    ambiguous: [],
    withoutPhoto: [awa, zan],
  });
});

describe('two candidates are a question', () => {
  test('one file for two persons', () => {
    const persons = [
      { member: awa, rowKey: '1' },
      { member: ali, photoFile: '1.jpg' },
    ];
    expect(matchPhotos(['1.jpg'], persons)).toEqual({
      matched: [],
      unmatchedFiles: [],
      ambiguous: [{ files: ['1.jpg'], members: [awa, ali] }],
      withoutPhoto: [],
    });
  });

  test('two files for one person, and what hangs on them', () => {
    const persons = [
      { member: awa, rowKey: '1' },
      { member: ali, rowKey: '2', photoFile: '1.png' },
      { member: zan, rowKey: '3' },
    ];
    expect(matchPhotos(['1.jpg', '1.png', '2.jpg', '3.jpg'], persons)).toEqual({
      matched: [{ file: '3.jpg', member: zan }],
      unmatchedFiles: [],
      ambiguous: [{ files: ['1.jpg', '1.png', '2.jpg'], members: [awa, ali] }],
      withoutPhoto: [],
    });
  });
});

test('order never matters, each file is in one list, and nobody gets two', () => {
  const name = fc.constantFrom('1', '2', '3', '04', 'a', 'b', awa, ali);
  const file = fc
    .tuple(fc.constantFrom('', 'x/'), name, fc.constantFrom('.jpg', '.PNG'))
    .map((parts) => parts.join(''));
  const people = fc.tuple(
    ...[awa, ali, zan].map((member) =>
      fc.record({ member: fc.constant(member), rowKey: name, photoFile: name }),
    ),
  );
  fc.assert(
    fc.property(fc.uniqueArray(file, { maxLength: 8 }), people, (files, persons) => {
      const matches = matchPhotos(files, persons);
      const listed = [
        ...matches.matched.map((match) => match.file),
        ...matches.unmatchedFiles,
        ...matches.ambiguous.flatMap((group) => group.files),
      ];
      expect(listed.toSorted()).toEqual(files.toSorted());
      const members = [
        ...matches.matched.map(({ member }) => member),
        ...matches.withoutPhoto,
        ...matches.ambiguous.flatMap((group) => group.members),
      ];
      expect(members.toSorted()).toEqual([awa, ali, zan].toSorted());
      const reversed = matchPhotos(files.toReversed(), persons.toReversed());
      expect(new Set(reversed.matched.map(({ file, member }) => `${file} ${member}`))).toEqual(
        new Set(matches.matched.map(({ file, member }) => `${file} ${member}`)),
      );
    }),
    { numRuns: 500 },
  );
});
