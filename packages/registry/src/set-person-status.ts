import { isCalendarDate, type CalendarDate } from '@passeport/calendar';
import type { MemberNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { RegistryError } from './errors.ts';
import type { Person } from './person.ts';
import type { Registry } from './registry.ts';
import { requireOneNumber, requirePerson } from './require-person.ts';
import { PERSON_STATUSES, type PersonStatus } from './states.ts';

/**
 * Says that a person left, died, was removed, or is active again, from a day on. Her number stays hers. Her cards are not
 * touched: the list's exceptions stop them. A number that was moved away is active again only when the new one is not: the move was a
 * mistake, and is forgotten. Throws `member-unknown`, `value-refused`, `member-merged`, `member-moved`.
 */
export function setPersonStatus(
  registry: Registry,
  member: MemberNumber,
  to: { status: PersonStatus; since: CalendarDate },
  by: By,
): Promise<Person> {
  return change(registry, by, async (work) => {
    const { db, record } = work;
    if (!PERSON_STATUSES.includes(to.status)) throw new RegistryError('value-refused', { field: 'status' });
    if (!isCalendarDate(to.since)) throw new RegistryError('value-refused', { field: 'since' });
    const person = await requirePerson(work, member);
    if (await isMoveUndone(work, person, to.status))
      await db.deleteFrom('moves').where('old', '=', member).execute();
    else requireOneNumber(person);
    const before = { status: person.status, since: person.since };
    const after = { status: to.status, since: to.since };
    if (before.status !== after.status || before.since !== after.since) {
      await db.updateTable('persons').set(after).where('member', '=', member).execute();
      record('person.status', member, before, after);
    }
    return await requirePerson(work, member);
  });
}

async function isMoveUndone(
  { db }: Change,
  { movedTo }: Person,
  status: PersonStatus,
): Promise<boolean> {
  if (movedTo === undefined || status !== 'active') return false;
  const there = await db
    .selectFrom('persons')
    .select('status')
    .where('member', '=', movedTo)
    .executeTakeFirst();
  return there?.status !== 'active';
}
