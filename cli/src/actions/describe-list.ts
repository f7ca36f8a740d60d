import { calendarDateOf } from '@passeport/calendar';
import { judge, toRanges, type Freshness } from '@passeport/eligibility';
import { spellRanges } from '../office/mutuelle-ranges.ts';
import type { TakenList } from './merge-lists.ts';

/** How an office's list stands on the day that it is gathered. */
export interface DescribedList {
  office: number;
  name: string;
  sequence: number;
  issued: string;
  expires: string;
  ageDays: number;
  /** By the rule of the desk's verdict; a list past its `expires` is `too-old`. */
  freshness: Freshness;
  isExpired: boolean;
  mutuelles: number;
  /** The same as they are typed: `0300-0399, 0420`. */
  ranges: string;
  /** Whether it was in the national list before already. */
  kept: boolean;
}

/** What is to be said of a list before it goes to the whole country. */
export function describeList({ opened, name, kept }: TakenList, now: Date): DescribedList {
  const { office, sequence, issued, expires, mutuelles } = opened;
  const today = calendarDateOf(now);
  const about = judge({
    card: { status: 'unreadable', reason: 'not-a-card' },
    list: opened,
    today,
  });
  return {
    office,
    name,
    sequence,
    issued,
    expires,
    ageDays: about.listAgeDays ?? 0,
    freshness: about.freshness,
    isExpired: today > expires.slice(0, 10),
    mutuelles: mutuelles.length,
    ranges: spellRanges(toRanges(mutuelles)),
    kept,
  };
}
