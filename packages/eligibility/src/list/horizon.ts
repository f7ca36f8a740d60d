import { monthOf, parseMonth, type Month } from '@passeport/calendar';

import type { HouseholdCoverage, MutuelleRights, PersonException } from '../rights/mutuelle-rights.ts';
import { dayOf } from '../instant.ts';
import type { Plan } from '../rights/plan.ts';

/**
 * The first month of which a list published in a month tells anything: January of the year before. Constant over a year, so that
 * the changes from one list to the next stay small.
 */
export function horizonOf(published: Month): Month {
  return parseMonth(`${Math.max(Number(published.slice(0, 4)) - 1, 1900)}-01`);
}

/** The horizon of a list, by the instant of its issue. */
export function horizonOfIssue(issued: string): Month {
  return horizonOf(monthOf(dayOf(issued)));
}

/**
 * A mutuelle's rights as a list published in that month tells them: coverage that began before the horizon begins with it,
 * or, when it ended before, with January of that year; who left or passed the age limit before simply did; a wait that was over by then is nothing.
 */
export function cutRights(rights: MutuelleRights, published: Month): MutuelleRights {
  const horizon = horizonOf(published);
  return {
    ...rights,
    households: rights.households.map((household) => cutCoverage(household, horizon)),
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

function cutCoverage(household: HouseholdCoverage, horizon: Month): HouseholdCoverage {
  if ('reason' in household || household.from >= horizon) return household;
  const from = household.through < horizon ? januaryOf(household.through) : horizon;
  return { ...household, from };
}

function januaryOf(month: Month): Month {
  return parseMonth(`${month.slice(0, 4)}-01`);
}

function cutException(exception: PersonException, horizon: Month): PersonException | undefined {
  if (!('from' in exception) || exception.from === undefined || exception.from > horizon) return exception;
  return exception.kind === 'waiting' ? undefined : { member: exception.member, kind: exception.kind };
}
