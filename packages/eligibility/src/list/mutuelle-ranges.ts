import { formatMutuelleNumber, isMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import * as v from 'valibot';

import { MAX_BLOCKS_A_FILE } from '../blocks/block-file.ts';

export const MAX_MUTUELLES = 9999;

const number = v.custom<MutuelleNumber>(isMutuelleNumber);

/** Mutuelle numbers that follow one another, `from` and `to` included. */
type NumberRange = { from: MutuelleNumber; to: MutuelleNumber };

/** The mutuelles of a file of blocks, each range as long as it can be. */
export const rangesSchema = v.pipe(
  v.array(v.strictObject({ from: number, to: number })),
  v.minLength(1),
  v.maxLength(MAX_BLOCKS_A_FILE),
  v.check((ranges) => areAscending(ranges)),
  v.check((ranges) =>
    ranges.every(({ from }, at) => at === 0 || Number(from) > Number(ranges[at - 1]?.to) + 1),
  ),
  v.check(
    (ranges) =>
      ranges.reduce((sum, { from, to }) => sum + Number(to) - Number(from) + 1, 0) <= MAX_BLOCKS_A_FILE,
  ),
);

/** Whether each ends no earlier than it begins, and begins after the one before has ended. */
export function areAscending(ranges: readonly NumberRange[]): boolean {
  return ranges.every(({ from, to }, at) => from <= to && (at === 0 || from > (ranges[at - 1]?.to ?? '')));
}

/** Ascending numbers as ranges. */
export function toRanges(numbers: readonly MutuelleNumber[]): NumberRange[] {
  const ranges: NumberRange[] = [];
  for (const number of numbers) {
    const last = ranges[ranges.length - 1];
    if (last !== undefined && Number(number) === Number(last.to) + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges;
}

/** The numbers of ranges, one by one. */
export function numbersOf(ranges: readonly NumberRange[]): MutuelleNumber[] {
  return ranges.flatMap(({ from, to }) =>
    Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, at) =>
      formatMutuelleNumber(Number(from) + at),
    ),
  );
}
