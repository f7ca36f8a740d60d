import { isCalendarDate, type CalendarDate } from '@passeport/calendar';
import type { MemberNumber } from '@passeport/codes';
import { change, type By } from './change.ts';
import { RegistryError } from './errors.ts';
import { personOf, selectPersons, type Person } from './person.ts';
import type { Registry } from './registry.ts';
import { PERSON_STATUSES, type PersonStatus } from './states.ts';

/**
 * Says that a person left, died, was removed, or is active again, from a day on. Her number stays hers. Her cards are not
 * touched: the list's exceptions stop them. Throws `member-unknown`, `value-refused`.
 */
export function setPersonStatus(
  registry: Registry,
  member: MemberNumber,
  to: { status: PersonStatus; since: CalendarDate },
  by: By,
): Promise<Person> {
  return change(registry, by, async ({ db, record }) => {
    if (!PERSON_STATUSES.includes(to.status)) throw new RegistryError('value-refused', { field: 'status' });
    if (!isCalendarDate(to.since)) throw new RegistryError('value-refused', { field: 'since' });
    const row = await selectPersons(db).where('persons.member', '=', member).executeTakeFirst();
    if (row === undefined) throw new RegistryError('member-unknown', { member });
    const before = { status: row.status, since: row.since ?? undefined };
    const after = { status: to.status, since: to.since };
    if (before.status !== after.status || before.since !== after.since) {
      await db.updateTable('persons').set(after).where('member', '=', member).execute();
      record('person.status', member, before, after);
    }
    return personOf({ ...row, ...after });
  });
}
