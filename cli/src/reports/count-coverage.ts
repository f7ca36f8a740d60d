import { monthOf, type CalendarDate, type Month } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import {
  computeCoverage,
  findRights,
  firstBirthWithinAgeLimit,
  paidMonths,
  personException,
  type Coverage,
  type Plan,
} from '@passeport/eligibility';
import { coverageRows, type CoverageRow, type SpecialPerson } from '@passeport/registry';
import { planOf, readPlans } from '../office/plans.ts';
import type { ReportRequest } from './report-request.ts';

/** A household and how many of its persons are covered in each of the months asked for. */
export interface CoveredHousehold {
  mutuelle: MutuelleNumber;
  household: number;
  village?: string;
  /** Active today. */
  members: number;
  covered: number[];
  /** Of those, who is no member any more today. */
  coveredGone: number[];
  /** The last month paid, when one was, as seen in the last of the months. */
  paidThrough?: Month;
}

/**
 * The households of a report one after the other, read by the page, with what the published list of each month says of them, by the
 * receipts that are recorded today. Throws `plan-unknown`.
 */
export async function* countCoverage(
  { office, scope, today }: Pick<ReportRequest, 'office' | 'scope' | 'today'>,
  months: readonly Month[],
): AsyncGenerator<CoveredHousehold, void> {
  const plans = await readPlans(office.folder);
  for (const mutuelle of scope.mutuelles) {
    const plan = planOf(plans, mutuelle, monthOf(today));
    const childrenBornBefore = latest(months.map((month) => firstBirthWithinAgeLimit(plan, month)));
    for await (const row of coverageRows(office.registry, mutuelle.number, { childrenBornBefore })) {
      const { household, village, persons } = row;
      if (!scope.includesVillage(village)) continue;
      yield {
        mutuelle: mutuelle.number,
        household,
        ...(village !== undefined && { village }),
        members: persons,
        ...countMonths(row, plan, months),
      };
    }
  }
}

function countMonths(
  row: CoverageRow,
  plan: Plan,
  months: readonly Month[],
): Pick<CoveredHousehold, 'covered' | 'coveredGone' | 'paidThrough'> {
  const { receipts, joined, persons, special } = row;
  const paid = paidMonths({ receipts, joined, plan });
  const nobody = months.map(() => 0);
  if (paid.length === 0) return { covered: nobody, coveredGone: nobody };
  const plain = persons - special.filter(({ status }) => status === 'active').length;
  let coverage: Coverage | undefined;
  const coveredGone = [...nobody];
  const covered = months.map((asOf, at) => {
    const then = computeCoverage({ paid, joined, plan, asOf });
    coverage = then;
    if (findRights({ coverage: then, mutuelle: { plan } }, asOf).verdict !== 'eligible') return 0;
    const withRights = special.filter((person) => isCovered(person, { coverage: then, plan, joined, asOf }));
    coveredGone[at] = withRights.filter(({ status }) => status !== 'active').length;
    return plain + withRights.length;
  });
  return {
    covered,
    coveredGone,
    ...(coverage !== undefined && 'through' in coverage && { paidThrough: coverage.through }),
  };
}

interface Then {
  coverage: Coverage;
  plan: Plan;
  joined: Month | undefined;
  asOf: Month;
}

/** Who died or was struck off was a member to the end of that month. */
function isCovered(person: SpecialPerson, { coverage, plan, joined, asOf }: Then): boolean {
  const { since, ...facts } = person;
  const isGone = person.status === 'died' || person.status === 'removed';
  if (isGone && (since === undefined || monthOf(since) < asOf)) return false;
  const then = isGone ? { ...facts, status: 'active' as const } : person;
  const exception = personException(then, { plan, householdJoined: joined, asOf });
  const ground = { coverage, mutuelle: { plan }, ...(exception !== undefined && { exception }) };
  return findRights(ground, asOf).verdict === 'eligible';
}

function latest(days: readonly (CalendarDate | undefined)[]): CalendarDate | undefined {
  return days
    .filter((day) => day !== undefined)
    .reduce<CalendarDate | undefined>(
      (last, day) => (last === undefined || day > last ? day : last),
      undefined,
    );
}
