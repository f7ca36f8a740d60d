import { fromMonthIndex, toMonthIndex } from '@passeport/calendar';
import type { PaidRun } from '@passeport/eligibility';

/** The months of some runs that are in none of the others. */
export function subtractRuns(runs: readonly PaidRun[], others: readonly PaidRun[]): PaidRun[] {
  const left: PaidRun[] = [];
  for (const { from, through } of runs)
    for (let index = toMonthIndex(from); index <= toMonthIndex(through); index += 1) {
      const month = fromMonthIndex(index);
      if (others.some((other) => other.from <= month && month <= other.through)) continue;
      const last = left.at(-1);
      if (last !== undefined && toMonthIndex(last.through) === index - 1) last.through = month;
      else left.push({ from: month, through: month });
    }
  return left;
}
