import { calendarDateOf } from '@passeport/calendar';
import type { MemberNumber } from '@passeport/codes';
import { selectCard, selectMatchingCards, type Card } from './card.ts';
import { change, type By, type Change } from './change.ts';
import { keepDeclaration } from './declaration.ts';
import { RegistryError } from './errors.ts';
import type { Person } from './person.ts';
import type { Registry } from './registry.ts';
import { requireActive, requireOneNumber, requirePerson } from './require-person.ts';
import { restore, revoke } from './revoke-card.ts';

/**
 * Says that two numbers are one person: `keep` goes on; `drop` is removed and her live card revoked (`error`). Contributions, photos
 * and the household of `drop` stay as they are. Throws `same-person`, `member-unknown`, `member-merged`, `member-moved`, and
 * `member-gone` of a `keep` who is not active.
 */
export function mergePersons(
  registry: Registry,
  { keep, drop }: { keep: MemberNumber; drop: MemberNumber },
  by: By,
): Promise<{ kept: Person; dropped: Person; revoked?: Card }> {
  return change(registry, by, async (work) => {
    const { db, at, record } = work;
    if (keep === drop) throw new RegistryError('same-person', { member: keep });
    const dropping = await requirePerson(work, drop);
    requireOneNumber(dropping);
    const kept = await requirePerson(work, keep);
    requireActive(kept);
    const [live] = await selectMatchingCards(db, { members: [drop], live: true });
    const revoked = live && (await revoke(work, live, keepDeclaration({ reason: 'error' }, at)));
    const { status, since } = dropping;
    const after = { status: 'removed' as const, since: calendarDateOf(by.at) };
    await db.updateTable('persons').set(after).where('member', '=', drop).execute();
    const before = { status_before: status, since_before: since ?? null };
    const card = revoked?.card ?? null;
    await db
      .insertInto('merges')
      .values({ dropped: drop, kept: keep, merged_at: at, ...before, card })
      .execute();
    record('person.merge', drop, { status, since }, { ...after, mergedInto: keep });
    return { kept, dropped: await requirePerson(work, drop), ...(revoked && { revoked }) };
  });
}

/**
 * Takes a merge back, on whatever day: the person is again what she was, and the card that the merge revoked lives. Throws
 * `member-unknown`, `member-not-merged`, and `merge-followed` when the person kept was since merged into another.
 */
export function unmergePerson(
  registry: Registry,
  drop: MemberNumber,
  by: By,
): Promise<{ person: Person; kept: MemberNumber; restored?: Card }> {
  return change(registry, by, async (work) => {
    const { db, record } = work;
    const { status, since } = await requirePerson(work, drop);
    const merge = await db.selectFrom('merges').selectAll().where('dropped', '=', drop).executeTakeFirst();
    if (merge === undefined) throw new RegistryError('member-not-merged', { member: drop });
    const { mergedInto } = await requirePerson(work, merge.kept);
    if (mergedInto !== undefined)
      throw new RegistryError('merge-followed', { member: merge.kept, other: mergedInto });
    const restored = merge.card === null ? undefined : await restoreNewest(work, merge.card);
    const after = { status: merge.status_before, since: merge.since_before };
    await db.updateTable('persons').set(after).where('member', '=', drop).execute();
    await db.deleteFrom('merges').where('dropped', '=', drop).execute();
    record('person.unmerge', drop, { status, since, mergedInto: merge.kept }, after);
    return { person: await requirePerson(work, drop), kept: merge.kept, ...(restored && { restored }) };
  });
}

/** The card as it was, unless it lives or there is a newer edition. */
async function restoreNewest(work: Change, number: Card['card']): Promise<Card | undefined> {
  const card = await selectCard(work.db, number);
  if (card?.revokedFrom === undefined) return undefined;
  const newest = (await selectMatchingCards(work.db, { members: [card.member] })).at(-1);
  return newest?.card === number ? await restore(work, card, card.revokedFrom) : undefined;
}
