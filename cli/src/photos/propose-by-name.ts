import { basename, extname } from 'node:path';
import type { MemberNumber } from '@passeport/codes';
import { foldName, foldText, type PhotoMatches } from '@passeport/intake';
import type { Person, Photo } from '@passeport/registry';
import type { PhotoQuestion } from './gather-photos.ts';
import type { InspectedPhoto } from './inspect-photo.ts';
import { areNearNames } from './near-names.ts';

/** What telephones, computers and people add to a name. */
const NO_NAMES = new Set(
  ['photo', 'img', 'image', 'copie', 'copy', 'de', 'of'].flatMap((word) => [foldName(word), word]),
);
/** A file that could be of more persons names nobody. */
const MOST_HOMONYMS = 5;

/** What is to be said of files that nothing matches. */
export interface NamedAlike {
  questions: PhotoQuestion[];
  /** Files whose picture is somebody's photo already: a person gave it. */
  already: InspectedPhoto[];
  unmatched: PhotoMatches['unmatchedFiles'];
}

/**
 * Asks of each unmatched file that bears a person's name, or nearly, whether it is her photo: several may be called so, and one whom the register
 * does not have, so a name alone never decides. Only persons without a photo are asked about.
 */
export function proposeByName(
  unmatched: PhotoMatches['unmatchedFiles'],
  files: readonly InspectedPhoto[],
  withoutPhoto: readonly Person[],
  kept: readonly Photo[],
): NamedAlike {
  const inspected = new Map(files.map((photo) => [photo.file, photo]));
  const owned = new Set(kept.map(({ originalSha256 }) => originalSha256));
  const callBy = (fold: (text: string) => string) =>
    Map.groupBy(withoutPhoto, ({ givenNames, familyName }) => nameKey(`${givenNames} ${familyName}`, fold));
  // A slip of the finger may change how a word sounds.
  const [bySound, byLetters] = [callBy(foldName), callBy(foldText)];
  const said: NamedAlike = { questions: [], already: [], unmatched: [] };
  for (const one of unmatched) {
    const photo = inspected.get(one.file);
    const members = one.reason === 'nothing-names-it' ? membersNamed(one.file, bySound, byLetters) : [];
    if (photo !== undefined && owned.has(photo.sha256)) said.already.push(photo);
    else if (members.length > 0 && members.length <= MOST_HOMONYMS)
      said.questions.push({ reason: 'named-alike', files: [one.file], members });
    else said.unmatched.push(one);
  }
  return said;
}

function membersNamed(
  file: string,
  bySound: ReadonlyMap<string, readonly Person[]>,
  byLetters: ReadonlyMap<string, readonly Person[]>,
): MemberNumber[] {
  const stem = basename(file, extname(file));
  const sound = nameKey(stem, foldName);
  if (sound === '') return [];
  const persons = new Set(
    bySound.get(sound) ?? [...namedNear(sound, bySound), ...namedNear(nameKey(stem, foldText), byLetters)],
  );
  return [...persons].map(({ member }) => member);
}

function namedNear(key: string, called: ReadonlyMap<string, readonly Person[]>): Person[] {
  const words = key.split(' ');
  return [...called].flatMap(([name, persons]) => (areNearNames(words, name.split(' ')) ? persons : []));
}

/** A name's words as `fold` writes them, in alphabetical order; numbers and what is no name left out. */
function nameKey(text: string, fold: (text: string) => string): string {
  const words = fold(text).split(' ');
  return words
    .filter((word) => word !== '' && !/^\d+$/.test(word) && !NO_NAMES.has(word))
    .sort()
    .join(' ');
}
