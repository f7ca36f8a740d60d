import { isCalendarDate, parseCalendarDate, type CalendarDate } from '@passeport/calendar';

/** An instant in UTC to the second, in its one spelling: `2026-03-14T09:26:53Z` (RFC 3339). */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value)) return false;
  const time = Date.parse(value);
  return isCalendarDate(value.slice(0, 10)) && !Number.isNaN(time) && spell(time) === value;
}

/** The instant, its fraction of a second dropped. */
export function instantOf(date: Date): string {
  return spell(date.getTime());
}

/** The day of an instant spelled as above. */
export function dayOf(instant: string): CalendarDate {
  return parseCalendarDate(instant.slice(0, 10));
}

/** The latest of some instants spelled as above, which compare as text. */
export function latestOf(instants: readonly string[]): string | undefined {
  return instants.reduce<string | undefined>(
    (latest, instant) => (latest === undefined || instant > latest ? instant : latest),
    undefined,
  );
}

function spell(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
