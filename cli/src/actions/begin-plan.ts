import type { Month } from '@passeport/calendar';
import { checkPlans, RURAL_EXAMPLE, termsAt, type Plan } from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import { findPlan, readPlans, writePlans } from '../office/plans.ts';
import type { Language } from '../words/language.ts';
import { sayPlanFault } from '../words/say-plan.ts';
import { applyPlanChange, type PlanWishes } from './apply-plan-change.ts';

/** A plan to begin, and the one that it is like but for what is wished. */
export interface NewPlan extends PlanWishes {
  name: string;
  from: Month;
  /** Without one the example of a rural plan. */
  like?: string;
}

/**
 * Adds a plan to the office's, on the terms of another one in that month but for what is wished. Throws `plan-exists`, `plan-unknown`,
 * `plan-refused` for a code or name that no plan can have, and as `applyPlanChange`.
 */
export async function beginPlan(
  folder: OfficeFolder,
  given: string,
  { name, from, like, ...wishes }: NewPlan,
  language: Language,
): Promise<Plan> {
  const plans = await readPlans(folder);
  const code = given.trim().toUpperCase();
  if (plans.has(code)) throw new CliError('plan-exists', { plan: code });
  const model = like === undefined ? RURAL_EXAMPLE : findPlan(plans, like);
  const plan: Plan = {
    code,
    name: name.trim(),
    terms: [applyPlanChange(termsAt(model, from), from, wishes)],
  };
  const [fault] = checkPlans(JSON.stringify([plan])).faults ?? [];
  if (fault !== undefined) throw new CliError('plan-refused', { fault: sayPlanFault(fault, language) });
  await writePlans(folder, [...plans.values(), plan]);
  return plan;
}
