import { birthYearOf, type BirthDate } from '@passeport/calendar';
import { householdOf, type HouseholdNumber } from '@passeport/codes';
import { foldName } from '@passeport/intake';
import { comparePerceptualHashes, samePhotoBits, type PerceptualHash } from '@passeport/photo';
import type { NamedPerson } from '@passeport/registry';

/** Why two numbers may be one person. */
const LIKENESSES = [
  'nina',
  'name',
  'names-swapped',
  'photo',
  'birth-date',
  'birth-year',
  'birth-near',
  'birth-far',
  'phone',
  'village',
  'household',
  'mutuelle',
  'other-sex',
] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** What each is worth; a pair is a candidate from `CANDIDATE` on: a name alone, or a name and a year alone, are not enough. */
const WORTH: Readonly<Record<Likeness, number>> = {
  nina: 60,
  name: 40,
  'names-swapped': 40,
  photo: 45,
  'birth-date': 30,
  'birth-year': 20,
  'birth-near': 8,
  'birth-far': -25,
  phone: 20,
  village: 15,
  household: 12,
  mutuelle: 10,
  'other-sex': -30,
};
const CANDIDATE = 70;
/** A father and his son may have one name and one telephone. */
const YEARS_FAR = 5;

/** A person with what she is compared by, worked out once. */
export interface Comparable {
  person: NamedPerson;
  household: HouseholdNumber;
  year: number;
  /** the words of her names by their sound, in alphabetical order: swapped names are one */
  nameKey: string;
  familyName: string;
  village: string | undefined;
  phone: string | undefined;
  nina: string | undefined;
  originalSha256?: string;
  perceptualHash?: PerceptualHash;
}

/** `sound` is `foldName`, or remembers what it gave. */
export function comparableOf(person: NamedPerson, sound: (text: string) => string = foldName): Comparable {
  const familyName = sound(person.familyName);
  const words = [...familyName.split(' '), ...sound(person.givenNames).split(' ')];
  return {
    person,
    household: householdOf(person.member),
    year: birthYearOf(person.birth),
    nameKey: words.filter(Boolean).sort().join(' '),
    familyName,
    village: person.village === undefined ? undefined : sound(person.village),
    phone: lastDigits(person.phone),
    nina: person.nina?.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase() || undefined,
  };
}

/** Why two persons may be one, and how likely that is; undefined when too little says so. */
export function compare(a: Comparable, b: Comparable): { likenesses: Likeness[]; score: number } | undefined {
  const likenesses = [...nameLikeness(a, b), ...birthLikeness(a, b), ...placeLikeness(a, b)];
  if (a.nina !== undefined && a.nina === b.nina) likenesses.unshift('nina');
  if (a.phone !== undefined && a.phone === b.phone) likenesses.push('phone');
  if (isSamePhoto(a, b)) likenesses.push('photo');
  if (a.person.sex !== b.person.sex) likenesses.push('other-sex');
  const score = likenesses.reduce((sum, likeness) => sum + WORTH[likeness], 0);
  return score >= CANDIDATE ? { likenesses, score } : undefined;
}

function nameLikeness(a: Comparable, b: Comparable): Likeness[] {
  if (a.nameKey !== b.nameKey) return [];
  return [a.familyName === b.familyName ? 'name' : 'names-swapped'];
}

function birthLikeness(a: Comparable, b: Comparable): Likeness[] {
  const [one, other] = [a.person.birth, b.person.birth];
  const areWhole = isWholeDate(one) && isWholeDate(other);
  if (areWhole && one === other) return ['birth-date'];
  if (a.year === b.year) return [areWhole ? 'birth-near' : 'birth-year'];
  const years = Math.abs(a.year - b.year);
  if (years === 1) return ['birth-near'];
  return years > YEARS_FAR ? ['birth-far'] : [];
}

function isWholeDate(birth: BirthDate): boolean {
  return birth.length > 4;
}

function placeLikeness(a: Comparable, b: Comparable): Likeness[] {
  const places: Likeness[] = [];
  if (a.village !== undefined && a.village === b.village) places.push('village');
  if (a.household === b.household) places.push('household');
  else if (isSameMutuelle(a, b)) places.push('mutuelle');
  return places;
}

function isSameMutuelle({ household: one }: Comparable, { household: other }: Comparable): boolean {
  return one.slice(0, 4) === other.slice(0, 4);
}

function isSamePhoto(a: Comparable, b: Comparable): boolean {
  if (a.originalSha256 === undefined || b.originalSha256 === undefined) return false;
  if (a.originalSha256 === b.originalSha256) return true;
  if (a.perceptualHash === undefined || b.perceptualHash === undefined) return false;
  return comparePerceptualHashes(a.perceptualHash, b.perceptualHash) <= samePhotoBits;
}

/** A Malian number without its country's code: eight digits. */
function lastDigits(phone: string | undefined): string | undefined {
  const digits = phone?.replaceAll(/\D/g, '') ?? '';
  return digits.length < 8 ? undefined : digits.slice(-8);
}
