import { calendarDateOf, monthOf } from '@passeport/calendar';
import {
  computeCoverage,
  cutRights,
  paidMonths,
  type HouseholdCoverage,
  type MutuelleRights,
  type PersonException,
  type Plan,
  type Receipt,
} from '@passeport/eligibility';
import {
  coverageRows,
  deadEditions,
  type CoverageRow,
  type Mutuelle,
  type Registry,
} from '@passeport/registry';

/** What the list will say of one mutuelle on a day, from what the registry holds. */
export async function collectRights(
  registry: Registry,
  mutuelle: Mutuelle,
  plan: Plan,
  at: Date,
): Promise<MutuelleRights> {
  const asOf = monthOf(calendarDateOf(at));
  const households: HouseholdCoverage[] = [];
  const exceptions: PersonException[] = [];
  for await (const row of coverageRows(registry, mutuelle.number)) {
    const { household, joined } = row;
    const paid = paidMonths({ receipts: receiptsOf(row), joined, plan });
    households.push({ household, ...computeCoverage({ paid, joined, plan, asOf }) });
    exceptions.push(...row.exceptions.map(toException));
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

function receiptsOf({ contributions, activePersons }: CoverageRow): Receipt[] {
  return contributions.map((contribution) => ({ number: '', persons: activePersons, ...contribution }));
}

function toException({ member, kind, since }: CoverageRow['exceptions'][number]): PersonException {
  if (kind !== 'left') return { member, kind };
  return { member, kind, ...(since === undefined ? {} : { from: monthOf(since) }) };
}
