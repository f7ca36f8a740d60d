import type { AdaptiveSlots } from '../coding/adaptive-slots.ts';
import { BitDecoder, BitEncoder, type BitCoder, type BitCounter } from '../coding/bit-coder.ts';
import {
  ENDED,
  LEFT,
  MAX_BELOW,
  MAX_MONTH,
  MAX_PERSON,
  NONE,
  type Block,
  type PersonRights,
} from './block.ts';
import { codeNumber, codeTree } from '../coding/code-number.ts';
import { BELOW_MAGNITUDE, KIND_BITS, PERSON_MAGNITUDE, type PageSlots } from './page-slots.ts';
import type { RightsException } from '../rights/rights-exception.ts';
import { BytesError } from '../coding/varint.ts';

/**
 * The coverage that most households of a mutuelle have; `through` is `NONE` when none is covered. `horizon`: the first
 * month of which the list tells anything.
 */
export interface Usual {
  through: number;
  from: number;
  horizon: number;
}

/** What is known of a page before it is read: its place, and its mutuelle's usual coverage. */
export interface PageFrame {
  first: number;
  size: number;
  usual: Usual;
  /** The lowest month of the file: months are written from it on. */
  base: number;
  slots: PageSlots;
}

export const KINDS = ['died', 'removed', 'left', 'aged-out', 'waiting'] as const;

/** The bytes of some households of a mutuelle. */
export function encodePage(models: AdaptiveSlots, frame: PageFrame, page: Block): Uint8Array {
  const coder = new BitEncoder(models.copy());
  codePage(coder, frame, page);
  return coder.finish();
}

/**
 * A page, whose bits are counted when there is a counter. Throws `BytesError` for anything that `encodePage` would not
 * have written.
 */
export function decodePage(
  models: AdaptiveSlots,
  frame: PageFrame,
  bytes: Uint8Array,
  counter?: BitCounter,
): Block {
  const { first, size } = frame;
  const blank = { first, through: new Int16Array(size), from: new Int16Array(size), persons: [] };
  const coder = new BitDecoder(models.copy(), bytes, counter);
  const page = codePage(coder, frame, blank);
  if (!coder.isExact()) throw new BytesError('not in its one spelling');
  return page;
}

/** The page as its coder has it: the one given when it writes, the one read when it reads. */
export function codePage(coder: BitCoder, frame: PageFrame, page: Block): Block {
  const { first, size, slots } = frame;
  const coded: Block = { first, through: new Int16Array(size), from: new Int16Array(size), persons: [] };
  let state = 0;
  let next = 0;
  for (let at = 0; at < size; at += 1) {
    const through = codeThrough(coder, frame, state, page.through[at] ?? NONE);
    coded.through[at] = through;
    if (through >= 0) coded.from[at] = codeFrom(coder, frame, through, page.from[at] ?? 0);
    state = through < 0 ? 2 : through === frame.usual.through ? 0 : 1;

    let previous = 0;
    let one = page.persons[next];
    const isHere = (): number => (one?.household === first + at ? 1 : 0);
    for (
      let more = coder.bit(slots.persons + state, isHere());
      more === 1;
      more = coder.bit(slots.morePersons, isHere())
    ) {
      const person = codePerson(coder, frame, first + at, previous, one);
      coded.persons.push(person);
      previous = person.person;
      next += 1;
      one = page.persons[next];
      if (previous === MAX_PERSON) break;
    }
  }
  return coded;
}

function codeThrough(coder: BitCoder, frame: PageFrame, before: number, through: number): number {
  const { usual, slots } = frame;
  if (usual.through !== NONE && coder.bit(slots.usual + before, through === usual.through ? 1 : 0) === 1) {
    return usual.through;
  }
  if (coder.bit(slots.covered + before, through >= 0 ? 1 : 0) === 1) {
    const other = codeMonth(coder, frame, slots.through, through);
    if (other === usual.through) throw new BytesError('the usual month in a second spelling');
    return other;
  }
  if (coder.bit(slots.ended, through === ENDED ? 1 : 0) === 1) return ENDED;
  return coder.bit(slots.left, through === LEFT ? 1 : 0) === 1 ? LEFT : NONE;
}

function codeFrom(coder: BitCoder, frame: PageFrame, through: number, from: number): number {
  const { usual, base, slots } = frame;
  const expected = expectFrom(usual, through);
  const slot = through === usual.through ? slots.usualFrom : slots.expectedFrom + through - base;
  if (coder.bit(slot, from === expected ? 1 : 0) === 1) {
    if (expected < base) throw new BytesError('month out of range');
    return expected;
  }
  const other = codeMonth(coder, frame, slots.from, from);
  if (other === expected) throw new BytesError('the expected month in a second spelling');
  return other;
}

/**
 * From which month a household is likely covered: who is paid into the mutuelle's running year or further began with
 * that year; who stopped before began with the year in which she stopped. Nothing begins before the horizon.
 */
export function expectFrom(usual: Usual, through: number): number {
  const from = through >= usual.from ? usual.from : usual.from - 12 * Math.ceil((usual.from - through) / 12);
  return Math.max(from, usual.horizon);
}

function codePerson(
  coder: BitCoder,
  frame: PageFrame,
  household: number,
  previous: number,
  given: PersonRights | undefined,
): PersonRights {
  const { slots } = frame;
  const slot = previous === 0 ? slots.firstPerson : slots.nextPerson;
  const person =
    previous + 1 + codeNumber(coder, slot, PERSON_MAGNITUDE, (given?.person ?? 0) - previous - 1);
  if (person > MAX_PERSON) throw new BytesError('person out of range');
  let below = given?.below ?? 1;
  const isDead = coder.bit(slots.dead, below > 1 ? 1 : 0) === 1;
  below = isDead ? 2 + codeNumber(coder, slots.below, BELOW_MAGNITUDE, below - 2) : 1;
  if (below > MAX_BELOW) throw new BytesError('edition out of range');
  const isExcepted =
    !isDead || coder.bit(slots.deadAndExcepted, given?.exception === undefined ? 0 : 1) === 1;
  return isExcepted
    ? { household, person, below, exception: codeException(coder, frame, given?.exception) }
    : { household, person, below };
}

function codeException(
  coder: BitCoder,
  frame: PageFrame,
  given: RightsException<number> | undefined,
): RightsException<number> {
  const { base, slots } = frame;
  const code = codeTree(coder, slots.kind, KIND_BITS, given === undefined ? 0 : KINDS.indexOf(given.kind));
  const kind = KINDS[code];
  const from = given !== undefined && 'from' in given ? given.from : undefined;
  const month = (slot: number) => codeMonth(coder, frame, slot, from ?? base);
  if (kind === undefined) throw new BytesError('unknown exception');
  switch (kind) {
    case 'died':
    case 'removed':
      return { kind };
    case 'left':
      return coder.bit(slots.leftFrom, from === undefined ? 0 : 1) === 1
        ? { kind, from: month(slots.leftMonth) }
        : { kind };
    case 'aged-out':
      return coder.bit(slots.agedOutFrom, from === undefined ? 0 : 1) === 1
        ? { kind, from: month(slots.agedOutMonth) }
        : { kind };
    case 'waiting':
      return { kind, from: month(slots.waitingMonth) };
  }
}

function codeMonth(coder: BitCoder, { base, slots }: PageFrame, slot: number, month: number): number {
  const coded = base + codeNumber(coder, slot, slots.monthMagnitude, month - base);
  if (coded > MAX_MONTH) throw new BytesError('month out of range');
  return coded;
}
