import { isBirthDate, type BirthDate, type CalendarDate } from '@passeport/calendar';
import { foldText } from './fold.ts';
import { accept, refuse, type Outcome } from './issue.ts';
import { checkPast, readDateParts, spell } from './read-date.ts';
import { cellErrorOf } from './read-text.ts';
import type { Cell } from './table.ts';

/** "né vers", "née en", "env.", "environ", "~", "±", "c.", "présumé": the date that follows is as good as it gets. */
const LEAD =
  /^(?:nee?s?\s+)?(?:(?:vers|env|environ|en|circa|ca|c|annee|an|presumee?|autour de|a peu pres)\s+)*/;

/**
 * Reads a birth date or year. A month without a day leaves the year alone (warning `birth-year-only`), and so does 00/00/1962.
 * A year that was typed into a cell formatted as a date became a day of 1905; it is the year again (warning
 * `birth-year-as-date`): nobody of that age is enrolled.
 */
export function readBirth(cell: Cell, today: CalendarDate): Outcome<BirthDate> {
  if (typeof cell !== 'string') {
    const thisYear = Number(today.slice(0, 4));
    if (cell.serial >= 1900 && cell.serial <= thisYear)
      return yearOnly(cell.serial, today, 'birth-year-as-date');
    return cell.date ? checkPast(cell.date, today) : refuse('date-impossible');
  }
  const error = cellErrorOf(cell);
  if (error !== undefined) return refuse(error);
  const text = cell
    .replaceAll(/[~±≈?]/g, ' ')
    .replace(/\(s?e?\)/i, '')
    .replace(/\s[àÀ]\s.*$/, '');
  const date = foldedLead(text);
  const parts = readDateParts(date, today);
  if (!parts.ok) return parts;
  const { year, month, day } = parts.value;
  if (month > 12) return refuse('date-impossible');
  if (day === 0) return yearOnly(year, today, month === 0 ? undefined : 'birth-year-only');
  return checkPast(spell(parts.value), today);
}

/** The text without its "né vers". Separators survive where there is no such lead, for ISO times. */
function foldedLead(text: string): string {
  const folded = foldText(text);
  const lead = LEAD.exec(folded)?.[0] ?? '';
  return lead === '' ? text : folded.slice(lead.length);
}

function yearOnly(
  year: number,
  today: CalendarDate,
  warning?: 'birth-year-only' | 'birth-year-as-date',
): Outcome<BirthDate> {
  const text = String(year);
  if (year < 1900) return refuse('date-before-1900');
  if (year > Number(today.slice(0, 4))) return refuse('date-in-future');
  return isBirthDate(text) ? accept(text, warning) : refuse('date-impossible');
}

/** The birth year of someone of that age today, in whole years ("34", "34 ans"): within a year of the truth. */
export function readAge(text: string, today: CalendarDate): Outcome<BirthDate> {
  const age = /^\s*(\d{1,3})\s*(?:ans?)?\s*$/i.exec(text)?.[1];
  const year = String(Number(today.slice(0, 4)) - Number(age));
  if (age === undefined || Number(age) > 120 || !isBirthDate(year)) return refuse('age-unreadable');
  return accept(year, 'birth-from-age');
}
