import { isDeepStrictEqual } from 'node:util';
import { formatMonth, type Month } from '@passeport/calendar';
import { parsePlans, type Plan, type PlanTerms } from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import { findPlan, readPlans } from '../office/plans.ts';
import type { Language } from '../words/language.ts';
import { formatFcfa } from '../words/format-fcfa.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** What is to be otherwise from a month on; what is not given stays as it is. */
export interface PlanChange {
  from: Month;
  rate?: number;
  per?: 'person' | 'household';
  every?: 'month' | 'year';
  state?: number;
  joiningFee?: number;
  waiting?: number;
  grace?: number;
}

/**
 * Gives a plan new terms from a month on: the former ones stay, and months before keep them. Throws `plan-unknown`,
 * `plan-change-too-early` when the plan has terms of that month or later, `plan-change-nothing`, `plan-state-too-much`.
 */
export async function changePlan(
  folder: OfficeFolder,
  code: string,
  change: PlanChange,
  language: Language,
): Promise<Plan> {
  const plans = await readPlans(folder);
  const plan = findPlan(plans, code);
  const last = plan.terms[plan.terms.length - 1];
  if (last === undefined)
    throw new CliError('plan-unknown', { plan: code, known: [...plans.keys()].join(', ') });
  if (change.from <= last.from)
    throw new CliError('plan-change-too-early', { plan: plan.code, last: formatMonth(last.from, language) });
  const terms = applyChange(last, change);
  if (isDeepStrictEqual({ ...terms, from: last.from }, last))
    throw new CliError('plan-change-nothing', { plan: plan.code });
  const { rate } = terms;
  if (rate !== undefined && rate.stateFcfa > rate.fcfa)
    throw new CliError('plan-state-too-much', {
      state: formatFcfa(rate.stateFcfa),
      rate: formatFcfa(rate.fcfa),
    });
  const changed = { ...plan, terms: [...plan.terms, terms] };
  const text = `${JSON.stringify(
    [...plans.values()].map((one) => (one === plan ? changed : one)),
    null,
    2,
  )}\n`;
  // Never written unless it can be read again.
  parsePlans(text);
  await writeFileAtomically(folder.plans, text);
  return changed;
}

function applyChange(last: PlanTerms, change: PlanChange): PlanTerms {
  const { from, rate: fcfa, per, every, state, joiningFee, waiting, grace } = change;
  const { rate, ...others } = last;
  const hasRate = rate !== undefined || fcfa !== undefined;
  return {
    ...others,
    from,
    joiningFeeFcfa: joiningFee ?? last.joiningFeeFcfa,
    ...(hasRate && {
      rate: {
        per: per ?? rate?.per ?? 'person',
        every: every ?? rate?.every ?? 'year',
        fcfa: fcfa ?? rate?.fcfa ?? 0,
        stateFcfa: state ?? rate?.stateFcfa ?? 0,
      },
    }),
    waitingMonths: waiting ?? last.waitingMonths,
    graceMonths: grace ?? last.graceMonths,
  };
}
