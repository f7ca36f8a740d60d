import type { CalendarDate, Month } from '@passeport/calendar';

import { EligibilityError } from '../errors.ts';

/** Money that a household paid. Cancelled receipts and their counter-entries are no receipts here. */
export interface Receipt {
  number: string;
  paidOn: CalendarDate;
  amountFcfa: number;
  /** For how many persons it was paid, fixed when it was recorded: a birth does not shrink what was bought. */
  persons: number;
  /** The first month it is for; without it, the month after the last one bought. */
  from?: Month;
  /** For how many months at most, 1 to 1,200; without it, as many as the money buys. */
  months?: number;
}

const MAX_AMOUNT_FCFA = 1_000_000_000;
const MAX_PERSONS = 99;
const MAX_MONTHS = 1200;

const byNumber = new Intl.Collator('en', { numeric: true });

/** In the order in which they are settled: by day, then by number (2 before 10), then as given. Throws `contribution-invalid`. */
export function inOrder(receipts: readonly Receipt[]): Receipt[] {
  for (const receipt of receipts) checkReceipt(receipt);
  if (receipts.length < 2) return [...receipts];
  return [...receipts].sort((a, b) =>
    a.paidOn === b.paidOn ? byNumber.compare(a.number, b.number) : a.paidOn < b.paidOn ? -1 : 1,
  );
}

function checkReceipt({ number, amountFcfa, persons, months = 1 }: Receipt): void {
  const isRight =
    isWhole(amountFcfa, 0, MAX_AMOUNT_FCFA) &&
    isWhole(persons, 0, MAX_PERSONS) &&
    isWhole(months, 1, MAX_MONTHS);
  if (isRight) return;
  const problem = `receipt ${number}: ${amountFcfa} francs, ${persons} persons, ${months} months`;
  throw new EligibilityError('contribution-invalid', { problem });
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
