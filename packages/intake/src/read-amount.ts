import { accept, refuse, type Outcome } from './issue.ts';

/** More than any household pays at once. */
const MAX_AMOUNT_FCFA = 100_000_000;

/**
 * An amount in CFA francs, which has no decimals: `6900`, `6 900 F`, `6.900 FCFA`, `6,900`, `6900.00`. Groups of
 * three digits are thousands; anything else after a point or comma must be zero.
 */
export function readAmount(text: string): Outcome<number> {
  const bare = text
    .replace(/(?:f\s*\.?\s*c\s*\.?\s*f\s*\.?\s*a|xof|francs?|f)\s*\.?\s*(?:cfa)?\s*$/i, '')
    .replaceAll(/\s/gu, '');
  const whole = bare.replace(/[.,]0{1,2}$/, '');
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(whole);
  if (!isGrouped && !/^\d+$/.test(whole)) return refuse('amount-unreadable');
  const amount = Number(whole.replaceAll(/\D/g, ''));
  return amount > 0 && amount <= MAX_AMOUNT_FCFA ? accept(amount) : refuse('amount-unreadable');
}
