import { fromMonthIndex, toMonthIndex, type Month } from '@passeport/calendar';

import { computeCoverage, graceThrough, type Coverage } from './coverage.ts';
import { toPaidRun, type MonthSpan, type PaidRun } from './paid-run.ts';
import { termsAt } from './plan.ts';
import type { Receipt } from './receipt.ts';
import {
  joiningFee,
  nextUnbought,
  nextUnpaid,
  priceOf,
  settleReceipts,
  TWELFTHS,
  type SettleInput,
  type Settlement,
} from './settle-receipts.ts';
import { LAST_MONTH_INDEX } from './within-calendar.ts';

export interface AccountInput extends SettleInput {
  /** The month up to which contributions are due. */
  asOf: Month;
  /** How many persons a month is to be paid for (`isPaidFor`); asked of `asOf`, for the months due, and of a later one. */
  personsIn: (month: Month) => number;
}

/** What became of one receipt, in whole francs: credit before + amount = fee + household's part + credit after. */
export interface AccountEntry {
  receipt: Receipt;
  /** What of it paid the joining fee. */
  feeFcfa: number;
  /** The months bought, and how many they are. */
  bought: PaidRun[];
  months: number;
  /** What those months cost the household, and what the State pays for them besides. */
  householdFcfa: number;
  stateFcfa: number;
  /** What is left of all the money up to this receipt. */
  creditFcfa: number;
  /** What is lacking for the other months that the receipt names; 0 when it names none. */
  shortFcfa: number;
}

/** A household's account: what it paid, what that bought, until when it covers, what is due. */
export interface Account {
  entries: AccountEntry[];
  joiningFee: { owedFcfa: number; paidFcfa: number };
  /** All months paid. */
  paid: PaidRun[];
  /** What the list says of the household, and the last month covered, grace months included. */
  coverage: Coverage;
  coveredThrough?: Month;
  creditFcfa: number;
  /** The months up to `asOf` that are not paid, and what is to be paid for them and the joining fee, less the credit. */
  due: { months: PaidRun[]; fcfa: number };
  /** The month after the last one bought, and what it costs the household; 0 under terms without a rate. */
  next: { month: Month; fcfa: number };
  /** The State's part in all months paid. */
  stateFcfa: number;
}

/**
 * A household's account, by the table in the README. Throws `contribution-invalid` for an amount (0 to 1,000,000,000 francs),
 * persons (0 to 99; 0 count as 1) or months (1 to 1,200) that no receipt can have.
 */
export function settleAccount({ receipts, joined, plan, asOf, personsIn }: AccountInput): Account {
  const { settled, paid } = settleReceipts({ receipts, joined, plan });
  const runs = paid.map(toPaidRun);
  const coverage = computeCoverage({ paid: runs, joined, plan, asOf });
  const owedFcfa = joiningFee(plan, joined);
  const feePaid = sum(settled.map(({ fee }) => fee));
  const credit = settled[settled.length - 1]?.credit ?? 0;
  const cost = (index: number) => {
    const month = fromMonthIndex(index);
    return priceOf(termsAt(plan, month), personsIn(month > asOf ? month : asOf)).household;
  };

  const unpaid = unpaidSpans(paid, toMonthIndex(joined ?? runs[0]?.from ?? asOf), toMonthIndex(asOf));
  const owed = TWELFTHS * owedFcfa - feePaid + sum(unpaid.flatMap(monthsOf).map(cost));
  const next = Math.min(nextUnbought(paid, joined ?? asOf), LAST_MONTH_INDEX);
  return {
    entries: toEntries(settled),
    joiningFee: { owedFcfa, paidFcfa: wholeDown(feePaid) },
    paid: runs,
    coverage,
    ...('through' in coverage && { coveredThrough: graceThrough(coverage.through, plan) }),
    creditFcfa: wholeDown(credit),
    due: { months: unpaid.map(toPaidRun), fcfa: wholeUp(Math.max(owed - credit, 0)) },
    next: { month: fromMonthIndex(next), fcfa: wholeUp(cost(next)) },
    stateFcfa: wholeDown(sum(settled.map(({ state }) => state))),
  };
}

/** Parts of a franc are in the credit and in the State's part of the entry that makes the franc whole. */
function toEntries(settled: readonly Settlement[]): AccountEntry[] {
  let [creditBefore, state] = [0, 0];
  return settled.map(({ receipt, fee, bought, credit, short, state: more }) => {
    const [feeFcfa, creditFcfa] = [wholeDown(fee), wholeDown(credit)];
    const entry = {
      receipt,
      feeFcfa,
      bought: bought.map(toPaidRun),
      months: sum(bought.map(({ first, last }) => last - first + 1)),
      householdFcfa: creditBefore + receipt.amountFcfa - feeFcfa - creditFcfa,
      stateFcfa: wholeDown(state + more) - wholeDown(state),
      creditFcfa,
      shortFcfa: wholeUp(short),
    };
    creditBefore = creditFcfa;
    state += more;
    return entry;
  });
}

function unpaidSpans(paid: readonly MonthSpan[], first: number, last: number): MonthSpan[] {
  const spans: MonthSpan[] = [];
  for (let from = nextUnpaid(paid, first); from <= last;) {
    const start = from;
    const following = paid.find((span) => span.first > start);
    const end = Math.min(last, (following?.first ?? LAST_MONTH_INDEX + 1) - 1);
    spans.push({ first: start, last: end });
    from = nextUnpaid(paid, end + 1);
  }
  return spans;
}

function monthsOf({ first, last }: MonthSpan): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function wholeDown(twelfths: number): number {
  return Math.floor(twelfths / TWELFTHS);
}

function wholeUp(twelfths: number): number {
  return Math.ceil(twelfths / TWELFTHS);
}
