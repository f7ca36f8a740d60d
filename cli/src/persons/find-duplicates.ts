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
 * two persons are left out. Who has the same name by its sound (in any order), photo or national number is compared: all with all where
 * they are few, else with the neighbours in the order of birth, of place and of telephone.
 */
export async function findDuplicates(
  registry: Registry,
  { mutuelle, most }: { mutuelle?: MutuelleNumber | undefined; most: number },
): Promise<{ pairs: DuplicateCandidate[]; found: number }> {
  const groups = await groupAlike(registry);
  const decided = new Set((await listDistinctPersons(registry)).map((pair) => pair.join(' ')));
  const pairs = new Map<string, DuplicateCandidate>();
  for (const group of groups)
    for (const order of group.length > NEIGHBOURS ? ORDERS : [byMember])
      for (const [a, b] of neighbours(group.toSorted(order))) {
        const members = inOrder(a, b);
        const key = members.join(' ');
        if (pairs.has(key) || decided.has(key)) continue;
        if (mutuelle !== undefined && members.every((one) => memberParts(one).mutuelle !== mutuelle))
          continue;
        const likeness = compare(a, b);
        if (likeness !== undefined) pairs.set(key, { members, ...likeness });
      }
  const sorted = [...pairs].toSorted(([a, one], [b, other]) => other.score - one.score || (a < b ? -1 : 1));
  return { pairs: sorted.slice(0, most).map(([, pair]) => pair), found: pairs.size };
}

/** The active members in groups of two or more who have a name, a photo or a national number in common. */
async function groupAlike(registry: Registry): Promise<Comparable[][]> {
  const groups = new Map<string, Comparable[]>();
  const put = (key: string, one: Comparable): void => {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  };
  const photos = new Map<string, Pick<Comparable, 'originalSha256' | 'perceptualHash'>>();
  for await (const { member, originalSha256, perceptualHash } of browsePhotoHashes(registry))
    photos.set(member, { originalSha256, ...(perceptualHash !== undefined && { perceptualHash }) });
  const sound = remember(foldName);
  for await (const person of browsePersons(registry)) {
    if (person.status !== 'active') continue;
    const one = { ...comparableOf(person, sound), ...photos.get(person.member) };
    put(`name ${one.nameKey}`, one);
    if (one.nina !== undefined) put(`nina ${one.nina}`, one);
    if (one.originalSha256 !== undefined) put(`photo ${one.originalSha256}`, one);
    if (one.perceptualHash !== undefined) put(`look ${one.perceptualHash}`, one);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function* neighbours(group: readonly Comparable[]): Generator<[Comparable, Comparable], void> {
  for (const [at, one] of group.entries())
    for (const other of group.slice(at + 1, at + 1 + NEIGHBOURS)) yield [one, other];
}

type Order = (a: Comparable, b: Comparable) => number;

const byMember: Order = (a, b) => inTurn(a.person.member, b.person.member);
const byBirth: Order = (a, b) => inTurn(a.person.birth, b.person.birth) || byMember(a, b);
const byPlace: Order = (a, b) =>
  inTurn(a.village ?? '', b.village ?? '') ||
  inTurn(memberParts(a.person.member).mutuelle, memberParts(b.person.member).mutuelle) ||
  byBirth(a, b);
const byPhone: Order = (a, b) => inTurn(a.phone ?? '', b.phone ?? '') || byBirth(a, b);
const ORDERS: readonly Order[] = [byMember, byBirth, byPlace, byPhone];

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
