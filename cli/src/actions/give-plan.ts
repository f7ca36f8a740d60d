import { addMonths, calendarDateOf, formatMonth, monthOf, type Month } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import type { Plan } from '@passeport/eligibility';
import { findMutuelle, givePlan, type By, type LaterPlan, type Mutuelle } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import { findPlan, planCodeIn, planOf, readPlans } from '../office/plans.ts';
import type { Language } from '../words/language.ts';
import { countRepriced, type Repriced } from './count-repriced.ts';

/** The plan that a mutuelle was given, and what comes of it. */
export interface GivenPlan {
  mutuelle: Mutuelle;
  plan: Plan;
  /** The code of the plan of the months before; absent when the new one holds for all. */
  before?: string;
  /** What was said of later months and holds no more. */
  dropped: LaterPlan[];
  repriced: Repriced;
}

/**
 * Gives a mutuelle another plan from a month on. Months before cost what they did, whenever they are paid. From the first month of the plan that it began with
 * on, or an earlier one, it is as if it had never had that. Throws `mutuelle-missing`, `plan-unknown`, `mutuelle-plan-same`, and as `givePlan`.
 */
export async function giveMutuellePlan(
  { folder, registry }: Office,
  number: MutuelleNumber,
  { code, from }: { code: string; from: Month },
  by: By,
  language: Language,
): Promise<GivenPlan> {
  const plans = await readPlans(folder);
  const plan = findPlan(plans, code);
  const before = await findMutuelle(registry, number);
  if (before === undefined) throw new CliError('mutuelle-missing', { mutuelle: number });
  const asOf = monthOf(calendarDateOf(by.at));
  const former = planOf(plans, before, asOf);
  const isFromTheFirst = from <= (findPlan(plans, before.plan).terms[0]?.from ?? from);

  const given = { plan: plan.code, from: isFromTheFirst ? undefined : from };
  const mutuelle = await givePlan(registry, number, given, by);
  if (sayPlans(mutuelle) === sayPlans(before))
    throw new CliError('mutuelle-plan-same', {
      mutuelle: number,
      plan: plan.code,
      month: formatMonth(from, language),
    });
  const hadBefore = isFromTheFirst ? plan.code : planCodeIn(mutuelle, addMonths(from, -1));
  return {
    mutuelle,
    plan,
    ...(hadBefore !== plan.code && { before: hadBefore }),
    dropped: (before.laterPlans ?? []).filter((later) => later.from >= from),
    repriced: await countRepriced(registry, number, former, planOf(plans, mutuelle, asOf)),
  };
}

function sayPlans({ plan, laterPlans = [] }: Mutuelle): string {
  return [plan, ...laterPlans.map((later) => `${later.from} ${later.plan}`)].join();
}
