import { toRanges } from '@passeport/eligibility';
import { spellRanges } from '../office/mutuelle-ranges.ts';
import { standingOfList, type ListStanding } from './list-standing.ts';
import type { TakenList } from './merge-lists.ts';

/** How an office's list stands on the day that it is gathered. */
export interface DescribedList extends ListStanding {
  office: number;
  name: string;
  /** Its mutuelles as they are typed: `0300-0399, 0420`. */
  ranges: string;
  /** Whether it was in the national list before already. */
  kept: boolean;
}

/** What is to be said of a list before it goes to the whole country. */
export function describeList({ opened, name, kept }: TakenList, now: Date): DescribedList {
  const { office, mutuelles } = opened;
  return { office, name, ...standingOfList(opened, now), ranges: spellRanges(toRanges(mutuelles)), kept };
}
