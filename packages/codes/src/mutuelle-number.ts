import { CodeError } from './errors.ts';

declare const mutuelleNumber: unique symbol;

/** A mutuelle's permanent number: four digits, `0001` to `9999`. It says nothing about where the mutuelle is. */
export type MutuelleNumber = string & { readonly [mutuelleNumber]: true };

/** Throws `mutuelle-number-malformed`. */
export function parseMutuelleNumber(text: string): MutuelleNumber {
  if (!isMutuelleNumber(text)) throw new CodeError('mutuelle-number-malformed', text);
  return text;
}

export function isMutuelleNumber(value: unknown): value is MutuelleNumber {
  return typeof value === 'string' && /^\d{4}$/.test(value) && value !== '0000';
}

/** `417` → `0417`. Throws `mutuelle-number-malformed` outside 1 to 9999. */
export function formatMutuelleNumber(number: number): MutuelleNumber {
  return parseMutuelleNumber(String(number).padStart(4, '0'));
}
