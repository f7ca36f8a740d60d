import type { BirthDate } from './birth-date.ts';
import type { CalendarDate } from './date.ts';
import { firstDayOf, type Month } from './month.ts';

type Language = 'fr' | 'en' | 'bm';

/** Browsers do not bring the months of Bambara: these are CLDR's. */
const BAMBARA_MONTHS = [
  'zanwuye',
  'feburuye',
  'marisi',
  'awirili',
  'mɛ',
  'zuwɛn',
  'zuluye',
  'uti',
  'sɛtanburu',
  'ɔkutɔburu',
  'nowanburu',
  'desanburu',
];

/** As people write it: `12/03/1985`; a year alone stays a year. The order is the same in all languages. */
export function formatDate(date: CalendarDate | BirthDate): string {
  return date.split('-').reverse().join('/');
}

/** `mars 2026`, `March 2026`, `marisi 2026`. */
export function formatMonth(month: Month, language: Language = 'fr'): string {
  if (language === 'bm') return `${BAMBARA_MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${firstDayOf(month)}T00:00:00Z`));
}
