import { numberSlots } from '../coding/code-number.ts';

/** The magnitude of the largest step between persons, and of the highest dead edition. */
export const PERSON_MAGNITUDE = 6;
export const BELOW_MAGNITUDE = 9;
export const KIND_BITS = 3;

/** The first slot of each part of a page, in their order. */
export interface PageSlots {
  /** By what the household before has: the usual months, other months, none. */
  usual: number;
  covered: number;
  ended: number;
  left: number;
  through: number;
  usualFrom: number;
  /** By the month through which the household is covered, as an offset. */
  expectedFrom: number;
  from: number;
  /** By what the household itself has. */
  persons: number;
  morePersons: number;
  firstPerson: number;
  nextPerson: number;
  dead: number;
  below: number;
  deadAndExcepted: number;
  kind: number;
  leftFrom: number;
  leftMonth: number;
  agedOutFrom: number;
  agedOutMonth: number;
  waitingMonth: number;
  /** How many slots there are. */
  count: number;
  /** The magnitude of the largest month offset. */
  monthMagnitude: number;
}

/** The slots of a file's pages, for months that are at most `span` after the lowest. */
export function layOut(span: number): PageSlots {
  const monthMagnitude = 31 - Math.clz32(span + 1);
  let count = 0;
  const take = (size: number): number => {
    count += size;
    return count - size;
  };
  const slots = {
    usual: take(3),
    covered: take(3),
    ended: take(1),
    left: take(1),
    through: take(numberSlots(monthMagnitude)),
    usualFrom: take(1),
    expectedFrom: take(2 << monthMagnitude),
    from: take(numberSlots(monthMagnitude)),
    persons: take(3),
    morePersons: take(1),
    firstPerson: take(numberSlots(PERSON_MAGNITUDE)),
    nextPerson: take(numberSlots(PERSON_MAGNITUDE)),
    dead: take(1),
    below: take(numberSlots(BELOW_MAGNITUDE)),
    deadAndExcepted: take(1),
    kind: take(1 << KIND_BITS),
    leftFrom: take(1),
    leftMonth: take(numberSlots(monthMagnitude)),
    agedOutFrom: take(1),
    agedOutMonth: take(numberSlots(monthMagnitude)),
    waitingMonth: take(numberSlots(monthMagnitude)),
  };
  return { ...slots, count, monthMagnitude };
}
