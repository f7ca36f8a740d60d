import type { CareCategory, CareCeiling, PlanTerms } from '@passeport/eligibility';
import type { Month } from '@passeport/calendar';
import { CliError } from '../cli-error.ts';
import { formatFcfa } from '../words/format-fcfa.ts';

/** What a kind of care is to get: by the code that the plan has for it. */
export interface CareShare {
  care: string;
  sharePercent: number;
}

/** 0 F: no ceiling any more. Without `per` it stays for what it was. */
export interface CareLimit {
  care: string;
  fcfa: number;
  per?: CareCeiling['per'];
}

/** What is to be otherwise; what is not given stays as it is. */
export interface PlanWishes {
  rate?: number;
  per?: 'person' | 'household';
  every?: 'month' | 'year';
  state?: number;
  joiningFee?: number;
  waiting?: number;
  grace?: number;
  newborn?: number;
  /** 0: none any more. */
  ageLimit?: number;
  share?: CareShare[];
  ceiling?: CareLimit[];
}

/** Other terms, from a month on. Throws `plan-rate-missing`, `plan-state-too-much`, `plan-care-unknown`, `plan-ceiling-of-what`. */
export function applyPlanChange(last: PlanTerms, from: Month, wishes: PlanWishes): PlanTerms {
  const { rate: fcfa, per, every, state, joiningFee, waiting, grace, newborn, ageLimit } = wishes;
  const { rate, ageLimitYears, ...others } = last;
  const years = ageLimit ?? ageLimitYears ?? 0;
  const hasRate = rate !== undefined || fcfa !== undefined;
  // They are parts of a rate: without one they would be dropped in silence.
  if (!hasRate && [per, every, state].some((wish) => wish !== undefined))
    throw new CliError('plan-rate-missing');
  const terms = {
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
    newbornMonths: newborn ?? last.newbornMonths,
    ...(years > 0 && { ageLimitYears: years }),
    care: changeCare(last.care, wishes),
  };
  if (terms.rate !== undefined && terms.rate.stateFcfa > terms.rate.fcfa)
    throw new CliError('plan-state-too-much', {
      state: formatFcfa(terms.rate.stateFcfa),
      rate: formatFcfa(terms.rate.fcfa),
    });
  return terms;
}

function changeCare(
  care: readonly CareCategory[],
  { share = [], ceiling = [] }: Pick<PlanWishes, 'share' | 'ceiling'>,
): CareCategory[] {
  const known = care.map(({ code }) => code);
  const unknown = [...share, ...ceiling].find((wish) => !known.includes(wish.care));
  if (unknown !== undefined)
    throw new CliError('plan-care-unknown', { care: unknown.care, known: known.join(', ') });
  return care.map((one) => {
    const { ceiling: before, ...others } = one;
    const sharePercent = share.findLast((wish) => wish.care === one.code)?.sharePercent ?? one.sharePercent;
    const limit = ceiling.findLast((wish) => wish.care === one.code);
    const after = limit === undefined ? before : toCeiling(limit, before);
    return { ...others, sharePercent, ...(after !== undefined && { ceiling: after }) };
  });
}

function toCeiling({ care, fcfa, per }: CareLimit, before: CareCeiling | undefined): CareCeiling | undefined {
  if (fcfa === 0) return undefined;
  const of = per ?? before?.per;
  if (of === undefined) throw new CliError('plan-ceiling-of-what', { care, fcfa: String(fcfa) });
  return { fcfa, per: of };
}
