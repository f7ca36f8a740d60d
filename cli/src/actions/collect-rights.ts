import { addMonths, calendarDateOf, monthOf } from '@passeport/calendar';
import {
  computeCoverage,
  cutRights,
  firstBirthWithinAgeLimit,
  paidMonths,
  personException,
  type HouseholdCoverage,
  type MutuelleRights,
  type PersonException,
  type Plan,
} from '@passeport/eligibility';
import {
  coverageRows,
  deadEditions,
  listLostPersons,
  type LostPerson,
  type Mutuelle,
  type Registry,
} from '@passeport/registry';

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
  const childrenBornBefore = firstBirthWithinAgeLimit(plan, asOf);
  for await (const row of coverageRows(registry, mutuelle.number, { childrenBornBefore })) {
    const { household, joined, receipts } = row;
    const paid = paidMonths({ receipts, joined, plan });
    households.push({ household, ...computeCoverage({ paid, joined, plan, asOf }) });
    for (const person of row.special) {
      const exception = personException(person, { plan, householdJoined: joined, asOf });
      if (exception !== undefined) exceptions.push(exception);
    }
  }
  exceptions.push(...(await listLostPersons(registry, mutuelle.number)).map(lostException));
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
  return cutRights(rights, plan, asOf);
}

/** Of somebody enrolled after the backup from which the office was restored, nothing is known but what a list said. */
function lostException({ member, status, since }: LostPerson): PersonException {
  if (status === 'left') return { member, kind: 'left', from: addMonths(monthOf(since), 1) };
  return { member, kind: status };
}
