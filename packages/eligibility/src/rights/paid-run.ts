import { fromMonthIndex, toMonthIndex, type Month } from '@passeport/calendar';

/** Months that follow one another, all paid: the first and the last. */
export interface PaidRun {
  from: Month;
  through: Month;
}

/** The same, in months counted from January of year 0. */
export interface MonthSpan {
  first: number;
  last: number;
}

export function toPaidRun({ first, last }: MonthSpan): PaidRun {
  return { from: fromMonthIndex(first), through: fromMonthIndex(last) };
}

export function toMonthSpan({ from, through }: PaidRun): MonthSpan {
  return { first: toMonthIndex(from), last: toMonthIndex(through) };
}
