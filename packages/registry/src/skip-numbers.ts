import { formatMutuelleNumber, memberParts, type MemberNumber, type MutuelleNumber } from '@passeport/codes';
import { selectMatchingCards } from './card.ts';
import { change, type By, type Change } from './change.ts';
import type { DeadEdition } from './dead-editions.ts';
import { keepDeclaration } from './declaration.ts';
import { RegistryError } from './errors.ts';
import { chunksOf, insertAll } from './insert-all.ts';
import { keepLostNumbers, type ToldStatus } from './lost-numbers.ts';
import { selectOffice } from './office.ts';
import type { Registry } from './registry.ts';
import { revoke } from './revoke-card.ts';
import { changeStatus } from './set-person-status.ts';
import { EDITIONS, FEWEST, gapAfter, LAST_EDITION, skipInMutuelles } from './skip-in-mutuelles.ts';
import type { CounterName } from './tables.ts';
import { selectClosed } from './transfer/refuse-closed.ts';

/** What is known of the time since a backup, from the newest list; all empty without one. */
export interface GivenSince {
  /** the newest list's number; 0 for none */
  list: number;
  /** lines that the audit had more than the backup's: no more things were numbered until that list */
  lines: number;
  /** mutuelles that the list names */
  mutuelles: readonly MutuelleNumber[];
  /** cards that the list calls dead, also of persons who are not here */
  dead: readonly DeadEdition[];
  /** what became of persons, as the list tells it; also of persons who are not here */
  ended: readonly ToldStatus[];
}

const MUTUELLES = 5;

/**
 * For a registry that was restored: whatever was numbered after the backup is on paper and in telephones somewhere, so every series
 * goes on beyond it. How far is known as far as the newest list goes, and guessed for the time since: as many as there ever were, at
 * least a thousand. A series that ends soon keeps half of what it has left. Cards that the list calls dead are dead, and persons are what it
 * says that they are. Throws `value-refused`.
 */
export async function skipNumbers(registry: Registry, since: GivenSince, by: By): Promise<void> {
  for (const field of ['list', 'lines'] as const)
    if (!Number.isSafeInteger(since[field]) || since[field] < 0)
      throw new RegistryError('value-refused', { field });
  await change(registry, by, async (work) => {
    const isHere = await findWhoIsHere(work, since);
    await revokeDead(work, since.dead);
    const closed = await selectClosed(work.db);
    for (const { member, ...to } of since.ended)
      if (isHere.has(member) && !closed.has(memberParts(member).mutuelle))
        await changeStatus(work, member, to);
    await keepLostNumbers(
      work,
      await findUnknownDead(work, since.dead),
      since.ended.filter(({ member }) => !isHere.has(member)),
    );
    const counters = await skipCounters(work, since);
    await skipInMutuelles(work, { lines: since.lines });
    await raiseFloors(work, since.dead);
    const mutuelles = await skipMutuelles(work, since.mutuelles);
    work.record('number.skip', `list ${since.list}`, counters.before, { ...counters.after, mutuelles });
  });
}

/** Those of the dead editions that no card here is one of: of persons who are not here, or got another card since the backup and lost that, too. */
async function findUnknownDead({ db }: Change, dead: readonly DeadEdition[]): Promise<DeadEdition[]> {
  const newest = new Map<MemberNumber, number>();
  for (const members of chunksOf(dead.map(({ member }) => member)))
    for (const { member, edition } of await selectMatchingCards(db, { members }))
      newest.set(member, Math.max(edition, newest.get(member) ?? 0));
  return dead.filter(({ member, below }) => below > (newest.get(member) ?? 0) + 1);
}

async function findWhoIsHere({ db }: Change, { dead, ended }: GivenSince): Promise<Set<MemberNumber>> {
  const here = new Set<MemberNumber>();
  for (const members of chunksOf([...dead, ...ended].map(({ member }) => member)))
    for (const { member } of await db
      .selectFrom('persons')
      .select('member')
      .where('member', 'in', members)
      .execute())
      here.add(member);
  return here;
}

type Counters = Partial<Record<CounterName, number>>;

async function skipCounters({ nextNumber, takeNumbers }: Change, { list, lines }: GivenSince) {
  const before: Counters = {};
  const after: Counters = {};
  for (const counter of ['contribution', 'card', 'batch', 'list'] as const) {
    const next = await nextNumber(counter);
    const known = counter === 'list' ? Math.max(next, list + 1) : next;
    // An office has few lists and batches: the thousand is enough for them, and each restoration need not double them.
    const isFew = counter === 'list' || counter === 'batch';
    const to = known + (isFew ? Math.max(FEWEST, lines) : gapAfter(next, lines));
    await takeNumbers(counter, to - next);
    before[counter] = next;
    after[counter] = to;
  }
  return { before, after };
}

async function raiseFloors({ db }: Change, dead: readonly DeadEdition[]): Promise<void> {
  for (const { member, below } of dead) {
    const floor = Math.min(LAST_EDITION, below + EDITIONS);
    await db
      .updateTable('persons')
      .set({ edition_floor: floor })
      .where('member', '=', member)
      .where('edition_floor', '<', floor)
      .execute();
  }
}

async function revokeDead(work: Change, dead: readonly DeadEdition[]): Promise<void> {
  const below = new Map(dead.map((edition) => [edition.member, edition.below]));
  const declared = keepDeclaration({ reason: 'other' }, work.at);
  const closed = await selectClosed(work.db);
  for (const members of chunksOf([...below.keys()]))
    for (const card of await selectMatchingCards(work.db, { members, live: true }))
      if (card.edition < (below.get(card.member) ?? 0) && !closed.has(memberParts(card.member).mutuelle))
        await revoke(work, card, declared);
}

/** Numbers of mutuelles that the list names, and some more, at most half of those that are left. */
async function skipMutuelles(
  { db, at }: Change,
  named: readonly MutuelleNumber[],
): Promise<MutuelleNumber[]> {
  const office = await selectOffice(db);
  const given = new Set(
    (await db.selectFrom('mutuelle_numbers').select('number').execute()).map(({ number }) => number),
  );
  const free = (office?.mutuelles ?? [])
    .flatMap(({ from, to }) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) =>
        formatMutuelleNumber(Number(from) + at),
      ),
    )
    .filter((number) => !given.has(number));
  const unnamed = free.filter((number) => !named.includes(number));
  const guessed = unnamed.slice(0, Math.min(MUTUELLES, Math.ceil(unnamed.length / 2)));
  const skipped = [...free.filter((number) => named.includes(number)), ...guessed];
  await insertAll(
    db,
    'mutuelle_numbers',
    skipped.map((number) => ({ number, given_at: at })),
  );
  return skipped;
}
