import { isCalendarDate, isMonth, type CalendarDate, type Month } from '@passeport/calendar';
import {
  householdParts,
  isHouseholdNumber,
  isMutuelleNumber,
  type HouseholdNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import { refuse } from './outcomes.ts';
import { isKey, isLine } from './text.ts';

/** More than any household pays at once; a larger number is a slip of the hand. */
const MAX_AMOUNT_FCFA = 100_000_000;
const MAX_MONTHS = 120;

/** A payment to record, already parsed. */
export interface NewContribution {
  row: number;
  /** by number, or by the key under which its register named it */
  payer: HouseholdNumber | { mutuelle: MutuelleNumber; householdKey: string };
  /** names this payment inside the mutuelle: the same key again is the same payment */
  sourceKey: string;
  receipt?: string | undefined;
  paidOn: CalendarDate;
  /** whole FCFA, 1 to 100,000,000 */
  amountFcfa: number;
  from?: Month | undefined;
  /** 1 to 120 */
  months?: number | undefined;
}

/** Looks at one payment by itself. */
export function checkContribution(given: NewContribution): ReturnType<typeof refuse> | undefined {
  const { row, payer, receipt, sourceKey, amountFcfa, months } = given;
  const value = Object.entries({
    payer: typeof payer === 'string' ? isHouseholdNumber(payer) : isMutuelleNumber(payer.mutuelle),
    paidOn: isCalendarDate(given.paidOn),
    amountFcfa: Number.isInteger(amountFcfa) && amountFcfa >= 1 && amountFcfa <= MAX_AMOUNT_FCFA,
    from: given.from === undefined || isMonth(given.from),
    months: months === undefined || (Number.isInteger(months) && months >= 1 && months <= MAX_MONTHS),
  }).find(([, isGood]) => !isGood);
  if (value !== undefined) return refuse(row, 'value-refused', { field: value[0] });
  if (!isKey(sourceKey, 500)) return refuse(row, 'text-refused', { field: 'sourceKey' });
  if (receipt !== undefined && !isLine(receipt, 100))
    return refuse(row, 'text-refused', { field: 'receipt' });
  if (typeof payer !== 'string' && !isKey(payer.householdKey, 500))
    return refuse(row, 'text-refused', { field: 'payer' });
  return undefined;
}

/** Under what the payer's household is looked up. */
export function payerKey({ payer }: NewContribution): string {
  return typeof payer === 'string'
    ? `number ${householdParts(payer).household}`
    : `key ${payer.householdKey}`;
}

export function payerDetails({ payer }: NewContribution): { household: string; mutuelle?: string } {
  return typeof payer === 'string'
    ? { household: payer }
    : { household: payer.householdKey, mutuelle: payer.mutuelle };
}

export function mutuelleOf({ payer }: NewContribution): MutuelleNumber {
  return typeof payer === 'string' ? householdParts(payer).mutuelle : payer.mutuelle;
}

/** What a payment says, but for who paid: compared with the one that the registry has under its key. */
export function comparable({ receipt, paidOn, amountFcfa, from, months }: NewContribution) {
  return { receipt, paidOn, amountFcfa, from, months };
}
