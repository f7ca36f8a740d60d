import { digitsOf } from './digits.ts';
import { CodeError } from './errors.ts';
import { isMutuelleNumber, type MutuelleNumber } from './mutuelle-number.ts';

declare const householdNumber: unique symbol;

/** A household's permanent number: its mutuelle's four digits and five of its own, `0417-00123`. */
export type HouseholdNumber = string & { readonly [householdNumber]: true };

/** The parts of a household number; `household` is 1 to 99999. */
export interface HouseholdParts {
  mutuelle: MutuelleNumber;
  household: number;
}

/** Takes the nine digits with single spaces, hyphens or nothing between them. Throws `household-number-malformed`. */
export function parseHouseholdNumber(text: string): HouseholdNumber {
  const digits = digitsOf(text);
  const spelled = digits?.length === 9 ? `${digits.slice(0, 4)}-${digits.slice(4)}` : undefined;
  if (!isHouseholdNumber(spelled)) throw new CodeError('household-number-malformed', text);
  return spelled;
}

/** Whether the value is a household number in its one canonical spelling. */
export function isHouseholdNumber(value: unknown): value is HouseholdNumber {
  if (typeof value !== 'string' || !/^\d{4}-\d{5}$/.test(value)) return false;
  return isMutuelleNumber(value.slice(0, 4)) && value.slice(5) !== '00000';
}

/** Throws `household-number-malformed` when `household` is not 1 to 99999. */
export function formatHouseholdNumber(mutuelle: MutuelleNumber, household: number): HouseholdNumber {
  return parseHouseholdNumber(`${mutuelle}-${String(household).padStart(5, '0')}`);
}

export function householdParts(number: HouseholdNumber): HouseholdParts {
  const mutuelle = number.slice(0, 4);
  if (!isMutuelleNumber(mutuelle)) throw new CodeError('household-number-malformed', number);
  return { mutuelle, household: Number(number.slice(5)) };
}
