import { CalendarError } from './errors.ts';

declare const calendarDate: unique symbol;

/**
 * A calendar date in UTC, which is Mali's time: `YYYY-MM-DD` (ISO 8601 extended format), a day that
 * exists, from 1900 to 2199. Dates compare as strings.
 */
export type CalendarDate = string & { readonly [calendarDate]: true };

const DAY_MS = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** Throws `date-malformed` for another spelling or for a day that does not exist. */
export function parseCalendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new CalendarError('date-malformed', text);
  return text;
}

export function isCalendarDate(value: unknown): value is CalendarDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) return false;
  const year = Number(value.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** The day, in UTC, in which an instant falls. */
export function calendarDateOf(instant: Date): CalendarDate {
  return parseCalendarDate(instant.toISOString().slice(0, 10));
}

/** Days since 1970-01-01; negative before. */
export function toEpochDays(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** The inverse of `toEpochDays`. Throws `date-malformed` outside 1900 to 2199. */
export function fromEpochDays(days: number): CalendarDate {
  const time = days * DAY_MS;
  if (!Number.isInteger(days) || Math.abs(time) > 8.64e15)
    throw new CalendarError('date-malformed', String(days));
  return parseCalendarDate(new Date(time).toISOString().slice(0, 10));
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromEpochDays(toEpochDays(date) + days);
}

/** The same day of another year; 29 February becomes 28 February where the year has none. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const sameDay = `${year}${date.slice(4)}`;
  return parseCalendarDate(isCalendarDate(sameDay) ? sameDay : `${year}-02-28`);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toEpochDays(to) - toEpochDays(from);
}
