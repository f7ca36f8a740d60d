import { isCalendarDate, type CalendarDate } from '@passeport/calendar';
import { foldText } from './fold.ts';
import { accept, refuse, type Outcome } from './issue.ts';
import type { Cell } from './table.ts';
import { cellErrorOf } from './read-text.ts';

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'janvier janv jan january',
    'fevrier fevr fev feb february',
    'mars mar march',
    'avril avr apr april',
    'mai may',
    'juin jun june',
    'juillet juil juill jul july',
    'aout aou aug august',
    'septembre sept sep september',
    'octobre oct october',
    'novembre nov november',
    'decembre dec december',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** The number of a month by its folded French or English name, in full or cut: `fevr` → 2. */
export function monthNumber(folded: string): number | undefined {
  return MONTHS.get(folded);
}

const LONGEST_LIFE_YEARS = 110;
/** No office has older papers: 26 is 2026. */
const LONGEST_BOOKS_YEARS = 60;

/** What a date text says, as far as it goes. `day` and `month` are 0 when it gives none. */
export interface DateParts {
  year: number;
  month: number;
  day: number;
}

/**
 * Reads day-month-year as people write it: 12/03/1985, 12-3-85, 12.03.1985, 1985-03-12, 12 mars 1985, 1er mars 1985,
 * 03/1985, mars 1985, 1985, 00/00/1985. A year in two digits is read only when one century alone puts it in the last
 * `oldest` years. The day is not yet checked against the calendar.
 */
export function readDateParts(
  text: string,
  today: CalendarDate,
  oldest = LONGEST_LIFE_YEARS,
): Outcome<DateParts> {
  const folded = foldText(text.replace(/T\d{2}:\d{2}.*$/, '').replace(/\s\d{1,2}:\d{2}(?::\d{2})?\s*$/, ''));
  const words = folded.split(' ').filter((word) => word !== 'le');
  const numbers = words.map((word) => {
    if (/^\d{1,8}$/.test(word)) return { number: Number(word), digits: word.length };
    if (word === '1er') return { number: 1, digits: 1 };
    const month = monthNumber(word);
    return month === undefined ? undefined : { number: month, digits: 0 };
  });
  const [first, second, third] = numbers;
  if (numbers.length > 3 || numbers.some((part) => !part) || !first) return refuse('date-unreadable');

  if (third && second) {
    const isEnglish = first.digits === 0; // March 12, 1985
    if (isEnglish) return withYear(third, { month: first.number, day: second.number }, today, oldest);
    if (first.digits === 4) return accept({ year: first.number, month: second.number, day: third.number });
    return withYear(third, { month: second.number, day: first.number }, today, oldest);
  }
  if (second) {
    if (first.digits === 4 && second.digits < 3)
      return accept({ year: first.number, month: second.number, day: 0 });
    if (second.digits === 4) return accept({ year: second.number, month: first.number, day: 0 });
    return refuse('date-unreadable');
  }
  if (first.digits === 4) return accept({ year: first.number, month: 0, day: 0 });
  // A date cell that lost its format: 31118 is 12 March 1985, but only the office can say so.
  return refuse(first.digits === 5 ? 'date-day-number' : 'date-unreadable');
}

function withYear(
  year: { number: number; digits: number },
  rest: { month: number; day: number },
  today: CalendarDate,
  oldest: number,
): Outcome<DateParts> {
  if (year.digits === 4) return accept({ year: year.number, ...rest });
  if (year.digits !== 2) return refuse('date-unreadable');
  const thisYear = Number(today.slice(0, 4));
  const years = [1900 + year.number, 2000 + year.number].filter(
    (candidate) => thisYear - candidate >= 0 && thisYear - candidate <= oldest,
  );
  const [only] = years;
  return only !== undefined && years.length === 1
    ? accept({ year: only, ...rest })
    : refuse('date-year-ambiguous');
}

/** A whole day on which something was done, from 1900 to today. Refuses what has no day. */
export function readPastDate(cell: Cell, today: CalendarDate): Outcome<CalendarDate> {
  if (typeof cell !== 'string') return cell.date ? checkPast(cell.date, today) : refuse('date-impossible');
  const error = cellErrorOf(cell);
  if (error !== undefined) return refuse(error);
  const parts = readDateParts(cell, today, LONGEST_BOOKS_YEARS);
  if (!parts.ok) return parts;
  if (parts.value.day === 0) return refuse('date-unreadable');
  return checkPast(spell(parts.value), today);
}

/** `YYYY-MM-DD`; whether there is such a day is `checkPast`'s to say. */
export function spell({ year, month, day }: DateParts): string {
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
}

/** Refuses a day that does not exist, is before 1900 or is to come. */
export function checkPast(date: string, today: CalendarDate): Outcome<CalendarDate> {
  if (/^[01][0-8]\d\d-/.test(date) && isCalendarDate(`2000${date.slice(4)}`))
    return refuse('date-before-1900');
  if (!isCalendarDate(date)) return refuse('date-impossible');
  return date > today ? refuse('date-in-future') : accept(date);
}
