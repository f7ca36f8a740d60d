import { fromMonthIndex, monthOf, toMonthIndex, type Month } from '@passeport/calendar';

import { toPaidRun, type MonthSpan, type PaidRun } from './paid-run.ts';
import { termsAt, type Plan, type PlanTerms } from './plan.ts';
import { inOrder, type Receipt } from './receipt.ts';
import { LAST_MONTH_INDEX } from './within-calendar.ts';

/** Money is counted in twelfths of a franc: a month of a yearly rate is a whole number of them. */
export const TWELFTHS = 12;

/** How far ahead of the day of payment money without a period buys. */
const MONTHS_AHEAD = 60;

export interface SettleInput {
  receipts: readonly Receipt[];
  /** The household's month of joining, when it is written down. */
  joined?: Month | undefined;
  plan: Plan;
}

/** What became of one receipt; money in twelfths of a franc. */
export interface Settlement {
  receipt: Receipt;
  fee: number;
  bought: MonthSpan[];
  state: number;
  /** What is left of all the money up to this receipt. */
  credit: number;
  /** What the months that the receipt names would still cost, less the credit. */
  short: number;
}

/** What a month costs, in twelfths of a franc: to the household, and to the State. */
export interface MonthPrice {
  household: number;
  state: number;
}

/**
 * Settles a household's receipts one after the other, by the table in the README, and tells what became of each. Throws
 * `contribution-invalid` for an amount, persons or months that no receipt can have.
 */
export function settleReceipts({ receipts, joined, plan }: SettleInput): {
  settled: Settlement[];
  paid: MonthSpan[];
} {
  const paid: MonthSpan[] = [];
  let feeLeft = TWELFTHS * joiningFee(plan, joined);
  let credit = 0;
  const settled = inOrder(receipts).map((receipt) => {
    credit += TWELFTHS * receipt.amountFcfa;
    const fee = Math.min(feeLeft, credit);
    feeLeft -= fee;
    const purchase = buyMonths(plan, receipt, credit - fee, paid, joined);
    credit = purchase.credit;
    return { receipt, fee, ...purchase };
  });
  return { settled, paid };
}

/** The months that a household paid, and no more: what its coverage is computed from. Throws like `settleAccount`. */
export function paidMonths(input: SettleInput): PaidRun[] {
  return settleReceipts(input).paid.map(toPaidRun);
}

/** What a household owes once. None when its joining is not written down, or was before the plan's first terms. */
export function joiningFee(plan: Plan, joined: Month | undefined): number {
  const [first] = plan.terms;
  if (joined === undefined || first === undefined || joined < first.from) return 0;
  return termsAt(plan, joined).joiningFeeFcfa;
}

/** What a month costs under its terms; nothing is known to cost anything without a rate. */
export function priceOf({ rate }: PlanTerms, persons: number): MonthPrice {
  if (rate === undefined) return { household: 0, state: 0 };
  const heads = rate.per === 'person' ? persons : 1;
  const perMonth = heads * (rate.every === 'month' ? TWELFTHS : 1);
  return { household: perMonth * (rate.fcfa - rate.stateFcfa), state: perMonth * rate.stateFcfa };
}

/** Buys whole months in order, passing over those paid already, and adds them to `paid`. */
function buyMonths(
  plan: Plan,
  receipt: Receipt,
  money: number,
  paid: MonthSpan[],
  joined: Month | undefined,
): Pick<Settlement, 'bought' | 'state' | 'credit' | 'short'> {
  const { from, months, paidOn, persons } = receipt;
  const start = from === undefined ? nextUnbought(paid, joined ?? monthOf(paidOn)) : toMonthIndex(from);
  const end =
    months === undefined
      ? toMonthIndex(monthOf(paidOn)) + MONTHS_AHEAD
      : Math.min(start + months - 1, LAST_MONTH_INDEX);
  const bought: MonthSpan[] = [];
  let [credit, state, short] = [money, 0, 0];

  // A stretch of unpaid months of one price at a time.
  let first = nextUnpaid(paid, start);
  while (first <= end) {
    const terms = termsAt(plan, fromMonthIndex(first));
    const last = Math.min(end, lastMonthOf(terms, plan), nextPaid(paid, first) - 1);
    const price = priceOf(terms, Math.max(persons, 1));
    const count = last - first + 1;
    const affordable = howMany(price.household, credit, months !== undefined);
    const taken = short > 0 ? 0 : Math.min(count, affordable);
    if (taken > 0) {
      const span = { first, last: first + taken - 1 };
      credit -= taken * price.household;
      state += taken * price.state;
      insert(bought, span);
      insert(paid, span);
    }
    if (taken < count && months === undefined) break;
    short += (count - taken) * price.household;
    first = nextUnpaid(paid, last + 1);
  }
  return { bought, state, credit, short: short > 0 ? short - credit : 0 };
}

/** How many months the money buys. Those that cost the household nothing are bought by name only. */
function howMany(price: number, credit: number, isNamed: boolean): number {
  if (price > 0) return Math.floor(credit / price);
  return isNamed ? Infinity : 0;
}

function lastMonthOf(terms: PlanTerms, plan: Plan): number {
  const next = plan.terms.find(({ from }) => from > terms.from);
  return next === undefined ? LAST_MONTH_INDEX : toMonthIndex(next.from) - 1;
}

/** The month after the last one bought, or the given one when none is. */
export function nextUnbought(paid: readonly MonthSpan[], first: Month): number {
  const last = paid[paid.length - 1];
  return last === undefined ? toMonthIndex(first) : last.last + 1;
}

/** The first month from this one on that is not paid. */
export function nextUnpaid(paid: readonly MonthSpan[], month: number): number {
  const span = paid.find(({ first, last }) => first <= month && month <= last);
  return span === undefined ? month : span.last + 1;
}

/** The first month after this one, which is not paid, that is. */
function nextPaid(paid: readonly MonthSpan[], month: number): number {
  return paid.find(({ first }) => first > month)?.first ?? Infinity;
}

/** Adds months that are not there yet; the spans stay in order, and apart. */
function insert(spans: MonthSpan[], { first, last }: MonthSpan): void {
  const after = spans.findIndex((span) => span.first > last);
  const at = after === -1 ? spans.length : after;
  const [before, next] = [spans[at - 1], spans[at]];
  const joinsBefore = before?.last === first - 1;
  const joinsNext = next?.first === last + 1;
  if (before !== undefined && joinsBefore) {
    before.last = next !== undefined && joinsNext ? next.last : last;
    if (joinsNext) spans.splice(at, 1);
  } else if (next !== undefined && joinsNext) next.first = first;
  else spans.splice(at, 0, { first, last });
}
