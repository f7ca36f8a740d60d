import type { BitCoder } from '../coding/bit-coder.ts';
import { MAX_BELOW, MAX_MONTH, MAX_PERSON, type PersonRights } from '../blocks/block.ts';
import { codeNumber, codeSigned, codeTree, SIGNED_SLOTS } from '../coding/code-number.ts';
import { DELTA_SLOTS } from './delta-slots.ts';
import { KINDS } from '../blocks/page-codec.ts';
import { BELOW_MAGNITUDE, KIND_BITS, PERSON_MAGNITUDE } from '../blocks/page-slots.ts';
import type { RightsException } from '../rights/rights-exception.ts';
import { BytesError } from '../coding/varint.ts';

/** What can be said of a person. */
type Particulars = Pick<PersonRights, 'below' | 'exception'>;

const NOTHING: Particulars = { below: 1 };

/**
 * What is said of the persons of a household that is known to have changed in that: `given` when the coder writes, what
 * is read when it reads. `now` is the month in which the list after was issued. Throws `BytesError`.
 */
export function codePersons(
  coder: BitCoder,
  now: number,
  household: number,
  before: readonly PersonRights[],
  given: readonly PersonRights[],
): { persons: PersonRights[]; changed: number } {
  const old = new Map(before.map((one) => [one.person, one]));
  const wanted = new Map(given.map((one) => [one.person, one]));
  const changes = changedPersons(old, wanted);
  const after = new Map<number, PersonRights>(old);
  let previous = 0;
  let changed = 0;
  for (;;) {
    const next = changes[changed] ?? previous + 1;
    const slot = previous === 0 ? DELTA_SLOTS.firstPerson : DELTA_SLOTS.nextPerson;
    const person = previous + 1 + codeNumber(coder, slot, PERSON_MAGNITUDE, next - previous - 1);
    if (person > MAX_PERSON) throw new BytesError('person out of range');
    const said = codeParticulars(coder, now, old.get(person) ?? NOTHING, wanted.get(person) ?? NOTHING);
    if (isNothing(said)) after.delete(person);
    else after.set(person, { household, person, ...said });
    changed += 1;
    previous = person;
    if (previous === MAX_PERSON) break;
    if (coder.bit(DELTA_SLOTS.morePersons, changed < changes.length ? 1 : 0) === 0) break;
  }
  return { persons: [...after.values()].sort((a, b) => a.person - b.person), changed };
}

/** Whether the same is said of the same persons. */
export function areSamePersons(a: readonly PersonRights[], b: readonly PersonRights[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => {
      const other = b[at];
      return other !== undefined && one.person === other.person && isSame(one, other);
    })
  );
}

function changedPersons(
  before: ReadonlyMap<number, PersonRights>,
  after: ReadonlyMap<number, PersonRights>,
): number[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((person) => !isSame(before.get(person) ?? NOTHING, after.get(person) ?? NOTHING))
    .sort((a, b) => a - b);
}

function codeParticulars(coder: BitCoder, now: number, old: Particulars, given: Particulars): Particulars {
  const state = stateOf(old.exception);
  const hadDead = old.below > 1;
  const deadSlot = DELTA_SLOTS.deadChanged + state * 2 + (hadDead ? 1 : 0);
  const isDeadChanged = coder.bit(deadSlot, given.below === old.below ? 0 : 1) === 1;
  let { below } = old;
  if (isDeadChanged) {
    if (hadDead) {
      const step = given.below - old.below;
      const coded = codeSigned(coder, DELTA_SLOTS.below, step > 0 ? step - 1 : step);
      below += coded >= 0 ? coded + 1 : coded;
    } else below = 2 + codeNumber(coder, DELTA_SLOTS.firstBelow, BELOW_MAGNITUDE, given.below - 2);
  }
  if (below < 1 || below > MAX_BELOW) throw new BytesError('edition out of range');

  const isExceptionChanged =
    !isDeadChanged ||
    coder.bit(
      DELTA_SLOTS.exceptionChanged + state,
      isSameException(old.exception, given.exception) ? 0 : 1,
    ) === 1;
  if (!isExceptionChanged)
    return old.exception === undefined ? { below } : { below, exception: old.exception };
  const exception = codeException(coder, now, state, given.exception);
  if (isSameException(old.exception, exception)) throw new BytesError('a change that is none');
  return exception === undefined ? { below } : { below, exception };
}

function codeException(
  coder: BitCoder,
  now: number,
  before: number,
  given: RightsException<number> | undefined,
): RightsException<number> | undefined {
  const state = codeTree(coder, DELTA_SLOTS.kind + (before << KIND_BITS), KIND_BITS, stateOf(given));
  if (state === 0) return undefined;
  const kind = KINDS[state - 1];
  if (kind === undefined) throw new BytesError('unknown exception');
  const from = given !== undefined && 'from' in given ? given.from : undefined;
  const month = (): number => {
    const coded = now + codeSigned(coder, DELTA_SLOTS.month + state * SIGNED_SLOTS, (from ?? now) - now);
    if (coded < 0 || coded > MAX_MONTH) throw new BytesError('month out of range');
    return coded;
  };
  switch (kind) {
    case 'died':
    case 'removed':
      return { kind };
    case 'left':
    case 'aged-out':
      return coder.bit(DELTA_SLOTS.hasMonth + state, from === undefined ? 0 : 1) === 1
        ? { kind, from: month() }
        : { kind };
    case 'waiting':
      return { kind, from: month() };
  }
}

/** 0 for a person who is not excepted, else one more than the number of the kind. */
function stateOf(exception: RightsException<number> | undefined): number {
  return exception === undefined ? 0 : 1 + KINDS.indexOf(exception.kind);
}

function isNothing({ below, exception }: Particulars): boolean {
  return below === 1 && exception === undefined;
}

function isSame(a: Particulars, b: Particulars): boolean {
  return a.below === b.below && isSameException(a.exception, b.exception);
}

function isSameException(
  a: RightsException<number> | undefined,
  b: RightsException<number> | undefined,
): boolean {
  return a?.kind === b?.kind && monthIn(a) === monthIn(b);
}

function monthIn(exception: RightsException<number> | undefined): number | undefined {
  return exception !== undefined && 'from' in exception ? exception.from : undefined;
}
