import {
  addMonths,
  birthYearOf,
  firstDayOf,
  isCalendarDate,
  monthOf,
  toMonthIndex,
  type BirthDate,
  type CalendarDate,
  type Month,
} from '@passeport/calendar';
import type { MemberNumber } from '@passeport/codes';

import type { PersonException } from './mutuelle-rights.ts';
import { termsAt, type Plan } from './plan.ts';
import { addMonthsWithinCalendar, monthWithinCalendar } from './within-calendar.ts';

/** What a register says of a person. */
export interface PersonFacts {
  member: MemberNumber;
  birth: BirthDate;
  /** What she is to the head of the household: only a `child` can pass the age limit. */
  relation?: string;
  /** The day on which she joined, when that was later than her household. */
  joined?: CalendarDate;
  status: 'active' | 'left' | 'died' | 'removed';
  /** Since when she is not active any more. */
  since?: CalendarDate;
}

export interface PersonContext {
  plan: Pick<Plan, 'terms'>;
  householdJoined?: Month | undefined;
  /** The month in which the list is published. */
  asOf: Month;
}

/** An age limit is listed when it is passed by the month after next: a list never counts longer. */
const MONTHS_AHEAD = 2;

type End = Extract<PersonException, { kind: 'left' | 'aged-out' }>;
type Waiting = Extract<PersonException, { kind: 'waiting' }>;

/**
 * What is particular to a person's rights in a month, if anything, by the table in the README. When several things are, the one
 * that refuses more.
 */
export function personException(person: PersonFacts, context: PersonContext): PersonException | undefined {
  const { member, status } = person;
  if (status === 'died' || status === 'removed') return { member, kind: status };
  const end = earlierEnd(findLeaving(person), findAgeLimit(person, context));
  const waiting = findWaiting(person, context);
  if (waiting === undefined || end === undefined) return waiting ?? end;
  // Who waits until her rights have ended has none at all.
  if (end.from === undefined || end.from <= context.asOf) return end;
  return end.from <= waiting.from ? { member, kind: end.kind } : waiting;
}

/**
 * A child born on that day or later has not passed any age limit that is listed in a month: only older ones need to be looked at.
 * None without an age limit.
 */
export function firstBirthWithinAgeLimit(plan: Pick<Plan, 'terms'>, asOf: Month): CalendarDate | undefined {
  const after = addMonthsWithinCalendar(asOf, MONTHS_AHEAD + 1);
  const now = termsAt(plan, asOf);
  const limits = [now, ...plan.terms.filter(({ from }) => from > asOf && from < after)].flatMap(
    ({ ageLimitYears }) => ageLimitYears ?? [],
  );
  return limits.length === 0 ? undefined : firstDayOf(addMonths(after, -12 * Math.min(...limits)));
}

/** Covered to the end of the month in which she left. */
function findLeaving({ member, status, since }: PersonFacts): End | undefined {
  if (status !== 'left') return undefined;
  return {
    member,
    kind: 'left',
    ...(since !== undefined && { from: addMonthsWithinCalendar(monthOf(since), 1) }),
  };
}

/** Not covered from the month in which she reaches the age limit of its terms; of a year, from the January after. */
function findAgeLimit(
  { member, birth, relation }: PersonFacts,
  { plan, asOf }: PersonContext,
): End | undefined {
  if (relation !== 'child') return undefined;
  const limit = addMonthsWithinCalendar(asOf, MONTHS_AHEAD);
  const now = termsAt(plan, asOf);
  for (const terms of [now, ...plan.terms.filter(({ from }) => from > asOf)]) {
    if (terms.ageLimitYears === undefined) continue;
    const reached = monthWithinCalendar(reachesAge(birth, terms.ageLimitYears));
    const from = terms === now || reached > terms.from ? reached : terms.from;
    const next = plan.terms.find((one) => one.from > terms.from);
    if (from <= limit && (next === undefined || from < next.from)) return { member, kind: 'aged-out', from };
  }
  return undefined;
}

function reachesAge(birth: BirthDate, years: number): number {
  return isCalendarDate(birth)
    ? toMonthIndex(monthOf(birth)) + 12 * years
    : 12 * (birthYearOf(birth) + years + 1);
}

/** Who joined later than her household waits from her own month on, unless she was declared soon after her birth. */
function findWaiting(
  { member, birth, joined }: PersonFacts,
  { plan, householdJoined, asOf }: PersonContext,
): Waiting | undefined {
  if (joined === undefined) return undefined;
  const month = monthOf(joined);
  if (householdJoined !== undefined && month <= householdJoined) return undefined;
  const { waitingMonths, newbornMonths } = termsAt(plan, month);
  const isNewborn = toMonthIndex(month) - lastMonthOfBirth(birth) <= newbornMonths;
  const from = addMonthsWithinCalendar(month, isNewborn ? 0 : waitingMonths);
  return from > asOf ? { member, kind: 'waiting', from } : undefined;
}

/** The latest month in which she can have been born. */
function lastMonthOfBirth(birth: BirthDate): number {
  return isCalendarDate(birth) ? toMonthIndex(monthOf(birth)) : 12 * birthYearOf(birth) + 11;
}

/** Who both left and passed the age limit is not covered from the earlier of the two on. */
function earlierEnd(left: End | undefined, agedOut: End | undefined): End | undefined {
  if (left === undefined || agedOut === undefined) return left ?? agedOut;
  if (left.from === undefined || agedOut.from === undefined) return left;
  return agedOut.from < left.from ? agedOut : left;
}
