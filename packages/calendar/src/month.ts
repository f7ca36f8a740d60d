import { fromEpochDays, parseCalendarDate, toEpochDays, type CalendarDate } from './date.ts';
import { CalendarError } from './errors.ts';

declare const month: unique symbol;

/** A calendar month: `YYYY-MM`, from 1900 to 2199. Months compare as strings. */
export type Month = string & { readonly [month]: true };

/** Throws `month-malformed` for another spelling or a thirteenth month. */
export function parseMonth(text: string): Month {
  if (!isMonth(text)) throw new CalendarError('month-malformed', text);
  return text;
}

export function isMonth(value: unknown): value is Month {
  return typeof value === 'string' && /^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/.test(value);
}

export function monthOf(date: CalendarDate): Month {
  return parseMonth(date.slice(0, 7));
}

/** Months counted from January of year 0: year × 12 + month − 1. */
export function toMonthIndex(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The inverse of `toMonthIndex`. Throws `month-malformed` outside 1900 to 2199. */
export function fromMonthIndex(index: number): Month {
  // A list of a country asks for millions of months: each is spelled once.
  const known = spelled[index - FIRST_INDEX];
  if (known !== undefined) return known;
  const year = Math.floor(index / 12);
  const month = parseMonth(`${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`);
  spelled[index - FIRST_INDEX] = month;
  return month;
}

const FIRST_INDEX = 1900 * 12;
const spelled: (Month | undefined)[] = Array.from({ length: 300 * 12 });

export function addMonths(month: Month, months: number): Month {
  return fromMonthIndex(toMonthIndex(month) + months);
}

export function firstDayOf(month: Month): CalendarDate {
  return parseCalendarDate(`${month}-01`);
}

export function lastDayOf(month: Month): CalendarDate {
  return fromEpochDays(toEpochDays(firstDayOf(addMonths(month, 1))) - 1);
}
