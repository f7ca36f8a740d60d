import { formatDate, parseCalendarDate } from '@passeport/calendar';
import type { Cell, Report, ValueKind } from './report.ts';

/** A value as people of that language read it: `6 900 F`, `63 %`, `15/11/2026`; a dash for nothing. */
export function formatValue(value: Cell, kind: ValueKind, language: Report['language']): string {
  if (value === undefined) return kind === 'text' ? '' : '–';
  if (kind === 'date' && typeof value === 'string') return formatDate(parseCalendarDate(value));
  if (typeof value === 'string') return value;
  if (kind === 'percent')
    return `${format(value * 100, language, value > 0.99 && value < 1 ? 1 : 0)}${language === 'fr' ? '\u00a0' : ''}%`;
  return kind === 'fcfa' ? `${format(value, language, 0)}\u00a0F` : format(value, language, 0);
}

/** The same where there is little room: millions as `1,25 M`. */
export function formatShort(value: number, language: Report['language']): string {
  return value < 1_000_000 ? format(value, language, 0) : `${format(value / 1_000_000, language, 2)}\u00a0M`;
}

function format(value: number, language: Report['language'], decimals: number): string {
  // A part that is not whole never looks whole: 99.96 % is not 100 %.
  const cut = Math.trunc(value * 10 ** decimals) / 10 ** decimals;
  const shown = decimals === 1 && value < 100 ? cut : value;
  return shown.toLocaleString(language, { maximumFractionDigits: decimals }).replaceAll(/\s/g, '\u00a0');
}
