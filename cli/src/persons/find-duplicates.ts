import { memberParts, type MutuelleNumber } from '@passeport/codes';
import { foldName } from '@passeport/intake';
import { browsePersons, browsePhotoHashes, listDistinctPersons, type Registry } from '@passeport/registry';
import { compare, comparableOf, type Comparable, type Likeness } from './likeness.ts';

/** Two numbers that may be one person, the lower first. */
export interface DuplicateCandidate {
  members: [Comparable['person']['member'], Comparable['person']['member']];
  likenesses: Likeness[];
  score: number;
}

/** Each person is compared with so many who come next in each order: work grows with the office, not with its square. */
const NEIGHBOURS = 40;

/**
 * The members who may be enrolled twice, the likeliest first, at most `most`; `found` is how many pairs there are. Pairs decided to be
 * two persons are left out. Who has the same name by its sound (in any order), photo or national number is compared with who is near in
 * the order of birth, of village and of telephone.
 */
export async function findDuplicates(
  registry: Registry,
  { mutuelle, most }: { mutuelle?: MutuelleNumber | undefined; most: number },
): Promise<{ pairs: DuplicateCandidate[]; found: number }> {
  const groups = await groupAlike(registry);
  const decided = new Set((await listDistinctPersons(registry)).map((pair) => pair.join(' ')));
  const pairs = new Map<string, DuplicateCandidate>();
  for (const group of groups)
    for (const [a, b] of neighbours(group)) {
      const likeness = compare(a, b);
      if (likeness === undefined) continue;
      const members = inOrder(a, b);
      const key = members.join(' ');
      if (decided.has(key)) continue;
      if (mutuelle === undefined || members.some((one) => memberParts(one).mutuelle === mutuelle))
        pairs.set(key, { members, ...likeness });
    }
  const sorted = [...pairs].toSorted(([a, one], [b, other]) => other.score - one.score || (a < b ? -1 : 1));
  return { pairs: sorted.slice(0, most).map(([, pair]) => pair), found: pairs.size };
}

interface Group {
  by: 'name' | 'nina' | 'photo' | 'look';
  members: Comparable[];
}

/** The active members in groups of two or more who have a name, a photo or a national number in common. */
async function groupAlike(registry: Registry): Promise<Group[]> {
  const groups = new Map<string, Group>();
  const put = (by: Group['by'], what: string, one: Comparable): void => {
    const group = groups.get(`${by} ${what}`);
    if (group === undefined) groups.set(`${by} ${what}`, { by, members: [one] });
    else group.members.push(one);
  };
  const photos = new Map<string, Pick<Comparable, 'originalSha256' | 'perceptualHash'>>();
  for await (const { member, originalSha256, perceptualHash } of browsePhotoHashes(registry))
    photos.set(member, { originalSha256, ...(perceptualHash !== undefined && { perceptualHash }) });
  const sound = remember(foldName);
  for await (const person of browsePersons(registry)) {
    if (person.status !== 'active') continue;
    const one = { ...comparableOf(person, sound), ...photos.get(person.member) };
    put('name', one.nameKey, one);
    if (one.nina !== undefined) put('nina', one.nina, one);
    if (one.originalSha256 !== undefined) put('photo', one.originalSha256, one);
    if (one.perceptualHash !== undefined) put('look', one.perceptualHash, one);
  }
  return [...groups.values()].filter(({ members }) => members.length > 1);
}

function* neighbours(group: Group): Generator<[Comparable, Comparable], void> {
  for (const { has, order, reaches } of group.by === 'name' ? NAMESAKES : ALL) {
    const sorted = group.members.filter(has).sort(order);
    for (const [at, one] of sorted.entries())
      for (let next = at + 1; next < sorted.length && next <= at + NEIGHBOURS; next++) {
        const other = sorted[next];
        if (other === undefined || !reaches(one, other)) break;
        yield [one, other];
      }
  }
}

/** An order in which those who may be one are near each other, and how far one looks in it. */
interface Neighbourhood {
  has: (one: Comparable) => boolean;
  order: (a: Comparable, b: Comparable) => number;
  reaches: (a: Comparable, b: Comparable) => boolean;
}

const byBirth = (a: Comparable, b: Comparable): number => inTurn(a.person.birth, b.person.birth);
const isNearInAge = (a: Comparable, b: Comparable): boolean => b.year - a.year <= 1;

/** A name alone makes nobody a candidate: something else must be the same too. */
const NAMESAKES: readonly Neighbourhood[] = [
  { has: () => true, order: byBirth, reaches: (a, b) => a.year === b.year },
  {
    has: ({ village }) => village !== undefined,
    order: (a, b) => inTurn(a.village ?? '', b.village ?? '') || byBirth(a, b),
    reaches: (a, b) => a.village === b.village && isNearInAge(a, b),
  },
  {
    has: ({ phone }) => phone !== undefined,
    order: (a, b) => inTurn(a.phone ?? '', b.phone ?? ''),
    reaches: (a, b) => a.phone === b.phone,
  },
];
const ALL: readonly Neighbourhood[] = [{ has: () => true, order: byBirth, reaches: () => true }];

function inTurn(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function inOrder(a: Comparable, b: Comparable): DuplicateCandidate['members'] {
  const [one, other] = [a.person.member, b.person.member];
  return one < other ? [one, other] : [other, one];
}

/** Names repeat: what a name sounds like is worked out once. */
function remember(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const worked = work(text);
    known.set(text, worked);
    return worked;
  };
}
