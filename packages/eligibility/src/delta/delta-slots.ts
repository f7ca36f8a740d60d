import { numberSlots, SIGNED_SLOTS } from '../coding/code-number.ts';
import { BELOW_MAGNITUDE, KIND_BITS, PERSON_MAGNITUDE } from '../blocks/page-slots.ts';

/** How the coverage of a household stood, as far as it tells whether it is likely to change: see `standOf`. */
export const STANDS = 14;
/** How much has changed just before: see `Recent`. */
export const LEVELS = 4;
/** What a person can be excepted as: not at all, or one of five kinds. */
export const EXCEPTION_STATES = 6;

let count = 0;
function take(size: number): number {
  count += size;
  return count - size;
}

/** The first slot of each part of a delta, in their order. */
export const DELTA_SLOTS = {
  /** By whether the number was listed before, and how the number before this one changed. */
  listed: take(2 * 3),
  /** By whether a file began there, did not, or the mutuelle is new. */
  beginsFile: take(3),
  sameFile: take(1),
  growth: take(SIGNED_SLOTS),

  /** By stand and level. */
  coverageChanged: take(STANDS * LEVELS),
  covered: take(STANDS),
  /** By stand: the first of the other marks, and the second when there are three. */
  mark: take(STANDS * 2),
  /** By stand, and whether it was covered through the usual month, to before it, or beyond it. */
  usualThrough: take(STANDS * 3),
  lastThrough: take(STANDS),
  /** By whether the household was paid up when the list was published. */
  through: take(2 * SIGNED_SLOTS),
  /** By stand. */
  sameFrom: take(STANDS),
  expectedFrom: take(STANDS),
  nowFrom: take(STANDS),
  from: take(SIGNED_SLOTS),

  /** By what the household is (new, not covered, covered), whether something was said of a person, and level. */
  personsChanged: take(3 * 2 * LEVELS),
  morePersons: take(1),
  firstPerson: take(numberSlots(PERSON_MAGNITUDE)),
  nextPerson: take(numberSlots(PERSON_MAGNITUDE)),
  /** By how the person was excepted, and whether she had dead editions. */
  deadChanged: take(EXCEPTION_STATES * 2),
  firstBelow: take(numberSlots(BELOW_MAGNITUDE)),
  below: take(SIGNED_SLOTS),
  exceptionChanged: take(EXCEPTION_STATES),
  /** By how the person was excepted. */
  kind: take(EXCEPTION_STATES << KIND_BITS),
  /** By kind. */
  hasMonth: take(EXCEPTION_STATES),
  month: take(EXCEPTION_STATES * SIGNED_SLOTS),
} as const;

export const DELTA_SLOT_COUNT = count;
