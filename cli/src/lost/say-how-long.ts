import { addDays, calendarDateOf, formatDate } from '@passeport/calendar';
import { DEFAULT_LIMITS } from '@passeport/eligibility';
import { listPublishedLists, type Registry } from '@passeport/registry';
import type { Words } from '../words/fr.ts';

/** Until when a phone that gets no new list may still accept the card. */
export async function sayHowLong(registry: Registry, words: Words): Promise<string> {
  const last = (await listPublishedLists(registry)).at(-1);
  if (last === undefined) return words.lost.neverListed;
  const until = addDays(calendarDateOf(new Date(last.issued)), DEFAULT_LIMITS.staleDays);
  return words.lost.stillAccepted(formatDate(until));
}
