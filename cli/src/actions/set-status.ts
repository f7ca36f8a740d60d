import { calendarDateOf, formatDate, type CalendarDate } from '@passeport/calendar';
import type { MemberNumber } from '@passeport/codes';
import {
  findPersons,
  setPersonStatus,
  type By,
  type Person,
  type PersonStatus,
  type Registry,
} from '@passeport/registry';
import { CliError } from '../cli-error.ts';

/** Says what became of a person, since a day that has come: today, or the day noted before, when none is given. Throws `date-in-future`, RegistryError `member-unknown`. */
export async function setStatus(
  registry: Registry,
  member: MemberNumber,
  status: PersonStatus,
  since: CalendarDate | undefined,
  by: By,
): Promise<Person> {
  const today = calendarDateOf(by.at);
  const [known] = since === undefined ? await findPersons(registry, { members: [member] }) : [];
  const day = since ?? (known?.status === status ? known.since : undefined) ?? today;
  if (day > today) throw new CliError('date-in-future', { date: formatDate(day) });
  return await setPersonStatus(registry, member, { status, since: day }, by);
}
