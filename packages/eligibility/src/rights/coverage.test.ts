import { addMonths, parseMonth, toMonthIndex, type Month } from '@passeport/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { AMV } from './amv.ts';
import { computeCoverage, type Coverage } from './coverage.ts';
import type { PaidRun } from './paid-run.ts';
import type { Plan } from './plan.ts';

const month = parseMonth;

/** Each line can be checked by hand: what was paid, the plan, the day of publishing → what the list says. */
const examples: {
  story: string;
  paid: [from: string, months: number][];
  joined?: string;
  waiting?: number;
  grace?: number;
  asOf: string;
  covered: [from: string, through: string] | 'never-paid';
}[] = [
  { story: 'nothing paid yet', paid: [], asOf: '2026-03', covered: 'never-paid' },
  { story: 'one month', paid: [['2026-03', 1]], asOf: '2026-03', covered: ['2026-03', '2026-03'] },
  {
    story: 'a year after the harvest',
    paid: [['2026-01', 12]],
    asOf: '2026-03',
    covered: ['2026-01', '2026-12'],
  },
  {
    story: 'three receipts in the wrong order',
    paid: [
      ['2026-03', 1],
      ['2026-01', 1],
      ['2026-02', 1],
    ],
    asOf: '2026-03',
    covered: ['2026-01', '2026-03'],
  },
  {
    story: 'a month paid twice counts once',
    paid: [
      ['2026-01', 3],
      ['2026-02', 1],
    ],
    asOf: '2026-03',
    covered: ['2026-01', '2026-03'],
  },
  {
    story: 'stopped paying: the last run',
    paid: [['2025-01', 6]],
    asOf: '2026-03',
    covered: ['2025-01', '2025-06'],
  },
  {
    story: 'stopped, then began again: the current run',
    paid: [
      ['2025-01', 6],
      ['2026-01', 12],
    ],
    asOf: '2026-03',
    covered: ['2026-01', '2026-12'],
  },
  {
    story: 'covered now and again later: the run of today',
    paid: [
      ['2026-01', 4],
      ['2026-09', 4],
    ],
    asOf: '2026-03',
    covered: ['2026-01', '2026-04'],
  },
  {
    story: 'in a gap: the run to come',
    paid: [
      ['2026-01', 4],
      ['2026-09', 4],
    ],
    asOf: '2026-06',
    covered: ['2026-09', '2026-12'],
  },
  {
    story: 'after two stretches of months: the last of them',
    paid: [
      ['2025-01', 4],
      ['2025-09', 4],
    ],
    asOf: '2026-03',
    covered: ['2025-09', '2025-12'],
  },
  {
    story: 'paid ahead only',
    paid: [['2026-05', 3]],
    asOf: '2026-03',
    covered: ['2026-05', '2026-07'],
  },
  {
    story: 'two months missed, two months of grace: never interrupted',
    paid: [
      ['2026-01', 2],
      ['2026-05', 2],
    ],
    grace: 2,
    asOf: '2026-05',
    covered: ['2026-01', '2026-06'],
  },
  {
    story: 'three months missed, two months of grace: interrupted',
    paid: [
      ['2026-01', 2],
      ['2026-06', 2],
    ],
    grace: 2,
    asOf: '2026-06',
    covered: ['2026-06', '2026-07'],
  },
  {
    story: 'still in grace though a later run is paid: the run of today',
    paid: [
      ['2026-01', 2],
      ['2026-08', 2],
    ],
    grace: 2,
    asOf: '2026-04',
    covered: ['2026-01', '2026-02'],
  },
  {
    story: 'joined in January, three waiting months: covered from April',
    paid: [['2026-01', 12]],
    joined: '2026-01',
    waiting: 3,
    asOf: '2026-02',
    covered: ['2026-04', '2026-12'],
  },
  {
    story: 'waiting months long over',
    paid: [['2026-01', 12]],
    joined: '2024-01',
    waiting: 3,
    asOf: '2026-02',
    covered: ['2026-01', '2026-12'],
  },
  {
    story: 'stopped before the waiting months were over: from is after through',
    paid: [['2026-01', 2]],
    joined: '2026-01',
    waiting: 3,
    asOf: '2026-06',
    covered: ['2026-04', '2026-02'],
  },
];

