import { calendarDateOf, formatDate, isCalendarDate } from '@passeport/calendar';
import { judge, type Freshness, type ListMeta } from '@passeport/eligibility';
import { fill, type Words } from '../words/index.ts';

/** How the list on the phone stands today, for the line that is always in sight. */
export interface ListStatus {
  freshness: Freshness;
  ageDays: number | undefined;
  /** The phone's date is before the list's own. */
  clockBehind: boolean;
}

/** The freshness that a card would be judged by at this moment. */
export function readListStatus(list: ListMeta | undefined, clock: Date): ListStatus {
  const today = calendarDateOf(clock);
  // The rule is the verdict's own: it is asked about no card at all.
  const about = judge({ card: { status: 'unreadable', reason: 'not-a-card' }, list, today });
  return {
    freshness: about.freshness,
    ageDays: about.listAgeDays,
    clockBehind: about.clock === 'behind',
  };
}

/** `Liste n° 12 du 05/03/2026`. */
export function listLine(list: Pick<ListMeta, 'sequence' | 'issued'> | undefined, words: Words): string {
  if (list === undefined) return words.listNone;
  return fill(words.listLine, { sequence: list.sequence, date: dayText(list.issued) });
}

/** `Listes de 3 bureaux`, when nobody has said whose the desk is; their freshness is then the oldest's. */
export function listsLine(lists: readonly ListMeta[], home: number | undefined, words: Words): string {
  const isOfSeveral = lists.length > 1 && !lists.some(({ office }) => office === home);
  return isOfSeveral ? fill(words.listsLine, { offices: lists.length }) : listLine(lists[0], words);
}

/** `à jour`, `ancienne : 12 jours`. */
export function freshnessText({ freshness, ageDays = 0 }: ListStatus, words: Words): string {
  switch (freshness) {
    case 'fresh':
      return words.listFresh;
    case 'old':
      return fill(words.listOld, { days: ageDays });
    case 'too-old':
      return fill(words.listTooOld, { days: ageDays });
    case 'none':
      return words.listFetch;
  }
}

/** The day of an ISO instant, as people write it. */
export function dayText(instant: string): string {
  const day = instant.slice(0, 10);
  return isCalendarDate(day) ? formatDate(day) : instant;
}
