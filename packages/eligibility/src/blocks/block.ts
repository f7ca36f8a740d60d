import { fromMonthIndex, toMonthIndex, type Month } from '@passeport/calendar';
import { memberParts, type MemberNumber, type MutuelleNumber } from '@passeport/codes';

import type { DeadEditions, MutuelleRights, PersonException } from '../rights/mutuelle-rights.ts';
import { tellMonth, type RightsException } from '../rights/rights-exception.ts';
import type { Coverage } from '../rights/coverage.ts';
import { EligibilityError } from '../errors.ts';

export const MAX_HOUSEHOLD = 99_999;
export const MAX_PERSON = 99;
export const MAX_BELOW = 1000;

/** Months are counted from January 1900 to December 2199, as the calendar has them. */
export const MAX_MONTH = 300 * 12 - 1;
export const MONTH_ORIGIN = 1900 * 12;

/**
 * In the place of a month: a number not given, or one that never paid; a household that left; one whose contributions
 * ended before the list's horizon.
 */
export const NONE = -1;
export const LEFT = -2;
export const ENDED = -3;

const MARKS = { 'never-paid': NONE, left: LEFT, ended: ENDED };

/** What is particular to one person; `below` is 1 when no edition of hers is dead. */
export interface PersonRights {
  household: number;
  person: number;
  below: number;
  exception?: RightsException<number>;
}

/**
 * The rights of a mutuelle, or of some of its households that follow one another, as they are looked up. By household,
 * from number `first` on: through which month and from which it is covered; `NONE` or `LEFT` (and from 0) when it is
 * not. Persons ascend by household, then person.
 */
export interface Block {
  first: number;
  through: Int16Array;
  from: Int16Array;
  persons: PersonRights[];
}

/**
 * The rights of a whole mutuelle, through the highest household number of which anything is said.
 * Throws `content-invalid` for a number out of range, given twice, or of another mutuelle.
 */
export function buildBlock(rights: MutuelleRights): Block {
  const { number, households, deadEditions, exceptions } = rights;
  const persons = buildPersons(number, deadEditions, exceptions);
  let size = persons[persons.length - 1]?.household ?? 0;
  for (const { household, ...coverage } of households) {
    if (!Number.isInteger(household) || household < 1 || household > MAX_HOUSEHOLD) {
      throw invalid(number, `household ${household} out of range`);
    }
    if ('from' in coverage || coverage.reason !== 'never-paid') size = Math.max(size, household);
  }
  const block = { first: 1, through: new Int16Array(size).fill(NONE), from: new Int16Array(size), persons };
  const given = new Set<number>();
  for (const { household, ...coverage } of households) {
    given.add(household);
    if ('from' in coverage) {
      block.through[household - 1] = countMonth(coverage.through);
      block.from[household - 1] = countMonth(coverage.from);
    } else block.through[household - 1] = MARKS[coverage.reason];
  }
  if (given.size !== households.length) throw invalid(number, 'a household given twice');
  return block;
}

/** The coverage of a household, which may be one that the block does not reach. */
export function coverageOf({ first, through, from }: Block, household: number): Coverage {
  const last = through[household - first] ?? NONE;
  if (last === NONE) return { reason: 'never-paid' };
  if (last === LEFT) return { reason: 'left' };
  if (last === ENDED) return { reason: 'ended' };
  return { from: monthOf(from[household - first] ?? 0), through: monthOf(last) };
}

/** What is particular to a person, when anything is. */
export function personOf({ persons }: Block, household: number, person: number): PersonRights | undefined {
  return persons.find((one) => one.household === household && one.person === person);
}

export function monthOf(count: number): Month {
  return fromMonthIndex(MONTH_ORIGIN + count);
}

/** A month counted as blocks count them. */
export function countMonth(month: Month): number {
  return toMonthIndex(month) - MONTH_ORIGIN;
}

function buildPersons(
  number: MutuelleNumber,
  deadEditions: readonly DeadEditions[],
  exceptions: readonly PersonException[],
): PersonRights[] {
  const persons = new Map<MemberNumber, PersonRights>();
  for (const { member, below } of deadEditions) {
    if (!Number.isInteger(below) || below < 2 || below > MAX_BELOW) {
      throw invalid(number, `editions below ${below} of ${member}`);
    }
    if (persons.has(member)) throw invalid(number, `${member} given twice`);
    persons.set(member, { ...placeOf(number, member), below });
  }
  const excepted = new Set<MemberNumber>();
  for (const entry of exceptions) {
    const { member } = entry;
    if (excepted.has(member)) throw invalid(number, `${member} given twice`);
    excepted.add(member);
    const known = persons.get(member) ?? { ...placeOf(number, member), below: 1 };
    persons.set(member, { ...known, exception: tellMonth(entry, countMonth) });
  }
  return [...persons.values()].sort((a, b) => a.household - b.household || a.person - b.person);
}

function placeOf(number: MutuelleNumber, member: MemberNumber): { household: number; person: number } {
  const { mutuelle, household, person } = memberParts(member);
  if (mutuelle !== number) throw invalid(number, `${member} is of another mutuelle`);
  return { household, person };
}

function invalid(mutuelle: MutuelleNumber, problem: string): EligibilityError {
  return new EligibilityError('content-invalid', { mutuelle, problem });
}
