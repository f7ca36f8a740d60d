import { fromMonthIndex, toMonthIndex, type Month } from '@passeport/calendar';

import { EligibilityError } from '../errors.ts';
import { toMonthSpan, type MonthSpan, type PaidRun } from './paid-run.ts';
import { termsAt, type Plan } from './plan.ts';
import { addMonthsWithinCalendar, monthWithinCalendar } from './within-calendar.ts';

/**
 * From which month through which month a household is paid up, or why it is not at all. The grace months of
 * the plan come after `through` and are added when a card is judged. `from` may be later than `through`:
 * a household that stopped paying before its waiting months were over. `ended`: its months are so long past that a list
 * does not tell them (see `horizonOf`); nobody's coverage is that before it is listed.
 */
export type Coverage = { from: Month; through: Month } | { reason: 'never-paid' | 'left' | 'ended' };

/** What coverage is computed from. */
export interface CoverageInput {
  /** The months paid, in any order; they may overlap. */
  paid: readonly PaidRun[];
  /** The household's month of joining; when it was never written down, the first month paid. */
  joined?: Month | undefined;
  plan: Pick<Plan, 'terms'>;
  /** The month in which the list is published. */
  asOf: Month;
}

/**
 * The coverage of a household from the months that it paid.
 *
 * Paid months are put together, whatever their order and overlap. Gaps no longer than the grace months do not
 * interrupt (the household was covered all along); grace is that of the terms in the last month paid. Of the runs that remain
 * the one that counts is the run covering `asOf`, else the next to begin, else the last. The waiting months, of the terms in the
 * month of joining and counted from it, push its beginning.
 *
 * Throws `contribution-invalid` when a run ends before it begins.
 */
export function computeCoverage({ paid, joined, plan, asOf }: CoverageInput): Coverage {
  const runs = joinPaidMonths(paid, plan);
  const month = toMonthIndex(asOf);
  const run = runs.find((one) => month <= graceEnd(one, plan)) ?? runs[runs.length - 1];
  const firstPaid = runs[0];
  if (run === undefined || firstPaid === undefined) return { reason: 'never-paid' };
  const start = joined ?? fromMonthIndex(firstPaid.first);
  const waitingOver = toMonthIndex(start) + termsAt(plan, start).waitingMonths;
  return { from: monthWithinCalendar(Math.max(run.first, waitingOver)), through: fromMonthIndex(run.last) };
}

/** The last month covered after the last month paid: the grace months of the terms in that month are added. */
export function graceThrough(paidThrough: Month, plan: Pick<Plan, 'terms'>): Month {
  return addMonthsWithinCalendar(paidThrough, termsAt(plan, paidThrough).graceMonths);
}

function joinPaidMonths(paid: readonly PaidRun[], plan: Pick<Plan, 'terms'>): MonthSpan[] {
  const spans = paid.map(checkRun).sort((a, b) => a.first - b.first);
  const runs: MonthSpan[] = [];
  for (const next of spans) {
    const current = runs[runs.length - 1];
    if (current !== undefined && next.first <= graceEnd(current, plan) + 1) {
      current.last = Math.max(current.last, next.last);
    } else {
      runs.push(next);
    }
  }
  return runs;
}

function graceEnd({ last }: MonthSpan, plan: Pick<Plan, 'terms'>): number {
  return last + termsAt(plan, fromMonthIndex(last)).graceMonths;
}

function checkRun(run: PaidRun): MonthSpan {
  if (run.through < run.from) {
    throw new EligibilityError('contribution-invalid', { problem: `${run.from} to ${run.through}` });
  }
  return toMonthSpan(run);
}
