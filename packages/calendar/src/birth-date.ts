import { isCalendarDate, type CalendarDate } from './date.ts';
import { CalendarError } from './errors.ts';

declare const birthYear: unique symbol;

/** A birth date as it is known: `YYYY-MM-DD`, or `YYYY` when only the year is ("né vers 1962"). */
export type BirthDate = CalendarDate | (string & { readonly [birthYear]: true });

/** Throws `birth-date-malformed`. */
export function parseBirthDate(text: string): BirthDate {
  if (!isBirthDate(text)) throw new CalendarError('birth-date-malformed', text);
  return text;
}

export function isBirthDate(value: unknown): value is BirthDate {
  if (typeof value !== 'string') return false;
  return value.length === 4 ? isCalendarDate(`${value}-01-01`) : isCalendarDate(value);
}

export function birthYearOf(birth: BirthDate): number {
  return Number(birth.slice(0, 4));
}
