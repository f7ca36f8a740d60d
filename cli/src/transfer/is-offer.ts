import type { Month } from '@passeport/calendar';
import { MAX_PLAN_TERMS, type Plan } from '@passeport/eligibility';
import type { Mutuelle } from '@passeport/registry';
import { planCodesOf, planOf } from '../office/plans.ts';

/** Whether a mutuelle has these plans and no other, and a list can carry what it offers by them. */
export function isOffer(
  mutuelle: Pick<Mutuelle, 'plan' | 'laterPlans'>,
  plans: ReadonlyMap<string, Plan>,
  asOf: Month,
): boolean {
  if (!planCodesOf(mutuelle).every((code) => plans.has(code))) return false;
  return planOf(plans, mutuelle, asOf).terms.length <= MAX_PLAN_TERMS;
}
