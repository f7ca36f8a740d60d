import type { MemberNumber } from '@passeport/codes';
import { change, type By } from './change.ts';
import { RegistryError } from './errors.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import { requireOneNumber, requirePerson } from './require-person.ts';

/** Two persons, the lower number first. */
export type DistinctPersons = readonly [MemberNumber, MemberNumber];

/**
 * Remembers that two persons who look like one are two; said again it is `already`. Throws `same-person`, `member-unknown`,
 * `member-merged`, `member-moved`.
 */
export function recordDistinctPersons(
  registry: Registry,
  one: MemberNumber,
  other: MemberNumber,
  by: By,
): Promise<'added' | 'already'> {
  return change(registry, by, async (work) => {
    const { db, at, record } = work;
    if (one === other) throw new RegistryError('same-person', { member: one });
    for (const member of [one, other]) requireOneNumber(await requirePerson(work, member));
    const [first, second] = one < other ? [one, other] : [other, one];
    const known = await db
      .selectFrom('distinct_persons')
      .select('decided_at')
      .where('first', '=', first)
      .where('second', '=', second)
      .executeTakeFirst();
    if (known !== undefined) return 'already';
    await db.insertInto('distinct_persons').values({ first, second, decided_at: at }).execute();
    record('person.distinct', first, undefined, { other: second });
    record('person.distinct', second, undefined, { other: first });
    return 'added';
  });
}

/**
 * Takes that decision back: the pair may be proposed again. `absent` when it was not decided. Throws `same-person`, `member-unknown`.
 */
export function forgetDistinctPersons(
  registry: Registry,
  one: MemberNumber,
  other: MemberNumber,
  by: By,
): Promise<'removed' | 'absent'> {
  return change(registry, by, async (work) => {
    const { db, record } = work;
    if (one === other) throw new RegistryError('same-person', { member: one });
    for (const member of [one, other]) await requirePerson(work, member);
    const [first, second] = one < other ? [one, other] : [other, one];
    const { numDeletedRows } = await db
      .deleteFrom('distinct_persons')
      .where('first', '=', first)
      .where('second', '=', second)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return 'absent';
    record('person.distinct-undo', first, undefined, { other: second });
    record('person.distinct-undo', second, undefined, { other: first });
    return 'removed';
  });
}

/** Every pair that was decided to be two persons. */
export function listDistinctPersons(registry: Registry): Promise<DistinctPersons[]> {
  return look(registry, async (db) => {
    const rows = await db.selectFrom('distinct_persons').select(['first', 'second']).execute();
    return rows.map(({ first, second }) => [first, second]);
  });
}
