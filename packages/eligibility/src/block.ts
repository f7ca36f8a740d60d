import { fromMonthIndex, toMonthIndex, type Month } from '@passeport/calendar';
import { memberParts, type MemberNumber, type MutuelleNumber } from '@passeport/codes';

import type { HouseholdCoverage, MutuelleRights, PersonException } from './content.ts';
import type { Coverage } from './coverage.ts';
import { EligibilityError } from './errors.ts';

export const MAX_HOUSEHOLD = 99_999;
export const MAX_PERSON = 99;
export const MAX_BELOW = 1000;

/** Coverage with months as numbers, `toMonthIndex`; `none` is a number not given, or one that never paid. */
export type RunCoverage = 'none' | 'left' | { from: number; through: number };

/** Neighbouring household numbers with the same coverage: `first` to `first + length − 1`. */
export interface CoverageRun {
  first: number;
  length: number;
  coverage: RunCoverage;
}

export type BlockException =
  | { kind: 'died' | 'removed' }
  | { kind: 'left' | 'aged-out'; from?: number }
  | { kind: 'waiting'; from: number };

/**
 * The rights of one mutuelle as they are looked up: runs in order from household 1, without a last run of
 * `none`, neighbours different; dead editions and exceptions by `personKey`, in ascending order.
 */
export interface Block {
  runs: CoverageRun[];
  deadBelow: Map<number, number>;
  exceptions: Map<number, BlockException>;
}

/** One number for a person inside her mutuelle, ordered by household, then person. */
export function personKey(household: number, person: number): number {
  return household * 100 + person;
}

export function sameCoverage(a: RunCoverage, b: RunCoverage): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.from === b.from && a.through === b.through;
}

/** Throws `content-invalid` for a number out of range, given twice, or of another mutuelle. */
export function buildBlock(rights: MutuelleRights): Block {
  const { number } = rights;
  return {
    runs: buildRuns(number, rights.households),
    deadBelow: byPerson(number, rights.deadEditions, ({ member, below }) => {
      if (!Number.isInteger(below) || below < 2 || below > MAX_BELOW) {
        throw invalid(number, `editions below ${below} of ${member}`);
      }
      return below;
    }),
    exceptions: byPerson(number, rights.exceptions, toBlockException),
  };
}

/** The coverage of a household, found by bisection. */
export function coverageOf(block: Block, household: number): Coverage {
  let low = 0;
  let high = block.runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const run = block.runs[middle];
    if (run !== undefined && run.first + run.length <= household) low = middle + 1;
    else high = middle;
  }
  const coverage = block.runs[low]?.coverage ?? 'none';
  if (coverage === 'none') return { reason: 'never-paid' };
  if (coverage === 'left') return { reason: 'left' };
  return { from: fromMonthIndex(coverage.from), through: fromMonthIndex(coverage.through) };
}

function buildRuns(number: MutuelleNumber, households: readonly HouseholdCoverage[]): CoverageRun[] {
  const runs: CoverageRun[] = [];
  let previous = 0;
  for (const entry of [...households].sort((a, b) => a.household - b.household)) {
    const { household } = entry;
    if (!Number.isInteger(household) || household <= previous || household > MAX_HOUSEHOLD) {
      throw invalid(number, `household ${household} out of range or given twice`);
    }
    const coverage = toRunCoverage(entry);
    if (coverage !== 'none') {
      const end = endOf(runs);
      if (household > end) append(runs, household - end, 'none');
      append(runs, 1, coverage);
    }
    previous = household;
  }
  return runs;
}

/** The first household number after the runs. */
function endOf(runs: readonly CoverageRun[]): number {
  const last = runs[runs.length - 1];
  return last === undefined ? 1 : last.first + last.length;
}

function append(runs: CoverageRun[], length: number, coverage: RunCoverage): void {
  const last = runs[runs.length - 1];
  if (last !== undefined && sameCoverage(last.coverage, coverage)) last.length += length;
  else runs.push({ first: endOf(runs), length, coverage });
}

function toRunCoverage(coverage: Coverage): RunCoverage {
  if ('from' in coverage)
    return { from: toMonthIndex(coverage.from), through: toMonthIndex(coverage.through) };
  return coverage.reason === 'left' ? 'left' : 'none';
}

function toBlockException(exception: PersonException): BlockException {
  switch (exception.kind) {
    case 'died':
    case 'removed':
      return { kind: exception.kind };
    case 'left':
    case 'aged-out':
      return { kind: exception.kind, ...fromIndex(exception.from) };
    case 'waiting':
      return { kind: exception.kind, from: toMonthIndex(exception.from) };
  }
}

function fromIndex(from: Month | undefined): { from?: number } {
  return from === undefined ? {} : { from: toMonthIndex(from) };
}

function byPerson<Entry extends { member: MemberNumber }, Value>(
  number: MutuelleNumber,
  entries: readonly Entry[],
  toValue: (entry: Entry) => Value,
): Map<number, Value> {
  const keyed = entries.map((entry): [number, Value] => {
    const { mutuelle, household, person } = memberParts(entry.member);
    if (mutuelle !== number) throw invalid(number, `${entry.member} is of another mutuelle`);
    return [personKey(household, person), toValue(entry)];
  });
  const map = new Map(keyed.sort(([a], [b]) => a - b));
  if (map.size !== keyed.length) throw invalid(number, 'a person given twice');
  return map;
}

function invalid(mutuelle: MutuelleNumber, problem: string): EligibilityError {
  return new EligibilityError('content-invalid', { mutuelle, problem });
}
