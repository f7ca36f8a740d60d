import type { Month } from '@passeport/calendar';
import type { Plan } from '@passeport/eligibility';
import type { Mutuelle } from '@passeport/registry';
import { findPlan } from '../office/plans.ts';

/**
 * The plans that mutuelles have or had, as far as they had them: what a plan became after a mutuelle got another one is none of its history, and need
 * not be the same at another office. In the order of their codes. Throws `plan-unknown`.
 */
export function plansUsed(mutuelles: readonly Mutuelle[], plans: ReadonlyMap<string, Plan>): Plan[] {
  const ends = new Map<string, Month | undefined>();
  for (const { plan, laterPlans = [] } of mutuelles) {
    const codes = [plan, ...laterPlans.map(({ plan: code }) => code)];
    for (const [at, code] of codes.entries()) {
      const end = laterPlans[at]?.from;
      const known = ends.get(code);
      const isLonger = !ends.has(code) || end === undefined || (known !== undefined && end > known);
      if (isLonger) ends.set(code, end);
    }
  }
  return [...ends]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, end]) => {
      const plan = findPlan(plans, code);
      const [first, ...later] = plan.terms;
      const terms =
        first === undefined ? [] : [first, ...later.filter(({ from }) => end === undefined || from < end)];
      return { ...plan, terms };
    });
}