/** A plan of AMV's terms, with other months of waiting and grace; from a month on, others again. */
function planOf(waitingMonths: number, graceMonths: number, later?: { from: Month; grace: number }): Plan {
  const terms = AMV.terms.map((one) => ({ ...one, waitingMonths, graceMonths }));
  const more =
    later === undefined ? [] : terms.map((one) => ({ ...one, from: later.from, graceMonths: later.grace }));
  return { ...AMV, terms: [...terms, ...more] };
}

function runOf(from: Month, months: number): PaidRun {
  return { from, through: addMonths(from, months - 1) };
}

function isPaidFor(asOf: Month, paid: readonly PaidRun[]): boolean {
  return paid.some(({ from, through }) => from <= asOf && asOf <= through);
}

describe('computeCoverage', () => {
  test.each(examples)('$story', ({ paid, joined = '2020-01', waiting = 0, grace = 0, asOf, covered }) => {
    const expected: Coverage =
      covered === 'never-paid'
        ? { reason: covered }
        : { from: month(covered[0]), through: month(covered[1]) };
    const runs = paid.map(([from, months]) => runOf(month(from), months));
    const plan = planOf(waiting, grace);
    expect(computeCoverage({ paid: runs, joined: month(joined), plan, asOf: month(asOf) })).toEqual(expected);
  });

  test('a household whose joining was never written down joined with the first month paid', () => {
    const paid = [runOf(month('2026-04'), 3), runOf(month('2026-01'), 1)];
    const input = { paid, plan: planOf(4, 0), asOf: month('2026-04') };
    expect(computeCoverage(input)).toEqual({ from: month('2026-05'), through: month('2026-06') });
  });

  test('grace is that of the terms in the last month paid, waiting that of the month of joining', () => {
    const plan = planOf(3, 2, { from: month('2026-02'), grace: 0 });
    const cover = (paid: PaidRun[]) =>
      computeCoverage({ paid, joined: month('2025-12'), plan, asOf: month('2026-04') });
    // Paid to January: February and March are grace.
    expect(cover([runOf(month('2025-12'), 2), runOf(month('2026-04'), 3)])).toEqual({
      from: month('2026-03'),
      through: month('2026-06'),
    });
    // Paid to February: there is no grace any more.
    expect(cover([runOf(month('2025-12'), 3), runOf(month('2026-04'), 3)])).toEqual({
      from: month('2026-04'),
      through: month('2026-06'),
    });
  });

  test('refuses months that end before they begin', () => {
    const paid = [{ from: month('2026-02'), through: month('2026-01') }];
    const input = { paid, joined: month('2026-01'), plan: AMV, asOf: month('2026-01') };
    expect(() => computeCoverage(input)).toThrowError(
      expect.objectContaining({ code: 'contribution-invalid' }),
    );
  });

  const runs = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 14 }))
      .map(([n, months]) => runOf(addMonths(month('2022-01'), n), months)),
    { maxLength: 8 },
  );

  test('without waiting or grace, a month is covered exactly when someone paid for it', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 80 }), (paid, n) => {
        const asOf = addMonths(month('2021-12'), n);
        const coverage = computeCoverage({ paid, joined: month('2020-01'), plan: planOf(0, 0), asOf });
        const covered = 'from' in coverage && coverage.from <= asOf && asOf <= coverage.through;
        expect(covered).toBe(isPaidFor(asOf, paid));
      }),
    );
  });

  test('the order of the runs does not matter, and one more month never shortens the current coverage', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 3 }), (paid, grace) => {
        const input = { joined: month('2020-01'), plan: planOf(0, grace), asOf: month('2024-01') };
        const coverage = computeCoverage({ ...input, paid });
        expect(computeCoverage({ ...input, paid: [...paid].reverse() })).toEqual(coverage);
        const more = computeCoverage({ ...input, paid: [...paid, runOf(input.asOf, 1)] });
        if (!('from' in more)) throw new Error('a paid month left no coverage');
        expect(more.from <= input.asOf && input.asOf <= more.through).toBe(true);
        if ('from' in coverage && coverage.from <= input.asOf) {
          expect(toMonthIndex(more.through)).toBeGreaterThanOrEqual(toMonthIndex(coverage.through));
        }
      }),
    );
  });
});
