import { addMonths, type Month } from '@passeport/calendar';

import { termsAt, type Plan, type PlanTerms } from './plan.ts';
import { FIRST_MONTH } from './within-calendar.ts';

/** A plan that a mutuelle has from a month on. */
export interface FollowingPlan {
  from: Month;
  plan: Plan;
}

/**
 * What a mutuelle offers that had one plan after the other, as one plan: each month has the terms of the plan that was the mutuelle's in it, as if one plan had
 * changed; the first terms of the first plan hold for all months before. Code and name are those of the plan that it has in `asOf`.
 *
 * @param following ascending
 */
export function followPlans(first: Plan, following: readonly FollowingPlan[], asOf: Month): Plan {
  let [named, terms]: [Plan, PlanTerms[]] = [first, first.terms];
  for (const { from, plan } of following) {
    const inForce = termsAt(plan, from);
    const before = termsBefore(terms, from);
    const after = plan.terms.filter((one) => one !== inForce && one.from > from);
    terms = [...before, { ...inForce, from }, ...after];
    if (from <= asOf) named = plan;
  }
  return { code: named.code, name: named.name, terms };
}

/** What holds before a month: the first terms do, too, when they begin later. */
function termsBefore(terms: readonly PlanTerms[], month: Month): PlanTerms[] {
  const [first] = terms;
  if (first === undefined || first.from < month) return terms.filter(({ from }) => from < month);
  return month > FIRST_MONTH ? [{ ...first, from: addMonths(month, -1) }] : [];
}
