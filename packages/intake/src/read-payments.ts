import { lastDayOf, type CalendarDate, type Month } from '@passeport/calendar';
import type { ContributionField } from './contribution-columns.ts';
import { accept, refuse, type Outcome } from './issue.ts';
import type { MonthColumn } from './month-columns.ts';
import { readAmount } from './read-amount.ts';
import { readPastDate } from './read-date.ts';
import { periodOf, periodThrough, readMonth, readMonthCount, readPeriod } from './read-period.ts';
import { saysNothing } from './read-text.ts';
import type { RowReader } from './row-reader.ts';

type Reader = RowReader<ContributionField>;

/** Money that changed hands once. */
interface Payment {
  paidOn: CalendarDate;
  amountFcfa: number;
  from?: Month;
  months?: number;
  /** one cell of a grid, by its month, which has neither a receipt nor a date of its own */
  isOfGrid: boolean;
}

/** The days of payment of one sheet. A grid of months often has none: then a month was paid on its last day, or today. */
export class PaymentDates {
  readonly #today: CalendarDate;
  #assumed = false;

  constructor(today: CalendarDate) {
    this.#today = today;
  }

  read(reader: Reader, month?: Month): CalendarDate | undefined {
    if (month === undefined || reader.has('paidOn'))
      return reader.need('paidOn', () => readPastDate(reader.cell('paidOn'), this.#today));
    // Said once for the whole sheet.
    if (!this.#assumed) reader.warn('paidOn', 'paid-on-assumed');
    this.#assumed = true;
    const lastDay = lastDayOf(month);
    return lastDay < this.#today ? lastDay : this.#today;
  }
}

/** What a row says was paid: one payment, or in a grid one for each month that has an amount. What is wrong is noted in the reader. */
export function readPayments(reader: Reader, grid: readonly MonthColumn[], dates: PaymentDates): Payment[] {
  const cells = grid.flatMap(({ field, month }) => readMonthCell(reader, field, month));
  const isOnePayment = cells.length === 0 || reader.has('receipt', 'paidOn', 'amount');
  if (!isOnePayment)
    return cells.flatMap(({ field, month, amount, isMarked }) => {
      const paidOn = dates.read(reader, month);
      if (isMarked) reader.refuse(field, 'amount-unreadable');
      if (paidOn === undefined || amount === undefined) return [];
      return [{ paidOn, amountFcfa: amount, from: month, months: 1, isOfGrid: true }];
    });
  const paidOn = dates.read(reader, cells[0]?.month);
  const amountFcfa = readAmountOf(reader, cells);
  const period = cells.length > 0 ? readMarkedMonths(reader, cells) : readPaidPeriod(reader, paidOn);
  if (paidOn === undefined || amountFcfa === undefined) return [];
  return [{ paidOn, amountFcfa, ...period, isOfGrid: false }];
}

/** What a row has in one month's column; `amount` is absent when the month is only marked, or when it was refused. */
interface MonthCell {
  field: MonthColumn['field'];
  month: Month;
  amount: number | undefined;
  isMarked: boolean;
}

function readMonthCell(reader: Reader, field: MonthColumn['field'], month: Month): MonthCell[] {
  const text = reader.text(field);
  if (/^(?:x|✓|✔|ok|oui|p|pay[ée]e?)$/i.test(text))
    return [{ field, month, amount: undefined, isMarked: true }];
  if (text === '' || saysNothing(text)) return [];
  const amount = readAmount(text);
  // Where nobody paid, a sum is 0.
  if (!amount.ok && amount.code === 'amount-zero') return [];
  return [{ field, month, amount: reader.take(field, amount), isMarked: false }];
}

/** The amount's own column, else the months' together; when a row has both they must agree. */
function readAmountOf(reader: Reader, cells: readonly MonthCell[]): number | undefined {
  const amounts = cells.flatMap(({ amount }) => amount ?? []);
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  if (!reader.has('amount') && cells.length > 0) {
    for (const { field, isMarked } of cells) if (isMarked) reader.need(field, readAmount);
    return sum > 0 ? sum : undefined;
  }
  const amount = reader.need('amount', readAmount);
  if (amount !== undefined && amounts.length > 0 && sum !== amount) {
    reader.refuse('amount', 'amounts-disagree');
    return undefined;
  }
  return amount;
}

function readMarkedMonths(reader: Reader, cells: readonly MonthCell[]): SaidPeriod | undefined {
  const [first] = cells;
  return first && reader.take(first.field, periodOf(cells.map(({ month }) => month)));
}

/** What a sheet says of the months: not always both. */
interface SaidPeriod {
  from?: Month;
  months?: number;
}

function readPaidPeriod(reader: Reader, paidOn: CalendarDate | undefined): SaidPeriod | undefined {
  if (reader.has('period')) {
    const period = reader.take('period', readPeriod(reader.cell('period'), paidOn));
    // "janvier 2026" and "12 mois" beside it.
    if (!reader.has('months')) return period;
    const months = reader.need('months', readMonthCount);
    if (period === undefined || months === undefined) return undefined;
    return reader.take('months', agree(period, months));
  }
  if (!reader.has('from')) {
    const months = reader.has('months') ? reader.need('months', readMonthCount) : undefined;
    return months === undefined ? undefined : { months };
  }
  const from = reader.take('from', readMonth(reader.cell('from')));
  if (reader.has('through')) {
    const through = reader.take('through', readMonth(reader.cell('through')));
    return from && through && reader.take('through', periodThrough(from, through));
  }
  const months = reader.need('months', readMonthCount);
  return from && months !== undefined ? { from, months } : undefined;
}

/** A count beside one month is how many from it on; beside a longer period it must be that period's. */
function agree(period: { from: Month; months: number }, months: number): Outcome<SaidPeriod> {
  const agrees = period.months === 1 || period.months === months;
  return agrees ? accept({ from: period.from, months }) : refuse('period-unreadable');
}
