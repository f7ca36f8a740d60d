import { fromMonthIndex, parseMonth, toMonthIndex, type Month } from '@passeport/calendar';

/** The calendar's first month. */
export const FIRST_MONTH = parseMonth('1900-01');

/** December 2199, the calendar's last month. */
export const LAST_MONTH_INDEX = 2199 * 12 + 11;

/** The month so many months later, or the calendar's last. */
export function addMonthsWithinCalendar(month: Month, months: number): Month {
  return monthWithinCalendar(toMonthIndex(month) + months);
}

export function monthWithinCalendar(index: number): Month {
  return fromMonthIndex(Math.min(index, LAST_MONTH_INDEX));
}
