import { formatHouseholdNumber, type HouseholdNumber, type MutuelleNumber } from '@passeport/codes';
import type { NewContribution } from './new-contribution.ts';
import { differences, refuse, type RowOutcome } from './outcomes.ts';
import { receiptKey } from './receipt-number.ts';

/** What recording a payment gives: its place in the registry, the receipt it is kept under, and for how many persons it is. */
export interface RecordedContribution {
  id: number;
  household: HouseholdNumber;
  receipt: string;
  persons: number;
}

/** A payment that the registry has. `kept` has the property names of `comparable`. */
export interface KnownPayment {
  id: number;
  household: number;
  receipt: string;
  persons: number;
  /** the receipt that it takes back, when it is a counter-entry */
  cancels: string | null;
  isCancelled: boolean;
  kept: object;
}

/** Properties in which a payment cannot differ and still be the one of that receipt. */
const ESSENTIAL = new Set(['household', 'paidOn', 'amountFcfa', 'from', 'months', 'persons']);

/** What becomes of a row whose receipt or source key is known. `household` is the one that the row names. */
export function judgeKnown(
  given: NewContribution,
  before: KnownPayment,
  mutuelle: MutuelleNumber,
  household: number | undefined,
): RowOutcome<RecordedContribution> {
  const { row, receipt } = given;
  const number = formatHouseholdNumber(mutuelle, before.household);
  const details = { receipt: before.receipt, mutuelle, household: number };
  if (before.isCancelled) return refuse(row, 'receipt-cancelled', details);
  const differs = differences(comparable(given), before.kept);
  if (household !== before.household) differs.unshift('household');
  const isSamePaper = receipt !== undefined && receiptKey(receipt) === receiptKey(before.receipt);
  if (before.cancels !== null || (isSamePaper && differs.some((property) => ESSENTIAL.has(property))))
    return refuse(row, 'receipt-taken', details);
  const { id, persons } = before;
  return { row, outcome: 'already', id, household: number, receipt: before.receipt, persons, differs };
}

/** What a payment says, but for its household: compared with the one that the registry has. */
export function comparable(given: NewContribution) {
  const { paidOn, amountFcfa, persons, from, months, payer, collector, method } = given;
  const receipt = given.receipt === undefined ? undefined : receiptKey(given.receipt);
  return { receipt, paidOn, amountFcfa, persons, from, months, payer, collector, method };
}
