import { formatMonth, monthOf } from '@passeport/calendar';
import {
  formatHouseholdNumber,
  householdParts,
  type HouseholdNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import { settleAccount, type AccountEntry, type Plan, type Receipt } from '@passeport/eligibility';
import {
  coverageRows,
  listMutuelles,
  type NewContribution,
  type RecordedContribution,
  type Registry,
  type RowOutcome,
} from '@passeport/registry';
import type { Office } from '../office/open-office.ts';
import { findPlan, readPlans } from '../office/plans.ts';
import { formatFcfa } from '../words/format-fcfa.ts';
import type { Language } from '../words/language.ts';
import { wordsOf } from '../words/words-of.ts';
import { findAlike } from './find-alike.ts';
import type { RefusedRow } from './import-report.ts';

interface RemarkOptions {
  dryRun: boolean;
  language: Language;
  /** heading of the amounts' column; a grid has none, its months are named instead */
  column: string | undefined;
}

/** A payment that was recorded, or in a dry run would be. */
interface NewReceipt {
  row: number;
  receipt: Receipt;
}

/**
 * What is to be said of imported payments: money for fewer months than the row names, or for fewer persons than
 * the household has, and credit that is left. Prepared before they are recorded. Throws `plan-unknown`.
 */
export async function preparePurchaseRemarks(
  { folder, registry }: Office,
  payments: readonly NewContribution[],
): Promise<
  (outcomes: readonly RowOutcome<RecordedContribution>[], options: RemarkOptions) => Promise<RefusedRow[]>
> {
  const all = await readPlans(folder);
  const concerned = new Set(payments.map(({ household }) => mutuelleOf(household)));
  const plans = new Map<MutuelleNumber, Plan>();
  for (const { number, plan } of await listMutuelles(registry))
    if (concerned.has(number)) plans.set(number, findPlan(all, plan));

  return async (outcomes, options) => {
    const remarks: RefusedRow[] = [];
    for (const [mutuelle, byHousehold] of groupAdded(payments, outcomes)) {
      const plan = plans.get(mutuelle);
      if (plan === undefined) continue;
      const isPerPerson = plan.terms.some(({ rate }) => rate?.per === 'person');
      for await (const { added, entry, persons, alike } of settleAdded(
        registry,
        mutuelle,
        plan,
        byHousehold,
        options.dryRun,
      ))
        for (const reason of remarksOn({ entry, alike }, isPerPerson ? persons : 0, options.language))
          remarks.push({
            rowNumber: added.row,
            column: options.column ?? monthOfGrid(added, options),
            reason,
          });
    }
    return remarks;
  };
}

function mutuelleOf(household: NewContribution['household']): MutuelleNumber {
  return typeof household === 'string' ? householdParts(household).mutuelle : household.mutuelle;
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
    const { paidOn, amountFcfa, from, months } = payment;
    const receipt = {
      number: outcome.receipt,
      paidOn,
      amountFcfa,
      persons: outcome.persons,
      ...(from !== undefined && { from }),
      ...(months !== undefined && { months }),
    };
    const { mutuelle } = householdParts(outcome.household);
    const byHousehold = grouped.get(mutuelle) ?? new Map<HouseholdNumber, NewReceipt[]>();
    grouped.set(mutuelle, byHousehold);
    const its = byHousehold.get(outcome.household) ?? [];
    byHousehold.set(outcome.household, [...its, { row: payment.row, receipt }]);
  }
  return grouped;
}

/** What a payment bought, and an earlier one that may be the same. */
interface Purchase {
  entry: AccountEntry;
  alike: Receipt | undefined;
}

/** What each new payment bought, settled with all that its household paid before. */
async function* settleAdded(
  registry: Registry,
  mutuelle: MutuelleNumber,
  plan: Plan,
  byHousehold: ReadonlyMap<HouseholdNumber, readonly NewReceipt[]>,
  dryRun: boolean,
): AsyncGenerator<{ added: NewReceipt; persons: number } & Purchase> {
  for await (const { household, joined, persons, receipts: kept } of coverageRows(registry, mutuelle)) {
    const added = byHousehold.get(formatHouseholdNumber(mutuelle, household));
    if (added === undefined) continue;
    const receipts = dryRun ? [...kept, ...added.map(({ receipt }) => receipt)] : kept;
    const [first] = receipts;
    if (first === undefined) continue;
    const { entries } = settleAccount({ receipts, joined, plan, asOf: monthOf(first.paidOn), persons });
    for (const one of added) {
      const entry = entries.find(({ receipt }) => receipt.number === one.receipt.number);
      if (entry !== undefined) yield { added: one, persons, entry, alike: findAlike(one.receipt, receipts) };
    }
  }
}

function monthOfGrid({ receipt }: NewReceipt, { language }: RemarkOptions): string {
  return receipt.from === undefined ? '' : formatMonth(receipt.from, language);
}

/** `persons`: how many the household has today, when each of them is to be paid for. */
function remarksOn({ entry, alike }: Purchase, persons: number, language: Language): string[] {
  const words = wordsOf(language).contributions;
  const { receipt, months, shortFcfa, creditFcfa } = entry;
  const amount = formatFcfa(receipt.amountFcfa);
  const said = alike === undefined ? [] : [words.alike(alike.number)];
  if (shortFcfa > 0 && receipt.months !== undefined)
    said.push(words.monthsFewer(amount, months, receipt.months, formatFcfa(shortFcfa)));
  else if (months === 0) said.push(words.boughtNoMonth(amount));
  // What a few pay covers all of them.
  if (months > 0 && receipt.persons < persons) said.push(words.personsFewer(receipt.persons, persons));
  if (creditFcfa > 0) said.push(words.creditLeft(formatFcfa(creditFcfa)));
  return said;
}
