import { toMonthIndex } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import {
  cancelContribution,
  findReceipt,
  RegistryError,
  type By,
  type Contribution,
} from '@passeport/registry';
import type { PaidRun } from '@passeport/eligibility';
import type { Office } from '../office/open-office.ts';
import { subtractRuns } from './subtract-runs.ts';
import { readAccount } from './read-account.ts';

/** A cancellation, and what it does to the household's months. */
export interface Cancellation {
  cancelled: Contribution;
  counterEntry: Contribution;
  /** months that were paid and are not any more; months that other receipts pay now */
  lost: PaidRun[];
  lostMonths: number;
  gained: PaidRun[];
  paid: PaidRun[];
}

/** Takes a receipt back by a counter-entry. Throws RegistryError: `receipt-unknown`, `receipt-cancelled`, … */
export async function cancelReceipt(
  office: Office,
  given: { mutuelle: MutuelleNumber; receipt: string; reason: string },
  by: By,
): Promise<Cancellation> {
  const found = await findReceipt(office.registry, given.mutuelle, given.receipt);
  if (found === undefined) throw new RegistryError('receipt-unknown', given);
  // What cannot be settled, for want of a plan, is said before anything is changed.
  const before = await readAccount(office, found.household, by.at);
  const done = await cancelContribution(office.registry, given, by);
  const after = await readAccount(office, found.household, by.at);
  const lost = subtractRuns(before.account.paid, after.account.paid);
  const lostMonths = lost.reduce(
    (sum, { from, through }) => sum + toMonthIndex(through) - toMonthIndex(from) + 1,
    0,
  );
  const gained = subtractRuns(after.account.paid, before.account.paid);
  return { ...done, lost, lostMonths, gained, paid: after.account.paid };
}
