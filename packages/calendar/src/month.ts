import { fromEpochDays, isCalendarDate, parseCalendarDate, toEpochDays, type CalendarDate } from './date.ts';
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
  return typeof value === 'string' && isCalendarDate(`${value}-01`);
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
  const year = Math.floor(index / 12);
  return parseMonth(`${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`);
}

export function addMonths(month: Month, months: number): Month {
  return fromMonthIndex(toMonthIndex(month) + months);
}

export function firstDayOf(month: Month): CalendarDate {
  return parseCalendarDate(`${month}-01`);
}

export function lastDayOf(month: Month): CalendarDate {
  return fromEpochDays(toEpochDays(firstDayOf(addMonths(month, 1))) - 1);
}
