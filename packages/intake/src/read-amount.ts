import { accept, refuse, type Outcome } from './issue.ts';
import { parseFrancs } from './parse-francs.ts';
import { cellErrorOf } from './read-text.ts';

/** More than any household pays at once. */
const MAX_AMOUNT_FCFA = 100_000_000;

/**
 * An amount paid, in CFA francs as `parseFrancs` reads them. Nothing (`0`) and less than nothing (`-6 900`, `(6 900)`) are refused by
 * their own names.
 */
export function readAmount(text: string): Outcome<number> {
  const error = cellErrorOf(text);
  if (error !== undefined) return refuse(error);
  const negative = /^\s*(?:[-−–]\s*(?=\d)|\(\s*(?=\d[^()]*\)\s*(?:f|fcfa|f cfa)?\s*$))/i;
  const isNegative = negative.test(text);
  const amount = parseFrancs(text.replace(negative, '').replace(/\)\s*/, ''));
  if (amount === undefined) return refuse('amount-unreadable');
  if (amount === 0) return refuse('amount-zero');
  if (isNegative) return refuse('amount-negative');
  return amount <= MAX_AMOUNT_FCFA ? accept(amount) : refuse('amount-unreadable');
}
