import type { AccountEntry } from '@passeport/eligibility';
import { formatFcfa } from './format-fcfa.ts';
import { formatRuns } from './format-months.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words-of.ts';

/** What a receipt bought: `3 mois : janvier à mars 2026 ; reste 1 250 F CFA de crédit.` */
export function sayPurchase(entry: AccountEntry, language: Language): string {
  const words = wordsOf(language).contributions;
  const { feeFcfa, bought, months, creditFcfa, shortFcfa } = entry;
  const parts = [
    feeFcfa > 0 ? words.feePaid(formatFcfa(feeFcfa)) : '',
    months > 0
      ? words.bought(months, formatRuns(bought, language))
      : isPaidAlready(entry)
        ? words.boughtAlready
        : words.boughtNothing,
    creditFcfa > 0 ? words.credit(formatFcfa(creditFcfa)) : '',
    shortFcfa > 0 ? words.short(formatFcfa(shortFcfa)) : '',
  ].filter((part) => part !== '');
  const sentence = parts.join(language === 'fr' ? ' ; ' : '; ');
  return `${sentence.charAt(0).toLocaleUpperCase(language)}${sentence.slice(1)}.`;
}

/** The months that the receipt names were all paid before: nothing is lacking, and nothing was bought. */
function isPaidAlready({ receipt, months, shortFcfa }: AccountEntry): boolean {
  return receipt.from !== undefined && receipt.months !== undefined && months === 0 && shortFcfa === 0;
}
