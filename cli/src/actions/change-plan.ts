import { isDeepStrictEqual } from 'node:util';
import { formatMonth, type Month } from '@passeport/calendar';
import type { Plan } from '@passeport/eligibility';
import { listMutuelles } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import { findPlan, planCodesOf, planOf, readPlans, writePlans } from '../office/plans.ts';
import type { Language } from '../words/language.ts';
import { applyPlanChange, type PlanWishes } from './apply-plan-change.ts';
import { countRepriced, type Repriced } from './count-repriced.ts';

/** What is to be otherwise from a month on. */
export interface PlanChange extends PlanWishes {
  from: Month;
}

/** The plan as it is now, and what that does to what was paid already. */
export interface ChangedPlan {
  plan: Plan;
  repriced: Repriced;
}

/**
 * Gives a plan new terms from a month on: the former ones stay, and months before keep them. Throws `plan-unknown`,
 * `plan-change-too-early` when the plan has terms of that month or later, `plan-change-nothing`, and as `applyPlanChange`.
 */
export async function changePlan(
  { folder, registry }: Pick<Office, 'folder' | 'registry'>,
  code: string,
  { from, ...wishes }: PlanChange,
  language: Language,
): Promise<ChangedPlan> {
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
  const repriced: Repriced = { fewer: 0, more: 0 };
  const after = new Map([...plans, [changed.code, changed]]);
  for (const mutuelle of await listMutuelles(registry)) {
    if (!planCodesOf(mutuelle).includes(plan.code)) continue;
    const [was, is] = [planOf(plans, mutuelle, from), planOf(after, mutuelle, from)];
    const { fewer, more } = await countRepriced(registry, mutuelle.number, was, is);
    repriced.fewer += fewer;
    repriced.more += more;
  }
  await writePlans(
    folder,
    [...plans.values()].map((one) => (one === plan ? changed : one)),
  );
  return { plan: changed, repriced };
}
