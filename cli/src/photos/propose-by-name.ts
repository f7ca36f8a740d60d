import { basename, extname } from 'node:path';
import { CodeError, parseMemberNumber, type MemberNumber } from '@passeport/codes';
import { foldName, foldText, type PhotoMatches } from '@passeport/intake';
import type { Person, Photo } from '@passeport/registry';
import type { PhotoQuestion } from './gather-photos.ts';
import type { InspectedPhoto } from './inspect-photo.ts';
import { areNearNames } from './near-names.ts';

/** What telephones, computers and people add to a name. */
const NO_NAMES = new Set(
  ['photo', 'img', 'image', 'whatsapp', 'copie', 'copy', 'de', 'of'].flatMap((word) => [
    foldName(word),
    word,
  ]),
);
/** A member number in a longer name: the second file that a telephone gets is `0400-00001-01-66 (1).jpg`. */
const NUMBER_WITHIN = /(?<!\d)\d{4}[-_ ]?\d{5}[-_ ]?\d{2}[-_ ]?\d{2}(?!\d)/g;
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
 * Asks of each unmatched file that bears a person's number among other words, or her name, or nearly, whether it is her photo: several may be called
 * so, and one whom the register does not have, so a name alone never decides. Only persons without a photo are asked about; a file that bears
 * anybody else's number is not theirs, whatever its name.
 */
export function proposeByName(
  unmatched: PhotoMatches['unmatchedFiles'],
  files: readonly InspectedPhoto[],
  withoutPhoto: readonly Person[],
  kept: readonly Photo[],
): NamedAlike {
  const inspected = new Map(files.map((photo) => [photo.file, photo]));
  const owned = new Set(kept.map(({ originalSha256 }) => originalSha256));
  // A slip of the finger may change how a word sounds.
  const [bySound, byLetters] = [new Called(withoutPhoto, foldName), new Called(withoutPhoto, foldText)];
  const askable = new Set(withoutPhoto.map(({ member }) => member));
  const said: NamedAlike = { questions: [], already: [], unmatched: [] };
  for (const one of unmatched) {
    const photo = inspected.get(one.file);
    const numbered = numbersIn(one.file);
    const asked = one.reason === 'nothing-names-it' && numbered.every((member) => askable.has(member));
    const named = asked ? membersNamed(one.file, bySound, byLetters) : [];
    const both = numbered.filter((member) => named.includes(member));
    const members = !asked ? [] : both.length > 0 ? both : [...numbered, ...named];
    if (photo !== undefined && owned.has(photo.sha256)) said.already.push(photo);
    else if (members.length > 0 && members.length <= MOST_HOMONYMS)
      said.questions.push({ reason: 'named-alike', files: [one.file], members });
    else said.unmatched.push(one);
  }
  return said;
}

/** Every valid member number in a file's name, once. */
function numbersIn(file: string): MemberNumber[] {
  const numbers = basename(file).match(NUMBER_WITHIN)?.map(readNumber) ?? [];
  return [...new Set(numbers)].filter((number) => number !== undefined);
}

function readNumber(text: string): MemberNumber | undefined {
  try {
    return parseMemberNumber(text.replaceAll('_', '-'));
  } catch (error) {
    if (error instanceof CodeError) return undefined;
    throw error;
  }
}

function membersNamed(file: string, bySound: Called, byLetters: Called): MemberNumber[] {
  const stem = basename(file, extname(file));
  const same = bySound.named(stem);
  const persons = new Set(
    same.length > 0 ? same : [...bySound.namedNear(stem), ...byLetters.namedNear(stem)],
  );
  return [...persons].map(({ member }) => member);
}

interface Name {
  /** As `fold` writes them, in alphabetical order; numbers and what is no name left out. */
  words: readonly string[];
  persons: readonly Person[];
}

/** Persons by the words of their names, however `fold` writes them. */
class Called {
  readonly #fold: (text: string) => string;
  readonly #names: ReadonlyMap<string, Name>;
  /** Names by how many words they have: no others are near one another. */
  readonly #byCount: ReadonlyMap<number, readonly Name[]>;

  constructor(persons: readonly Person[], fold: (text: string) => string) {
    this.#fold = fold;
    const byKey = Map.groupBy(persons, ({ givenNames, familyName }) =>
      this.#wordsOf(`${givenNames} ${familyName}`).join(' '),
    );
    this.#names = new Map(
      [...byKey].map(([key, called]) => [key, { words: key.split(' '), persons: called }]),
    );
    this.#byCount = Map.groupBy(this.#names.values(), ({ words }) => words.length);
  }

  named(text: string): readonly Person[] {
    const words = this.#wordsOf(text);
    return words.length === 0 ? [] : (this.#names.get(words.join(' '))?.persons ?? []);
  }

  namedNear(text: string): Person[] {
    const words = this.#wordsOf(text);
    // What cameras and telephones call a file leaves one word at most: near nobody's name.
    if (words.length < 2) return [];
    const names = this.#byCount.get(words.length) ?? [];
    return names.flatMap((name) => (areNearNames(words, name.words) ? name.persons : []));
  }

  #wordsOf(text: string): string[] {
    const words = this.#fold(text).split(' ');
    return words.filter((word) => word !== '' && !/^\d+$/.test(word) && !NO_NAMES.has(word)).sort();
  }
}
