import { addMonths, calendarDateOf, formatMonth, monthOf, type Month } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import { MAX_PLAN_TERMS, paidMonths, type Plan } from '@passeport/eligibility';
import {
  coverageRows,
  findMutuelle,
  givePlan,
  type By,
  type LaterPlan,
  type Mutuelle,
  type Registry,
} from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import { findPlan, planCodeIn, planCodesOf, planOf, readPlans } from '../office/plans.ts';
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
 * on, or an earlier one, it is as if it had never had that, unless somebody joined or paid for a month before; so it is, too, when that plan is not in the file
 * any more. Where a former plan is not, nothing is counted as repriced. Throws `mutuelle-missing`, `plan-unknown`, `mutuelle-plan-same`,
 * `mutuelle-plans-too-many`, and as `givePlan`.
 */
export async function giveMutuellePlan(
  { folder, registry }: Pick<Office, 'folder' | 'registry'>,
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
  const isKnown = planCodesOf(before).every((one) => plans.has(one));
  const former = isKnown ? planOf(plans, before, asOf) : undefined;
  const first = plans.get(before.plan);
  const isFromTheFirst =
    first === undefined ||
    (from <= (first.terms[0]?.from ?? from) && !(await isLivedBefore(registry, number, from, first)));

  const next = isFromTheFirst ? plan : planOf(plans, follow(before, { from, plan: plan.code }), asOf);
  if (next.terms.length > MAX_PLAN_TERMS)
    throw new CliError('mutuelle-plans-too-many', { mutuelle: number, max: MAX_PLAN_TERMS });
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
    repriced:
      former === undefined
        ? { fewer: 0, more: 0 }
        : await countRepriced(registry, number, former, planOf(plans, mutuelle, asOf)),
  };
}

/** As `givePlan` writes it. */
function follow(
  { plan, laterPlans = [] }: Mutuelle,
  given: LaterPlan,
): Pick<Mutuelle, 'plan' | 'laterPlans'> {
  const earlier = laterPlans.filter(({ from }) => from < given.from);
  const had = earlier.at(-1)?.plan ?? plan;
  return { plan, laterPlans: had === given.plan ? earlier : [...earlier, given] };
}

/** Whether somebody of a mutuelle joined, or paid for a month, before that one. */
async function isLivedBefore(
  registry: Registry,
  number: MutuelleNumber,
  month: Month,
  plan: Plan,
): Promise<boolean> {
  for await (const { receipts, joined } of coverageRows(registry, number)) {
    if (joined !== undefined && joined < month) return true;
    if (paidMonths({ receipts, joined, plan }).some(({ from }) => from < month)) return true;
  }
  return false;
}

function sayPlans({ plan, laterPlans = [] }: Mutuelle): string {
  return [plan, ...laterPlans.map((later) => `${later.from} ${later.plan}`)].join();
}
