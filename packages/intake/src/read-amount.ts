import { accept, refuse, type Outcome } from './issue.ts';
import { cellErrorOf } from './read-text.ts';

/** More than any household pays at once. */
const MAX_AMOUNT_FCFA = 100_000_000;

const CURRENCY = /(?:f\s*\.?\s*c\s*\.?\s*f\s*\.?\s*a|xof|francs?|frs?|f)\s*\.?\s*(?:cfa)?\s*\.?\s*$/i;

/**
 * An amount in CFA francs, which has no decimals: `6900`, `6 900 F`, `6.900 FCFA`, `6,900`, `6900.00`. Groups of
 * three digits are thousands; anything else after a point or comma must be zero. Nothing (`0`) and less than nothing (`-6 900`,
 * `(6 900)`) are refused by their own names.
 */
export function readAmount(text: string): Outcome<number> {
  const error = cellErrorOf(text);
  if (error !== undefined) return refuse(error);
  const negative = /^\s*(?:[-−–]\s*(?=\d)|\(\s*(?=\d[^()]*\)\s*(?:f|fcfa|f cfa)?\s*$))/i;
  const isNegative = negative.test(text);
  const bare = text.replace(negative, '').replace(/\)\s*/, '').replace(CURRENCY, '').replaceAll(/\s/gu, '');
  const whole = bare.replace(/[.,]0{1,2}$/, '');
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(whole);
  if (!isGrouped && !/^\d+$/.test(whole)) return refuse('amount-unreadable');
  const amount = Number(whole.replaceAll(/\D/g, ''));
  if (amount === 0) return refuse('amount-zero');
  if (isNegative) return refuse('amount-negative');
  return amount <= MAX_AMOUNT_FCFA ? accept(amount) : refuse('amount-unreadable');
}
