import { calendarDateOf, type CalendarDate } from '@passeport/calendar';

/** The instant of a report that only its day is known of: the day's beginning; without a day, or today, now. */
export function reportedAt(day: CalendarDate | undefined, now: Date): Date {
  return day === undefined || day === calendarDateOf(now) ? now : new Date(`${day}T00:00:00Z`);
}
