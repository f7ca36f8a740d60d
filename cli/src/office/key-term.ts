import { addYears, type CalendarDate } from '@passeport/calendar';
import type { TrustedKey } from '@passeport/credential';

const KEY_YEARS = 3;

/** The last day of a key that is made today. */
export function endOfKey(today: CalendarDate): CalendarDate {
  return addYears(today, KEY_YEARS);
}

/** An old key signs nothing dated after today. One that began today and is replaced today still counts today. */
export function endToday(key: TrustedKey, today: CalendarDate): TrustedKey {
  return key.validThrough > today && key.validFrom <= today ? { ...key, validThrough: today } : key;
}
