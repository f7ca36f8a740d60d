import { formatMemberNumber, parseMutuelleNumber, type MemberNumber } from '@passeport/codes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchPhotos as matchFiles, type PhotoMatches } from './match-photos.ts';
import type { PhotoFile, PhotoPerson, SlipInPhoto } from './photo-file.ts';

const number = (person: number): MemberNumber =>
  formatMemberNumber({ mutuelle: parseMutuelleNumber('0417'), household: 123, person });
const [awa, ali, zan] = [number(1), number(2), number(3)];

const matchPhotos = (files: string[], persons: PhotoPerson[]): PhotoMatches =>
  matchFiles(
    files.map((file) => ({ file })),
    persons,
  );

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
    expect(two).toMatchObject({
      matched: [{ file: 'a.png', member: awa, by: 'column' }],
      unmatchedFiles: [{ file: 'a.jpg', reason: 'nothing-names-it' }],
    });
  });
});

test('unmatched files and persons without one are listed, in order', () => {
  const files = ['z.jpg', '2.jpg', 'a.jpg', '.DS_Store', 'photos/Thumbs.db', '__MACOSX/2.jpg'];
  const persons = [awa, ali, zan].map((member, index) => ({ member, rowKey: String(index + 1) }));
  expect(matchPhotos(files, persons)).toEqual({
    matched: [{ file: '2.jpg', member: ali, by: 'name' }],
    unmatchedFiles: ['z.jpg', 'a.jpg'].map((file) => ({ file, reason: 'nothing-names-it' })),
    ambiguous: [],
    slips: [],
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
      ambiguous: [{ files: ['1.jpg'], members: [ali, awa] }],
      slips: [],
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
      matched: [{ file: '3.jpg', member: zan, by: 'name' }],
      unmatchedFiles: [],
      ambiguous: [{ files: ['1.jpg', '1.png', '2.jpg'], members: [awa, ali] }],
      slips: [],
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
        ...matches.unmatchedFiles.map(({ file }) => file),
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

/** A folder in the camera's order: `fiche` for a slip alone, `visage+` for a slip with its person, `visage` for a person. */
function roll(...taken: [what: 'fiche' | 'visage+' | 'visage', ...members: MemberNumber[]][]): PhotoFile[] {
  return taken.map(([what, ...members], index) => {
    const slip: SlipInPhoto | undefined =
      what === 'visage' ? undefined : { kind: 'members', members, alone: what === 'fiche' };
    return { file: `DCIM/IMG_${index + 8}.jpg`, slip };
  });
}
const people = [awa, ali, zan].map((member) => ({ member }));
const pairs = ({ matched }: PhotoMatches): string[] =>
  matched.map(
    ({ file, member, by }) => `${file.replace(/\D/g, '')} ${by} ${[awa, ali, zan].indexOf(member)}`,
  );

describe('slips', () => {
  test('a slip in the picture says whose it is', () => {
    const matches = matchFiles(roll(['visage+', ali], ['visage'], ['visage+', awa]), people);
    expect(pairs(matches)).toEqual(['8 slip 1', '10 slip 0']);
    expect(matches.unmatchedFiles).toEqual([{ file: 'DCIM/IMG_9.jpg', reason: 'nothing-names-it' }]);
  });

  test('a slip photographed alone says whose the next picture is, in the order of numbers in names', () => {
    const matches = matchFiles(
      roll(['fiche', ali], ['visage'], ['fiche', awa], ['visage']).toReversed(),
      people,
    );
    expect(pairs(matches).toSorted()).toEqual(['11 sequence 0', '9 sequence 1']);
    expect(matches.withoutPhoto).toEqual([zan]);
  });

  test('several pictures after it are a question', () => {
    const matches = matchFiles(
      roll(['fiche', ali], ['visage'], ['visage'], ['fiche', awa], ['visage']),
      people,
    );
    expect(pairs(matches)).toEqual(['12 sequence 0']);
    expect(matches.ambiguous).toEqual([{ files: ['DCIM/IMG_9.jpg', 'DCIM/IMG_10.jpg'], members: [ali] }]);
    expect(matches.slips).toMatchObject([{ followers: 2 }, { followers: 1 }]);
  });

  test('none after it: nobody gets a photo by it', () => {
    const matches = matchFiles(roll(['fiche', ali], ['visage'], ['fiche', awa]), people);
    expect(pairs(matches)).toEqual(['9 sequence 1']);
    expect(matches.slips.map(({ followers }) => followers)).toEqual([1, 0]);
  });

  test('two persons’ slips, then one picture: it may be of either', () => {
    const matches = matchFiles(
      roll(['fiche', ali], ['fiche', awa], ['visage'], ['fiche', zan], ['visage']),
      people,
    );
    expect(pairs(matches)).toEqual(['12 sequence 2']);
    expect(matches.ambiguous).toEqual([{ files: ['DCIM/IMG_10.jpg'], members: [ali, awa] }]);
    // The same slip twice, since the first was blurred, is one.
    expect(pairs(matchFiles(roll(['fiche', ali], ['fiche', ali], ['visage']), people))).toEqual([
      '10 sequence 1',
    ]);
  });

  test('slips photographed after their persons would shift every photo by one: nobody gets any', () => {
    const matches = matchFiles(roll(['visage'], ['fiche', ali], ['visage'], ['fiche', awa]), people);
    expect(pairs(matches)).toEqual([]);
    expect(matches.unmatchedFiles).toEqual([
      { file: 'DCIM/IMG_8.jpg', reason: 'slip-after-photo' },
      { file: 'DCIM/IMG_10.jpg', reason: 'slip-after-photo' },
    ]);
  });

  test('without a clock, a number that is missing or that WhatsApp gave ties nothing', () => {
    const slip: SlipInPhoto = { kind: 'members', members: [ali], alone: true };
    const follow = (first: string, second: string): PhotoMatches =>
      matchFiles([{ file: first, slip }, { file: second }], people);
    expect(pairs(follow('IMG_0099.jpg', 'IMG_0100.JPG'))).toEqual(['0100 sequence 1']);
    for (const [first, second] of [
      ['IMG_0099.jpg', 'IMG_0101.jpg'],
      ['IMG-20260214-WA0010.jpg', 'IMG-20260214-WA0011.jpg'],
      ['fiche.jpg', 'visage.jpg'],
      ['1234567890123.jpg', '1234567890124.jpg'],
    ] satisfies [string, string][])
      expect(follow(first, second)).toMatchObject({
        matched: [],
        unmatchedFiles: [{ file: second, reason: 'slip-without-clock' }],
      });
  });

  test('what is no picture stands between nothing', () => {
    const slip: SlipInPhoto = { kind: 'members', members: [ali], alone: true };
    const files = [{ file: 'IMG_1.jpg', slip }, { file: 'IMG_2.jpg' }, { file: 'IMG_3.txt' }];
    expect(matchFiles(files, people).matched).toEqual([{ file: 'IMG_2.jpg', member: ali, by: 'sequence' }]);
  });

  test('a picture with a slip of its own ends the run, whatever the slip says', () => {
    const files = roll(['fiche', ali], ['visage+', awa], ['visage']);
    expect(pairs(matchFiles(files, people))).toEqual(['9 slip 0']);
    const [first, , last] = files;
    if (first === undefined || last === undefined) throw new Error('three files');
    const malformed = { file: 'DCIM/IMG_9.jpg', slip: { kind: 'malformed' } as const };
    expect(pairs(matchFiles([first, malformed, last], people))).toEqual([]);
  });

  test('the camera’s clock comes before names, and a long wait ties nothing', () => {
    const at = (takenAt: string, file: string, slip?: SlipInPhoto): PhotoFile => ({ file, takenAt, slip });
    const slip: SlipInPhoto = { kind: 'members', members: [ali], alone: true };
    const shuffled = [at('2026-02-14T09:31:00', 'a.jpg'), at('2026-02-14T09:30:00', 'b.jpg', slip)];
    expect(matchFiles(shuffled, people).matched).toEqual([{ file: 'a.jpg', member: ali, by: 'sequence' }]);
    const late = [at('2026-02-14T10:31:00', 'a.jpg'), at('2026-02-14T09:30:00', 'b.jpg', slip)];
    expect(matchFiles(late, people).matched).toEqual([]);
  });

  test('nothing is tied across folders or cameras', () => {
    const slip: SlipInPhoto = { kind: 'members', members: [ali], alone: true };
    expect(matchFiles([{ file: 'a/1.jpg', slip }, { file: 'b/2.jpg' }], people).matched).toEqual([]);
    const cameras = [
      { file: '1.jpg', slip, camera: 'Tecno' },
      { file: '2.jpg', camera: 'Itel' },
    ];
    expect(matchFiles(cameras, people).matched).toEqual([]);
  });

  test('a slip that disagrees with the file’s name, and two slips in one picture, are questions', () => {
    const slip: SlipInPhoto = { kind: 'members', members: [ali], alone: false };
    expect(matchFiles([{ file: `${awa}.jpg`, slip }], people).ambiguous).toEqual([
      { files: [`${awa}.jpg`], members: [awa, ali] },
    ]);
    expect(matchFiles(roll(['visage+', ali, zan]), people).ambiguous).toMatchObject([
      { members: [ali, zan] },
    ]);
    expect(matchFiles(roll(['fiche', ali, zan], ['visage']), people).matched).toEqual([]);
  });

  test('a named picture after another person’s slip is a question', () => {
    const slip: SlipInPhoto = { kind: 'members', members: [ali], alone: true };
    const files = [{ file: '0.jpg', slip }, { file: `${awa}.jpg` }];
    expect(matchFiles(files, people)).toMatchObject({ matched: [], ambiguous: [{ members: [ali, awa] }] });
  });

  test('a slip of nobody here, or no good, makes a picture nobody’s, whatever its name', () => {
    const stranger: SlipInPhoto = { kind: 'members', members: [number(9)], alone: false };
    const files = [
      { file: `${awa}.jpg`, slip: stranger },
      { file: `${ali}.jpg`, slip: { kind: 'malformed' } as const },
    ];
    expect(matchFiles(files, people)).toMatchObject({
      matched: [],
      unmatchedFiles: [{ reason: 'slip-unknown' }, { reason: 'slip-malformed' }],
    });
  });

  test('whatever is photographed, nobody gets a photo that a slip between says is another’s', () => {
    const one = fc.oneof(
      fc.constant(['visage'] as ['visage']),
      fc.tuple(fc.constantFrom('fiche' as const, 'visage+' as const), fc.constantFrom(awa, ali, zan)),
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 9 }), (taken) => {
        const files = roll(...taken);
        const { matched, slips, ambiguous, unmatchedFiles } = matchFiles(files, people);
        for (const { file, member, by } of matched) {
          const at = files.findIndex((other) => other.file === file);
          const said = by === 'slip' ? taken[at] : taken[at - 1];
          expect(said).toEqual([by === 'slip' ? 'visage+' : 'fiche', member]);
          if (by === 'sequence') expect(taken[at + 1]?.[0]).not.toBe('visage');
        }
        expect(new Set(matched.map(({ member }) => member)).size).toBe(matched.length);
        const listed = [
          ...matched.map(({ file }) => file),
          ...slips.map(({ file }) => file),
          ...ambiguous.flatMap((group) => group.files),
          ...unmatchedFiles.map(({ file }) => file),
        ];
        expect(listed.toSorted()).toEqual(files.map(({ file }) => file).toSorted());
      }),
      { numRuns: 500 },
    );
  });
});
