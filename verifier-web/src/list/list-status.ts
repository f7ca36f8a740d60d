import { calendarDateOf, formatDate, isCalendarDate } from '@passeport/calendar';
import { isSuperseded, judge, type Freshness, type ListMeta, type NewestSeen } from '@passeport/eligibility';
import { fill, type Words } from '../words/index.ts';

/** How the list on the phone stands today, for the line that is always in sight. */
export interface ListStatus {
  freshness: Freshness;
  ageDays: number | undefined;
  /** A newer one was accepted, and is lost: this one opens no rights. */
  isSuperseded: boolean;
}

/** The freshness that a card would be judged by at this moment. */
export function readListStatus(
  list: ListMeta | undefined,
  clock: Date,
  newestSeen: readonly NewestSeen[] = [],
): ListStatus {
  const today = calendarDateOf(clock);
  // The rule is the verdict's own: it is asked about no card at all.
  const about = judge({ card: { status: 'unreadable', reason: 'not-a-card' }, list, today });
  return {
    freshness: about.freshness,
    ageDays: about.listAgeDays,
    isSuperseded: list !== undefined && isSuperseded(list, newestSeen),
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
export function freshnessText(
  { freshness, ageDays = 0, isSuperseded: isOnlyLeft }: ListStatus,
  words: Words,
): string {
  if (isOnlyLeft) return words.listOnlyLeft;
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

/** As which freshness it is drawn: one that opens no rights is never drawn as good. */
export function shownFreshness({ freshness, isSuperseded: isOnlyLeft }: ListStatus): Freshness {
  return isOnlyLeft ? 'too-old' : freshness;
}

/** The day of an ISO instant, as people write it. */
export function dayText(instant: string): string {
  const day = instant.slice(0, 10);
  return isCalendarDate(day) ? formatDate(day) : instant;
}
