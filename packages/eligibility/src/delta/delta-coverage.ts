import type { BitCoder } from '../coding/bit-coder.ts';
import { ENDED, LEFT, MAX_MONTH, NONE } from '../blocks/block.ts';
import { codeSigned, SIGNED_SLOTS } from '../coding/code-number.ts';
import { DELTA_SLOTS, LEVELS, STANDS } from './delta-slots.ts';
import { expectFrom, type Usual } from '../blocks/page-codec.ts';
import { BytesError } from '../coding/varint.ts';

/** A household's months, counted from January 1900; `through` may be `NONE`, `LEFT` or `ENDED`. */
export interface Months {
  through: number;
  from: number;
}

/** What helps to foretell how a household’s coverage changes. */
export interface CoverageContext {
  /** The month in which the list after was issued. */
  now: number;
  /** What was usual in the mutuelle before. */
  usual: Usual;
  /** The month through which the last household of the mutuelle that changed is covered now; `NONE` before any. */
  lastThrough: number;
}

/** Not in the list before. */
const NEW_STAND = 0;
const NONE_STAND = 1;
const LEFT_STAND = 2;
const ENDED_STAND = 3;
/** Waiting to be covered. */
const WAITING_STAND = 4;
/** Covered through a month: at most so many months before the one in which the list after is issued. */
const FIRST_STAND = 5;
const STAND_ENDS = [-13, -4, -1, 0, 1, 2, 5, 11];

/** Which of `STANDS` a household had; `before` is nothing for one beyond the list before. */
export function standOf(before: Months | undefined, now: number): number {
  if (before === undefined) return NEW_STAND;
  const { through, from } = before;
  if (through === NONE) return NONE_STAND;
  if (through === LEFT) return LEFT_STAND;
  if (through === ENDED) return ENDED_STAND;
  if (from > now && through >= from) return WAITING_STAND;
  const at = STAND_ENDS.findIndex((end) => through - now <= end);
  return at < 0 ? STANDS - 1 : FIRST_STAND + at;
}

/** A household's coverage after: `given` when the coder writes, the one read when it reads. Throws `BytesError`. */
export function codeCoverage(
  coder: BitCoder,
  context: CoverageContext,
  { before, stand, level }: { before: Months | undefined; stand: number; level: number },
  given: Months,
): Months {
  const old = before ?? { through: NONE, from: 0 };
  const isChanged = old.through !== given.through || old.from !== given.from;
  if (coder.bit(DELTA_SLOTS.coverageChanged + stand * LEVELS + level, isChanged ? 1 : 0) === 0) return old;

  if (coder.bit(DELTA_SLOTS.covered + stand, given.through >= 0 ? 1 : 0) === 0) {
    return { through: codeMark(coder, old.through, stand, given.through), from: 0 };
  }
  const through = codeThrough(coder, context, old, stand, given.through);
  return { through, from: codeFrom(coder, context, old, stand, through, given.from) };
}

/** Which mark is in the place of a month now: another one than before. */
function codeMark(coder: BitCoder, old: number, stand: number, given: number): number {
  const [first = NONE, second = NONE, third] = [ENDED, LEFT, NONE].filter((mark) => mark !== old);
  const slot = DELTA_SLOTS.mark + stand * 2;
  if (coder.bit(slot, given === first ? 1 : 0) === 1) return first;
  if (third === undefined || coder.bit(slot + 1, given === second ? 1 : 0) === 1) return second;
  return third;
}

function codeThrough(
  coder: BitCoder,
  { now, usual, lastThrough }: CoverageContext,
  old: Months,
  stand: number,
  given: number,
): number {
  if (usual.through !== NONE) {
    const place = old.through === usual.through ? 0 : old.through < usual.through ? 1 : 2;
    const slot = DELTA_SLOTS.usualThrough + stand * 3 + place;
    if (coder.bit(slot, given === usual.through ? 1 : 0) === 1) return usual.through;
  }
  if (lastThrough !== NONE && lastThrough !== usual.through) {
    if (coder.bit(DELTA_SLOTS.lastThrough + stand, given === lastThrough ? 1 : 0) === 1) return lastThrough;
  }
  // Who is paid up goes on from there, who is not from this month.
  const isPaid = old.through >= now;
  const origin = isPaid ? old.through : now - 1;
  const slot = DELTA_SLOTS.through + (isPaid ? SIGNED_SLOTS : 0);
  const through = origin + codeSigned(coder, slot, given - origin);
  refuseOutOfRange(through);
  if (through === usual.through || through === lastThrough)
    throw new BytesError('a month in a second spelling');
  return through;
}

function codeFrom(
  coder: BitCoder,
  { now, usual }: CoverageContext,
  old: Months,
  stand: number,
  through: number,
  given: number,
): number {
  const foreseen = new Set<number>();
  const isForeseen = (slot: number, from: number): boolean => {
    if (from < 0 || from > MAX_MONTH || foreseen.has(from)) return false;
    foreseen.add(from);
    return coder.bit(slot + stand, given === from ? 1 : 0) === 1;
  };
  if (old.through >= 0) {
    if (through === old.through) foreseen.add(old.from);
    else if (isForeseen(DELTA_SLOTS.sameFrom, old.from)) return old.from;
  }
  if (usual.through !== NONE) {
    const expected = expectFrom(usual, through);
    if (isForeseen(DELTA_SLOTS.expectedFrom, expected)) return expected;
  }
  if (isForeseen(DELTA_SLOTS.nowFrom, now)) return now;
  const from = now + codeSigned(coder, DELTA_SLOTS.from, given - now);
  refuseOutOfRange(from);
  if (foreseen.has(from)) throw new BytesError('a month in a second spelling');
  return from;
}

function refuseOutOfRange(month: number): void {
  if (month < 0 || month > MAX_MONTH) throw new BytesError('month out of range');
}
