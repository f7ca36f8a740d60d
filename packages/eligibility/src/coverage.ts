import { fromMonthIndex, toMonthIndex, type Month } from '@passeport/calendar';

import { EligibilityError } from './errors.ts';
import type { Plan } from './plans.ts';

/** Whole months paid for: `months` of them (at least 1), beginning with `from`. */
export interface Contribution {
  from: Month;
  months: number;
}

/**
 * From which month through which month a household is paid up, or why it is not at all. The grace months of
 * the plan come after `through` and are added when a card is judged. `from` may be later than `through`:
 * a household that stopped paying before its waiting months were over.
 */
export type Coverage = { from: Month; through: Month } | { reason: 'never-paid' | 'left' };

/** What coverage is computed from; `asOf` is the month in which the list is published. */
export interface CoverageInput {
  contributions: readonly Contribution[];
  joined: Month;
  plan: Pick<Plan, 'waitingMonths' | 'graceMonths'>;
  asOf: Month;
}

interface PaidRun {
  first: number;
  last: number;
}

const MAX_MONTHS = 1200;

/**
 * The coverage of a household from its contributions.
 *
 * Paid months are put together, whatever their order and overlap. Gaps no longer than the grace months do not
 * interrupt (the household was covered all along). Of the runs that remain the one that counts is the run
 * covering `asOf`, else the next to begin, else the last. The waiting months, counted from the month of
 * joining, push its beginning.
 *
 * Throws `contribution-invalid` when a contribution is not for 1 to 1,200 whole months.
 */
export function computeCoverage({ contributions, joined, plan, asOf }: CoverageInput): Coverage {
  const runs = joinPaidMonths(contributions, plan.graceMonths);
  const month = toMonthIndex(asOf);
  const run = runs.find(({ last }) => month <= last + plan.graceMonths) ?? runs[runs.length - 1];
  if (run === undefined) return { reason: 'never-paid' };
  const waitingOver = toMonthIndex(joined) + plan.waitingMonths;
  return { from: fromMonthIndex(Math.max(run.first, waitingOver)), through: fromMonthIndex(run.last) };
}

function joinPaidMonths(contributions: readonly Contribution[], graceMonths: number): PaidRun[] {
  const paid = contributions.map(toPaidRun).sort((a, b) => a.first - b.first);
  const runs: PaidRun[] = [];
  for (const next of paid) {
    const current = runs[runs.length - 1];
    if (current !== undefined && next.first <= current.last + graceMonths + 1) {
      current.last = Math.max(current.last, next.last);
    } else {
      runs.push(next);
    }
  }
  return runs;
}

function toPaidRun({ from, months }: Contribution): PaidRun {
  if (!Number.isInteger(months) || months < 1 || months > MAX_MONTHS) {
    throw new EligibilityError('contribution-invalid', { problem: `${months} months from ${from}` });
  }
  const first = toMonthIndex(from);
  return { first, last: first + months - 1 };
}
