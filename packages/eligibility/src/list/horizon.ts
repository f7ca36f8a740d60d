import { fromMonthIndex, monthOf, parseMonth, toMonthIndex, type Month } from '@passeport/calendar';

import type { HouseholdCoverage, MutuelleRights, PersonException } from '../rights/mutuelle-rights.ts';
import { dayOf } from '../instant.ts';
import { graceThrough } from '../rights/coverage.ts';
import type { Plan } from '../rights/plan.ts';

const FIRST_MONTH = toMonthIndex(parseMonth('1900-01'));

/**
 * The first month of which a list published in a month tells anything: the first of its quarter in the year before. So a list
 * tells a year and little more, and the same for three months: the changes from one list to the next stay small.
 */
export function horizonOf(published: Month): Month {
  const yearBefore = toMonthIndex(published) - 12;
  return fromMonthIndex(Math.max(yearBefore - (yearBefore % 3), FIRST_MONTH));
}

/** The horizon of a list, by the instant of its issue. */
export function horizonOfIssue(issued: string): Month {
  return horizonOf(monthOf(dayOf(issued)));
}

/**
 * A mutuelle's rights as a list published in that month tells them: coverage that ended before the horizon, grace included,
 * simply did, and what began before begins with it; who left or passed the age limit before simply did; a wait that was
 * over by then is nothing.
 */
export function cutRights(
  rights: MutuelleRights,
  plan: Pick<Plan, 'terms'>,
  published: Month,
): MutuelleRights {
  const horizon = horizonOf(published);
  return {
    ...rights,
    households: rights.households.map((household) => cutCoverage(household, plan, horizon)),
    exceptions: rights.exceptions.flatMap((exception) => cutException(exception, horizon) ?? []),
  };
}

/**
 * A plan as a list published in that month tells it: without the terms that ended before the horizon. Those stay whose grace
 * months are not the next terms': a household may have paid through one of their months.
 */
export function cutPlan(plan: Plan, published: Month): Plan {
  const horizon = horizonOf(published);
  let kept = plan.terms;
  for (let [first, second] = kept; first !== undefined && second !== undefined; [first, second] = kept) {
    if (second.from > horizon || second.graceMonths !== first.graceMonths) break;
    kept = kept.slice(1);
  }
  return kept === plan.terms ? plan : { ...plan, terms: kept };
}

function cutCoverage(
  household: HouseholdCoverage,
  plan: Pick<Plan, 'terms'>,
  horizon: Month,
): HouseholdCoverage {
  if ('reason' in household) return household;
  if (graceThrough(household.through, plan) < horizon) {
    return { household: household.household, reason: 'ended' };
  }
  return household.from < horizon ? { ...household, from: horizon } : household;
}

function cutException(exception: PersonException, horizon: Month): PersonException | undefined {
  if (!('from' in exception) || exception.from === undefined || exception.from > horizon) return exception;
  return exception.kind === 'waiting' ? undefined : { member: exception.member, kind: exception.kind };
}
