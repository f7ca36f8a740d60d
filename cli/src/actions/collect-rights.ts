import { calendarDateOf, monthOf, type Month } from '@passeport/calendar';
import {
  computeCoverage,
  type Contribution,
  type HouseholdCoverage,
  type MutuelleRights,
  type PersonException,
  type Plan,
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
    const contributions = paidMonths(row);
    // A household that paid had joined; one whose joining was never written down joined when it first paid.
    const joined = row.joined ?? earliest(contributions) ?? asOf;
    households.push({
      household: row.household,
      ...computeCoverage({ contributions, joined, plan, asOf }),
    });
    exceptions.push(...row.exceptions.map(toException));
  }
  const { number, name, union } = mutuelle;
  const dead = await deadEditions(registry, number);
  return {
    number,
    name,
    ...(union === undefined ? {} : { union }),
    plan: plan.code,
    households,
    deadEditions: dead,
    exceptions,
  };
}

function paidMonths({ contributions }: CoverageRow): Contribution[] {
  return contributions.flatMap(({ from, months }) =>
    from === undefined || months === undefined ? [] : [{ from, months }],
  );
}

function earliest(contributions: readonly Contribution[]): Month | undefined {
  return contributions.map(({ from }) => from).sort()[0];
}

function toException({ member, kind, since }: CoverageRow['exceptions'][number]): PersonException {
  if (kind !== 'left') return { member, kind };
  return { member, kind, ...(since === undefined ? {} : { from: monthOf(since) }) };
}
