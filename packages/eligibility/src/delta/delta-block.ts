import type { BitCoder } from '../coding/bit-coder.ts';
import {
  countMonth,
  ENDED,
  MAX_HOUSEHOLD,
  monthOf,
  NONE,
  type Block,
  type PersonRights,
} from '../blocks/block.ts';
import { MAX_PERSONS_A_FILE } from '../blocks/block-header.ts';
import { codeSigned } from '../coding/code-number.ts';
import { codeCoverage, standOf, type CoverageContext, type Months } from './delta-coverage.ts';
import { areSamePersons, codePersons } from './delta-persons.ts';
import { DELTA_SLOTS, LEVELS } from './delta-slots.ts';
import { horizonOf } from '../list/horizon.ts';
import { findUsual } from '../blocks/usual.ts';
import { BytesError } from '../coding/varint.ts';

/** How many households and persons a delta may add or change: with more, a list is to be sent whole. */
export const MAX_CHANGES = 1_048_576;

/** Counts what a delta changes. Throws `BytesError` when it is too much to be meant. */
export class ChangeBudget {
  private left = MAX_CHANGES;

  spend(changes: number): void {
    this.left -= changes;
    if (this.left < 0) throw new BytesError('too many changes');
  }
}

export const EMPTY_BLOCK: Block = {
  first: 1,
  through: new Int16Array(0),
  from: new Int16Array(0),
  persons: [],
};

/**
 * What a mutuelle's block becomes: `given` when the coder writes, the one read when it reads. `earlier` and `now` are the
 * months in which the list before and the one after were issued. Throws `BytesError`.
 */
export function codeBlockChange(
  coder: BitCoder,
  { now, earlier, budget }: { now: number; earlier: number; budget: ChangeBudget },
  before: Block,
  given: Block,
): Block {
  const known = before.through.length;
  const size = known + codeSigned(coder, DELTA_SLOTS.growth, given.through.length - known);
  if (size < 0 || size > MAX_HOUSEHOLD) throw new BytesError('too many households');
  budget.spend(Math.max(0, size - known));

  const after: Block = { first: 1, through: new Int16Array(size), from: new Int16Array(size), persons: [] };
  const horizon = horizonAt(now);
  const isPast = horizon > horizonAt(earlier);
  const context: CoverageContext = { now, usual: findUsual(before, horizon), lastThrough: NONE };
  const [oldPersons, givenPersons] = [new PersonsByHousehold(before), new PersonsByHousehold(given)];
  const [paid, told] = [new Recent(), new Recent()];
  for (let at = 0; at < size; at += 1) {
    const was = at < known ? { through: before.through[at] ?? NONE, from: before.from[at] ?? 0 } : undefined;
    const old = was !== undefined && isPast ? cutMonths(was, horizon) : was;
    const stand = standOf(old, now);
    const wanted = { through: given.through[at] ?? NONE, from: given.from[at] ?? 0 };
    const months = codeCoverage(coder, context, { before: old, stand, level: paid.level() }, wanted);
    const isPaid = months.through !== (old?.through ?? NONE) || months.from !== (old?.from ?? 0);
    after.through[at] = months.through;
    after.from[at] = months.from;
    paid.push(isPaid);
    if (isPaid) {
      budget.spend(1);
      if (months.through >= 0) context.lastThrough = months.through;
    }

    const persons = oldPersons.of(at + 1);
    const wantedPersons = givenPersons.of(at + 1);
    const kind = old === undefined ? 0 : months.through < 0 ? 1 : 2;
    const slot =
      DELTA_SLOTS.personsChanged + (kind * 2 + (persons.length > 0 ? 1 : 0)) * LEVELS + told.level();
    const isTold = coder.bit(slot, areSamePersons(persons, wantedPersons) ? 0 : 1) === 1;
    told.push(isTold);
    const coded = isTold ? codePersons(coder, now, at + 1, persons, wantedPersons) : { persons, changed: 0 };
    budget.spend(coded.changed);
    for (const person of coded.persons) after.persons.push(person);
    if (after.persons.length > MAX_PERSONS_A_FILE) throw new BytesError('too many persons');
  }
  return after;
}

function horizonAt(month: number): number {
  return countMonth(horizonOf(monthOf(month)));
}

/** What a household's months become when time alone passes; grace, which may keep some a while longer, is not counted. */
function cutMonths({ through, from }: Months, horizon: number): Months {
  if (through < 0) return { through, from };
  return through < horizon ? { through: ENDED, from: 0 } : { through, from: Math.max(from, horizon) };
}

/** How many of the last 32 households changed: none, one, two or three, more. Whole villages pay on one day. */
class Recent {
  private bits = 0;

  push(isChanged: boolean): void {
    this.bits = (this.bits << 1) | (isChanged ? 1 : 0);
  }

  level(): number {
    if (this.bits === 0) return 0;
    let changed = 0;
    for (let rest = this.bits; rest !== 0 && changed < 4; rest &= rest - 1) changed += 1;
    return changed === 1 ? 1 : changed < 4 ? 2 : 3;
  }
}

/** The persons of a block, household by household, asked for in ascending order. */
class PersonsByHousehold {
  private readonly persons: readonly PersonRights[];
  private at = 0;

  constructor({ persons }: Block) {
    this.persons = persons;
  }

  of(household: number): readonly PersonRights[] {
    const begin = this.at;
    while (this.persons[this.at]?.household === household) this.at += 1;
    return begin === this.at ? NO_PERSONS : this.persons.slice(begin, this.at);
  }
}

const NO_PERSONS: readonly PersonRights[] = [];
