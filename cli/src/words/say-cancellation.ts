import { isOwnReceipt } from '@passeport/registry';
import type { Cancellation } from '../actions/cancel-receipt.ts';
import { formatFcfa } from './format-fcfa.ts';
import { formatRuns } from './format-months.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words-of.ts';

/** What was cancelled, and what the household loses. */
export function sayCancellation(cancellation: Cancellation, language: Language): string[] {
  const { cancelled, counterEntry, lost, lostMonths, gained, paid } = cancellation;
  const words = wordsOf(language).contributions;
  const { receipt, household, amountFcfa } = cancelled;
  return [
    words.cancelled(receipt, household, formatFcfa(amountFcfa), counterEntry.receipt),
    lostMonths === 0 ? words.lostNothing : words.lost(lostMonths, formatRuns(lost, language)),
    ...(gained.length === 0 ? [] : [words.gained(formatRuns(gained, language))]),
    paid.length === 0 ? words.paidNothing : words.paidNow(formatRuns(paid, language)),
    ...(isOwnReceipt(receipt) ? [] : [words.againUnder(receipt)]),
    words.publishNow,
  ];
}
