import { addMonths, formatDate, formatMonth } from '@passeport/calendar';
import type { Contribution } from '@passeport/registry';
import { alignColumns } from '../terminal/align-columns.ts';
import { formatFcfa } from './format-fcfa.ts';
import { formatMonths } from './format-months.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words-of.ts';

/** Contributions as a table: cancelled ones and counter-entries say so at the end of their lines. Below, what those that stand add up to. */
export function sayContributionLines(contributions: readonly Contribution[], language: Language): string[] {
  const words = wordsOf(language).contributions;
  const standing = contributions.filter(
    ({ cancels, cancelledBy }) => cancels === undefined && cancelledBy === undefined,
  );
  const sum = standing.reduce((total, { amountFcfa }) => total + amountFcfa, 0);
  const rows = contributions.map((one) => [
    one.household,
    one.receipt,
    formatDate(one.paidOn),
    formatFcfa(one.amountFcfa),
    words.line(one.persons),
    one.method === undefined ? '' : words.methods[one.method],
    sayPeriod(one, language),
    one.payer ?? '',
    one.collector ?? '',
    [
      one.cancelledBy === undefined ? '' : words.cancelledBy(one.cancelledBy),
      one.cancels === undefined ? '' : words.cancels(one.cancels, one.reason ?? ''),
    ].join(''),
  ]);
  return [
    ...alignColumns([words.listColumns, ...rows], [3]),
    words.listTotal(formatFcfa(sum), standing.length),
  ];
}

function sayPeriod({ from, months }: Contribution, language: Language): string {
  const words = wordsOf(language).contributions;
  if (from === undefined) return months === undefined ? '' : words.monthCount(months);
  // As far as the money goes: the statement says how far that was.
  if (months === undefined) return words.fromMonthOn(formatMonth(from, language));
  return formatMonths({ from, through: addMonths(from, months - 1) }, language);
}
