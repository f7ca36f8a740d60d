import { numberSlots } from './code-number.ts';

/** The magnitude of the largest month offset, of the largest step between persons, of the highest dead edition. */
export const MONTH_MAGNITUDE = 11;
export const PERSON_MAGNITUDE = 6;
export const BELOW_MAGNITUDE = 9;
export const KIND_BITS = 3;

/** How many slots each part of a page takes, in their order. */
const SIZES = {
  // By what the household before has: the usual months, other months, none.
  usual: 3,
  covered: 3,
  left: 1,
  through: numberSlots(MONTH_MAGNITUDE),
  usualFrom: 1,
  // By the month through which the household is covered, as an offset.
  expectedFrom: 2 << MONTH_MAGNITUDE,
  from: numberSlots(MONTH_MAGNITUDE),
  // By what the household itself has.
  persons: 3,
  morePersons: 1,
  firstPerson: numberSlots(PERSON_MAGNITUDE),
  nextPerson: numberSlots(PERSON_MAGNITUDE),
  dead: 1,
  below: numberSlots(BELOW_MAGNITUDE),
  deadAndExcepted: 1,
  kind: 1 << KIND_BITS,
  leftFrom: 1,
  leftMonth: numberSlots(MONTH_MAGNITUDE),
  agedOutFrom: 1,
  agedOutMonth: numberSlots(MONTH_MAGNITUDE),
  waitingMonth: numberSlots(MONTH_MAGNITUDE),
};

export type SlotName = keyof typeof SIZES;

/** The first slot of each part. */
export const SLOT: Readonly<Record<SlotName, number>> = layOut();

export const PAGE_SLOTS = Object.values(SIZES).reduce((sum, size) => sum + size, 0);

function layOut(): Record<SlotName, number> {
  const first = { ...SIZES };
  let next = 0;
  for (const name of Object.keys(SIZES) as SlotName[]) {
    first[name] = next;
    next += SIZES[name];
  }
  return first;
}
