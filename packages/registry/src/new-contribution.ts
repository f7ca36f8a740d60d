import { isCalendarDate, isMonth, type CalendarDate, type Month } from '@passeport/calendar';
import {
  householdParts,
  isHouseholdNumber,
  isMutuelleNumber,
  type HouseholdNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import { refuse } from './outcomes.ts';
import { PAYMENT_METHODS, type PaymentMethod } from './states.ts';
import { isKey, isLine } from './text.ts';

/** More than any household pays at once; a larger number is a slip of the hand. */
const MAX_AMOUNT_FCFA = 100_000_000;
const MAX_MONTHS = 120;
const MAX_PERSONS = 99;

/** A payment to record, already parsed. */
export interface NewContribution {
  row: number;
  /** who it is paid for: by number, or by the key under which its register named it */
  household: HouseholdNumber | { mutuelle: MutuelleNumber; householdKey: string };
  /** names this payment inside the mutuelle when it has no receipt: the same key again is the same payment */
  sourceKey: string;
  /** the paper's number; without one the registry gives the next of the office's own series */
  receipt?: string | undefined;
  paidOn: CalendarDate;
  /** whole FCFA, 1 to 100,000,000 */
  amountFcfa: number;
  /** for how many persons, 1 to 99; when not given: those who were members on `paidOn`, at least one */
  persons?: number | undefined;
  from?: Month | undefined;
  /** 1 to 120 */
  months?: number | undefined;
  /** who brought the money, and who took it */
  payer?: string | undefined;
  collector?: string | undefined;
  method?: PaymentMethod | undefined;
}

/** Looks at one payment by itself. */
export function checkContribution(given: NewContribution): ReturnType<typeof refuse> | undefined {
  const { row, household, receipt, sourceKey, amountFcfa, months, persons, method } = given;
  const value = Object.entries({
    household:
      typeof household === 'string' ? isHouseholdNumber(household) : isMutuelleNumber(household.mutuelle),
    paidOn: isCalendarDate(given.paidOn),
    amountFcfa: isWholeBetween(amountFcfa, 1, MAX_AMOUNT_FCFA),
    from: given.from === undefined || isMonth(given.from),
    months: months === undefined || isWholeBetween(months, 1, MAX_MONTHS),
    persons: persons === undefined || isWholeBetween(persons, 1, MAX_PERSONS),
    method: method === undefined || PAYMENT_METHODS.includes(method),
  }).find(([, isGood]) => !isGood);
  if (value !== undefined) return refuse(row, 'value-refused', { field: value[0] });
  if (!isKey(sourceKey, 500)) return refuse(row, 'text-refused', { field: 'sourceKey' });
  const line = Object.entries({ receipt, payer: given.payer, collector: given.collector }).find(
    ([, text]) => text !== undefined && !isLine(text, 100),
  );
  if (line !== undefined) return refuse(row, 'text-refused', { field: line[0] });
  if (typeof household !== 'string' && !isKey(household.householdKey, 500))
    return refuse(row, 'text-refused', { field: 'household' });
  return undefined;
}

function isWholeBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** Under what the household is looked up. */
export function householdKeyOf({ household }: NewContribution): string {
  return typeof household === 'string'
    ? `number ${householdParts(household).household}`
    : `key ${household.householdKey}`;
}

export function householdDetails(given: NewContribution): { household: string; mutuelle: string } {
  const { household } = given;
  const name = typeof household === 'string' ? household : household.householdKey;
  return { household: name, mutuelle: mutuelleOfPayment(given) };
}

/** The mutuelle that a payment is made in. */
export function mutuelleOfPayment({ household }: NewContribution): MutuelleNumber {
  return typeof household === 'string' ? householdParts(household).mutuelle : household.mutuelle;
}
