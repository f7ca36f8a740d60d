import { formatMutuelleNumber } from '@passeport/codes';
import { expect, test } from 'vitest';
import { contains, overlap, spellRanges, withoutRanges } from './mutuelle-ranges.ts';

const NUMBERS = [1, 2, 3, 4, 5].map(formatMutuelleNumber);

/** Every set of some of five numbers, as ranges. */
const SETS = Array.from({ length: 2 ** NUMBERS.length }, (_, bits) => {
  const chosen = NUMBERS.filter((_number, at) => (bits >> at) % 2 === 1);
  return chosen.reduce<{ from: (typeof NUMBERS)[0]; to: (typeof NUMBERS)[0] }[]>((ranges, number) => {
    const last = ranges.at(-1);
    const follows = last !== undefined && Number(last.to) + 1 === Number(number);
    return follows
      ? [...ranges.slice(0, -1), { ...last, to: number }]
      : [...ranges, { from: number, to: number }];
  }, []);
});

test('what is left is what the one has and the other has not', () => {
  for (const ranges of SETS) {
    for (const taken of SETS) {
      const left = withoutRanges(ranges, taken);
      expect(NUMBERS.filter((number) => contains(left, number))).toEqual(
        NUMBERS.filter((number) => contains(ranges, number) && !contains(taken, number)),
      );
      const common = NUMBERS.filter((number) => contains(ranges, number) && contains(taken, number));
      const found = overlap(ranges, taken);
      expect(found === undefined).toBe(common.length === 0);
      if (found !== undefined) expect(common).toEqual(expect.arrayContaining([found.from, found.to]));
    }
  }
});

test('ranges are said as they are typed', () => {
  expect(spellRanges(SETS[0b10111] ?? [])).toBe('0001-0003, 0005');
});
