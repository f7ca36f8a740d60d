import { isCalendarDate, type CalendarDate } from '@passeport/calendar';
import type { MemberNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { RegistryError } from './errors.ts';
import { selectMatching } from './find-persons.ts';
import { movePhoto } from './move-photo.ts';
import type { Person } from './person.ts';
import type { Registry } from './registry.ts';
import { requireOneNumber, requirePerson } from './require-person.ts';
import { PERSON_STATUSES, type PersonStatus } from './states.ts';

/**
 * Says that a person left, died, was removed, or is active again, from a day on. Her number stays hers. Her cards are not
 * touched: the list's exceptions stop them. A number that was moved away is active again only when the new one is not: the move was a
 * mistake, is forgotten, and the photo comes back. Throws `member-unknown`, `value-refused`, `member-merged`, `member-moved`.
 */
export function setPersonStatus(
  registry: Registry,
  member: MemberNumber,
  to: { status: PersonStatus; since: CalendarDate },
  by: By,
): Promise<Person> {
  return change(registry, by, (work) => changeStatus(work, member, to));
}

/** The same inside of another change. */
export async function changeStatus(
  work: Change,
  member: MemberNumber,
  to: { status: PersonStatus; since: CalendarDate },
): Promise<Person> {
  const { db, record } = work;
  if (!PERSON_STATUSES.includes(to.status)) throw new RegistryError('value-refused', { field: 'status' });
  if (!isCalendarDate(to.since)) throw new RegistryError('value-refused', { field: 'since' });
  const person = await requirePerson(work, member);
  const wrongly = to.status === 'active' ? await findMistakenMove(work, person) : undefined;
  if (wrongly === undefined) requireOneNumber(person);
  else {
    await db.deleteFrom('moves').where('old', '=', member).execute();
    await movePhoto(work, wrongly, member);
  }
  const before = { status: person.status, since: person.since, movedTo: wrongly };
  const after = { status: to.status, since: to.since };
  if (before.status !== after.status || before.since !== after.since) {
    await db.updateTable('persons').set(after).where('member', '=', member).execute();
    record('person.status', member, before, after);
  }
  return await requirePerson(work, member);
}

/** The number that she got by a move, when nobody goes by it any more: neither she, nor under a number that came after it. */
async function findMistakenMove(work: Change, { movedTo }: Person): Promise<MemberNumber | undefined> {
  if (movedTo === undefined) return undefined;
  const [there] = await selectMatching(work.db, { members: [movedTo] });
  // Her new number is of a mutuelle that another office has now.
  if (there === undefined) return undefined;
  const goesOn = there.status === 'active' || there.movedTo !== undefined || there.mergedInto !== undefined;
  return goesOn ? undefined : movedTo;
}
