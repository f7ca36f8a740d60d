import type { Month } from '@passeport/calendar';

import { termsAt, type Plan, type PlanTerms } from './plan.ts';

/** A plan that a mutuelle has from a month on. */
export interface FollowingPlan {
  from: Month;
  plan: Plan;
}

/**
 * What a mutuelle offers that had one plan after the other, as one plan: each month has the terms of the plan that was the mutuelle's in it, as if one plan had
 * changed. Code and name are those of the plan that it has in `asOf`.
 *
 * @param following ascending
 */
export function followPlans(first: Plan, following: readonly FollowingPlan[], asOf: Month): Plan {
  let [named, terms]: [Plan, PlanTerms[]] = [first, first.terms];
  for (const { from, plan } of following) {
    const inForce = termsAt(plan, from);
    const before = terms.filter((one) => one.from < from);
    const after = plan.terms.filter((one) => one !== inForce && one.from > from);
    terms = [...before, { ...inForce, from }, ...after];
    if (from <= asOf) named = plan;
  }
  return { code: named.code, name: named.name, terms };
}
