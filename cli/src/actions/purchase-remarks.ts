import {
  formatMonth,
  fromMonthIndex,
  monthOf,
  parseMonth,
  toMonthIndex,
  type Month,
} from '@passeport/calendar';
import {
  formatHouseholdNumber,
  householdParts,
  type HouseholdNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import {
  firstBirthWithinAgeLimit,
  settleAccount,
  type AccountEntry,
  type Plan,
  type Receipt,
} from '@passeport/eligibility';
import {
  coverageRows,
  type NewContribution,
  type RecordedContribution,
  type Registry,
  type RowOutcome,
} from '@passeport/registry';
import { formatFcfa } from '../words/format-fcfa.ts';
import type { Language } from '../words/language.ts';
import { wordsOf } from '../words/words-of.ts';
import {
  countPaidForInRow,
  findFewer,
  isPaidPerPerson,
  toReceipt,
  type PersonsIn,
} from './count-paid-for.ts';
import { findAlike } from './find-alike.ts';
import type { RefusedRow } from './import-report.ts';

/** As far as money without a period buys, and a receipt for months is allowed to reach. */
const MONTHS_AHEAD = 60;
const LAST_MONTH_INDEX = toMonthIndex(parseMonth('2199-12'));

interface RemarkOptions {
  dryRun: boolean;
  language: Language;
  /** heading of the amounts' column; a grid has none, its months are named instead */
  column: string | undefined;
}

/** A payment that was recorded, or in a dry run would be. */
interface NewReceipt {
  row: number;
  /** Whether the row says for how many persons it is. */
  isCountGiven: boolean;
  receipt: Receipt;
}

/**
 * What is to be said of imported payments: money for fewer months than the row names, or for fewer persons than
 * the household has to pay for, or for more, and credit that is left.
 */
export async function remarkOnPurchases(
  registry: Registry,
  plans: ReadonlyMap<MutuelleNumber, Plan>,
  payments: readonly NewContribution[],
  outcomes: readonly RowOutcome<RecordedContribution>[],
  options: RemarkOptions,
): Promise<RefusedRow[]> {
  const remarks: RefusedRow[] = [];
  for (const [mutuelle, byHousehold] of groupAdded(payments, outcomes)) {
    const plan = plans.get(mutuelle);
    if (plan === undefined) continue;
    for await (const purchase of settleAdded(registry, mutuelle, plan, byHousehold, options.dryRun))
      for (const reason of remarksOn(purchase, plan, options.language))
        remarks.push({
          rowNumber: purchase.added.row,
          column: options.column ?? monthOfGrid(purchase.added, options),
          reason,
        });
  }
  return remarks;
}

/** The payments that were added, by mutuelle and household. */
function groupAdded(
  payments: readonly NewContribution[],
  outcomes: readonly RowOutcome<RecordedContribution>[],
): Map<MutuelleNumber, Map<HouseholdNumber, NewReceipt[]>> {
  const grouped = new Map<MutuelleNumber, Map<HouseholdNumber, NewReceipt[]>>();
  // Outcomes are in the order of the payments.
  for (const [index, outcome] of outcomes.entries()) {
    const payment = payments[index];
    if (outcome.outcome !== 'added' || payment === undefined) continue;
    const receipt = toReceipt({ ...payment, receipt: outcome.receipt, persons: outcome.persons });
    const { mutuelle } = householdParts(outcome.household);
    const byHousehold = grouped.get(mutuelle) ?? new Map<HouseholdNumber, NewReceipt[]>();
    grouped.set(mutuelle, byHousehold);
    const its = byHousehold.get(outcome.household) ?? [];
    const isCountGiven = payment.persons !== undefined;
    byHousehold.set(outcome.household, [...its, { row: payment.row, isCountGiven, receipt }]);
  }
  return grouped;
}

/** What a payment bought, and an earlier one that may be the same. */
interface Purchase {
  added: NewReceipt;
  entry: AccountEntry;
  alike: Receipt | undefined;
  /** How many persons the household has to pay for. */
  personsIn: PersonsIn;
}

/** What each new payment bought, settled with all that its household paid before. */
async function* settleAdded(
  registry: Registry,
  mutuelle: MutuelleNumber,
  plan: Plan,
  byHousehold: ReadonlyMap<HouseholdNumber, readonly NewReceipt[]>,
  dryRun: boolean,
): AsyncGenerator<Purchase> {
  const last = lastMonth([...byHousehold.values()].flat());
  const childrenBornBefore = last && firstBirthWithinAgeLimit(plan, last);
  for await (const coverage of coverageRows(registry, mutuelle, { childrenBornBefore })) {
    const { household, joined, receipts: kept } = coverage;
    const added = byHousehold.get(formatHouseholdNumber(mutuelle, household));
    if (added === undefined) continue;
    const receipts = dryRun ? [...kept, ...added.map(({ receipt }) => receipt)] : kept;
    const [first] = receipts;
    if (first === undefined) continue;
    const personsIn = countPaidForInRow(coverage, plan);
    const { entries } = settleAccount({ receipts, joined, plan, asOf: monthOf(first.paidOn), personsIn });
    for (const one of added) {
      const entry = entries.find(({ receipt }) => receipt.number === one.receipt.number);
      if (entry !== undefined)
        yield { added: one, entry, alike: findAlike(one.receipt, receipts), personsIn };
    }
  }
}

/** The last month that receipts can buy, or more. */
function lastMonth(added: readonly NewReceipt[]): Month | undefined {
  const months = added.map(({ receipt: { from, months: count = MONTHS_AHEAD, paidOn } }) => {
    const day = monthOf(paidOn);
    const last = toMonthIndex(from !== undefined && from > day ? from : day) + count;
    return fromMonthIndex(Math.min(last, LAST_MONTH_INDEX));
  });
  return months.sort().at(-1);
}

function monthOfGrid({ receipt }: NewReceipt, { language }: RemarkOptions): string {
  return receipt.from === undefined ? '' : formatMonth(receipt.from, language);
}

function remarksOn({ added, entry, alike, personsIn }: Purchase, plan: Plan, language: Language): string[] {
  const words = wordsOf(language).contributions;
  const { receipt, months, shortFcfa, creditFcfa } = entry;
  const amount = formatFcfa(receipt.amountFcfa);
  const said = alike === undefined ? [] : [words.alike(alike.number)];
  if (shortFcfa > 0 && receipt.months !== undefined)
    said.push(words.monthsFewer(amount, months, receipt.months, formatFcfa(shortFcfa)));
  else if (months === 0) said.push(words.boughtNoMonth(amount));
  const [first] = entry.bought;
  if (first !== undefined && isPaidPerPerson(plan, first.from)) {
    // What a few pay covers all of them.
    const day = monthOf(receipt.paidOn);
    const persons = personsIn(first.from > day ? first.from : day);
    if (receipt.persons < persons) said.push(words.personsFewer(receipt.persons, persons));
  }
  const fewer = added.isCountGiven ? undefined : findFewer(entry, personsIn, plan);
  if (fewer !== undefined) said.push(words.fewerFrom(formatMonth(fewer.from, language), fewer.persons));
  if (creditFcfa > 0) said.push(words.creditLeft(formatFcfa(creditFcfa)));
  return said;
}
