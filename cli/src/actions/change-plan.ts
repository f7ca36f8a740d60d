import { isDeepStrictEqual } from 'node:util';
import { formatMonth, type Month } from '@passeport/calendar';
import type { Plan } from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import { findPlan, readPlans, writePlans } from '../office/plans.ts';
import type { Language } from '../words/language.ts';
import { applyPlanChange, type PlanWishes } from './apply-plan-change.ts';

/** What is to be otherwise from a month on. */
export interface PlanChange extends PlanWishes {
  from: Month;
}

/**
 * Gives a plan new terms from a month on: the former ones stay, and months before keep them. Throws `plan-unknown`,
 * `plan-change-too-early` when the plan has terms of that month or later, `plan-change-nothing`, and as `applyPlanChange`.
 */
export async function changePlan(
  folder: OfficeFolder,
  code: string,
  { from, ...wishes }: PlanChange,
  language: Language,
): Promise<Plan> {
  const plans = await readPlans(folder);
  const plan = findPlan(plans, code);
  const last = plan.terms[plan.terms.length - 1];
  if (last === undefined)
    throw new CliError('plan-unknown', { plan: code, known: [...plans.keys()].join(', ') });
  if (from <= last.from)
    throw new CliError('plan-change-too-early', { plan: plan.code, last: formatMonth(last.from, language) });
  const terms = applyPlanChange(last, from, wishes);
  if (isDeepStrictEqual({ ...terms, from: last.from }, last))
    throw new CliError('plan-change-nothing', { plan: plan.code });
  const changed = { ...plan, terms: [...plan.terms, terms] };
  await writePlans(
    folder,
    [...plans.values()].map((one) => (one === plan ? changed : one)),
  );
  return changed;
}
