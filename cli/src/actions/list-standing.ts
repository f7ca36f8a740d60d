import { calendarDateOf } from '@passeport/calendar';
import { judge, type EligibilityList, type Freshness } from '@passeport/eligibility';

/** How old a list is on a day. */
export interface ListStanding {
  sequence: number;
  issued: string;
  expires: string;
  ageDays: number;
  /** By the rule of the desk's verdict; a list past its `expires` is `too-old`. */
  freshness: Freshness;
  isExpired: boolean;
  mutuelles: number;
}

/** How a list stands now. */
export function standingOfList(list: EligibilityList, now: Date): ListStanding {
  const { sequence, issued, expires, mutuelles } = list;
  const today = calendarDateOf(now);
  const about = judge({ card: { status: 'unreadable', reason: 'not-a-card' }, list, today });
  return {
    sequence,
    issued,
    expires,
    ageDays: about.listAgeDays ?? 0,
    freshness: about.freshness,
    isExpired: today > expires.slice(0, 10),
    mutuelles: mutuelles.length,
  };
}
