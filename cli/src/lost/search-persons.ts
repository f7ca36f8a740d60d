import { CodeError, parseMemberNumber, type MemberNumber } from '@passeport/codes';
import { foldName } from '@passeport/intake';
import { browsePersons, type NamedPerson, type Registry } from '@passeport/registry';

/** What a telephone or a keyboard gives of a number, in digits alone. */
const DIGITS = /^[\d\s./+-]+$/;
/** So few digits are in too many numbers. */
const FEWEST_DIGITS = 4;

/**
 * The persons whom words may mean, the likeliest first: by member or card number, by what a telephone or member number has in
 * it (four digits or more), or by names in any order and spelling. Every word must be in the name, whole, begun, or with one
 * letter wrong.
 */
export async function searchPersons(
  registry: Registry,
  words: string,
  most: number,
): Promise<{ members: MemberNumber[]; found: number }> {
  const likenessTo = DIGITS.test(words.replace(/\/\s*\d{1,3}\s*$/, '')) ? byDigits(words) : byName(words);
  const found: { member: MemberNumber; likeness: number }[] = [];
  if (likenessTo === undefined) return { members: [], found: 0 };
  for await (const person of browsePersons(registry)) {
    const likeness = likenessTo(person);
    if (likeness > 0) found.push({ member: person.member, likeness });
  }
  found.sort((a, b) => b.likeness - a.likeness || (a.member < b.member ? -1 : 1));
  return { members: found.slice(0, most).map(({ member }) => member), found: found.length };
}

type Likeness = (person: NamedPerson) => number;

function byDigits(words: string): Likeness | undefined {
  const whole = words.replace(/\s*\/\s*\d{1,3}\s*$/, '').trim();
  const meant = memberIn(whole);
  if (meant !== undefined) return ({ member }) => (member === meant ? 1 : 0);
  const digits = whole.replaceAll(/\D/g, '');
  if (digits.length < FEWEST_DIGITS) return undefined;
  return ({ member, phone }) => {
    const at = member.replaceAll('-', '').indexOf(digits);
    if (at === 0) return 2;
    return at > 0 || phone?.replaceAll(/\D/g, '').includes(digits) === true ? 1 : 0;
  };
}

function memberIn(text: string): MemberNumber | undefined {
  try {
    return parseMemberNumber(text);
  } catch (error) {
    if (error instanceof CodeError) return undefined;
    throw error;
  }
}

function byName(words: string): Likeness | undefined {
  const asked = foldName(words).split(' ').filter(Boolean);
  if (asked.length === 0) return undefined;
  // Names repeat: what a name sounds like is worked out once.
  const sounds = new Map<string, string[]>();
  const soundsOf = (name: string): string[] => {
    const known = sounds.get(name);
    if (known !== undefined) return known;
    const folded = foldName(name).split(' ');
    sounds.set(name, folded);
    return folded;
  };
  return ({ familyName, givenNames }) => {
    const names = [...soundsOf(familyName), ...soundsOf(givenNames)];
    let sum = 0;
    for (const word of asked) {
      const best = Math.max(...names.map((name) => likeness(word, name)));
      if (best === 0) return 0;
      sum += best;
    }
    // A name with nothing more than what was asked comes before longer ones.
    return sum - names.length / 100;
  };
}

function likeness(asked: string, name: string): number {
  if (asked === name) return 3;
  if (asked.length >= 3 && name.startsWith(asked)) return 2;
  return asked.length >= 4 && isOneLetterOff(asked, name) ? 1 : 0;
}

/** One letter more, less, other, or two swapped. */
function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
