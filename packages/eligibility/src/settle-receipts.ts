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
  let terms: PlanTerms | undefined;
  let termsEnd = -1;
  let price = { household: 0, state: 0 };

  for (let month = nextUnpaid(paid, start); month <= end; month = nextUnpaid(paid, month + 1)) {
    if (terms === undefined || month > termsEnd) {
      terms = termsAt(plan, fromMonthIndex(month));
      termsEnd = lastMonthOf(terms, plan);
      price = priceOf(terms, Math.max(persons, 1));
    }
    // Months that cost the household nothing are bought by name only.
    const isFree = price.household === 0 && months === undefined;
    if (short > 0 || price.household > credit || isFree) {
      if (months === undefined) break;
      short += price.household;
      continue;
    }
    credit -= price.household;
    state += price.state;
    extend(bought, month);
    insert(paid, month);
  }
  return { bought, state, credit, short: short > 0 ? short - credit : 0 };
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

function extend(spans: MonthSpan[], month: number): void {
  const last = spans[spans.length - 1];
  if (last?.last === month - 1) last.last = month;
  else spans.push({ first: month, last: month });
}

/** Adds a month that is not paid yet; the spans stay in order, and apart. */
function insert(paid: MonthSpan[], month: number): void {
  const after = paid.findIndex(({ first }) => first > month);
  const at = after === -1 ? paid.length : after;
  const [before, next] = [paid[at - 1], paid[at]];
  const joinsBefore = before?.last === month - 1;
  const joinsNext = next?.first === month + 1;
  if (before !== undefined && joinsBefore) {
    before.last = next !== undefined && joinsNext ? next.last : month;
    if (joinsNext) paid.splice(at, 1);
  } else if (next !== undefined && joinsNext) next.first = month;
  else paid.splice(at, 0, { first: month, last: month });
}
