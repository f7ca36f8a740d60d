import {
  addMonths,
  calendarDateOf,
  firstDayOf,
  monthOf,
  type CalendarDate,
  type Month,
} from '@passeport/calendar';
import {
  computeCoverage,
  cutRights,
  paidMonths,
  personException,
  type HouseholdCoverage,
  type MutuelleRights,
  type PersonException,
  type Plan,
} from '@passeport/eligibility';
import { coverageRows, deadEditions, type Mutuelle, type Registry } from '@passeport/registry';

/** What the list will say of one mutuelle on a day, from what the registry holds, which is read by the page. */
export async function collectRights(
  registry: Registry,
  mutuelle: Mutuelle,
  plan: Plan,
  at: Date,
): Promise<MutuelleRights> {
  const asOf = monthOf(calendarDateOf(at));
  const households: HouseholdCoverage[] = [];
  const exceptions: PersonException[] = [];
  const childrenBornBefore = bornBeforeAgeLimit(plan, asOf);
  for await (const row of coverageRows(registry, mutuelle.number, { childrenBornBefore })) {
    const { household, joined, receipts } = row;
    const paid = paidMonths({ receipts, joined, plan });
    households.push({ household, ...computeCoverage({ paid, joined, plan, asOf }) });
    for (const person of row.special) {
      const exception = personException(person, { plan, householdJoined: joined, asOf });
      if (exception !== undefined) exceptions.push(exception);
    }
  }
  const { number, name, union } = mutuelle;
  const dead = await deadEditions(registry, number);
  const rights = {
    number,
    name,
    ...(union === undefined ? {} : { union }),
    plan: plan.code,
    households,
    deadEditions: dead,
    exceptions,
  };
  return cutRights(rights, asOf);
}

/** Limits that are passed a little after the list's month are told too; `personException` says which. */
const MONTHS_AHEAD = 6;

/** The day before which a child must be born for any of the plan's age limits to concern her. */
function bornBeforeAgeLimit({ terms }: Plan, asOf: Month): CalendarDate | undefined {
  const limits = terms.flatMap(({ ageLimitYears }) => ageLimitYears ?? []);
  if (limits.length === 0) return undefined;
  return firstDayOf(addMonths(asOf, MONTHS_AHEAD - 12 * Math.min(...limits)));
}
