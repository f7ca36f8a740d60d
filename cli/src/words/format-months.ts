import { addMonths, formatMonth } from '@passeport/calendar';
import type { PaidRun } from '@passeport/eligibility';
import type { Language } from './language.ts';

const TO: Readonly<Record<Language, string>> = { fr: 'à', en: 'to' };
const AND: Readonly<Record<Language, string>> = { fr: 'et', en: 'and' };

/** Months that follow one another, in words: `janvier 2026`, `janvier et février 2026`, `janvier à mars 2026`, `décembre 2025 à mars 2026`. */
export function formatMonths({ from, through }: PaidRun, language: Language): string {
  const last = formatMonth(through, language);
  if (from === through) return last;
  const first = formatMonth(from, language);
  const sameYear = from.slice(0, 4) === through.slice(0, 4);
  return `${sameYear ? first.replace(/ \d{4}$/, '') : first} ${addMonths(from, 1) === through ? AND[language] : TO[language]} ${last}`;
}

/** Several runs of months: `janvier à mars 2026, juin 2026`. */
export function formatRuns(runs: readonly PaidRun[], language: Language): string {
  return runs.map((run) => formatMonths(run, language)).join(', ');
}
