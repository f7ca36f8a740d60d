export { birthYearOf, isBirthDate, parseBirthDate, type BirthDate } from './birth-date.ts';
export {
  addDays,
  addYears,
  calendarDateOf,
  daysBetween,
  fromEpochDays,
  isCalendarDate,
  parseCalendarDate,
  toEpochDays,
  type CalendarDate,
} from './date.ts';
export { CalendarError, type CalendarErrorCode } from './errors.ts';
export { formatDate, formatMonth } from './format.ts';
export {
  addMonths,
  firstDayOf,
  fromMonthIndex,
  isMonth,
  lastDayOf,
  monthOf,
  parseMonth,
  toMonthIndex,
  type Month,
} from './month.ts';
