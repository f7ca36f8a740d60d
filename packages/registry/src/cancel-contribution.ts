import { calendarDateOf } from '@passeport/calendar';
import { householdParts, type MutuelleNumber } from '@passeport/codes';
import { change, type By } from './change.ts';
import { selectReceipt, type Contribution } from './contribution.ts';
import { RegistryError } from './errors.ts';
import { readOwnReceipts } from './own-receipts.ts';
import { receiptKey } from './receipt-number.ts';
import type { Registry } from './registry.ts';
import { isLine } from './text.ts';

/**
 * Takes a payment back by a counter-entry: the same amount, negative, under the office's next own receipt, dated the day it is
 * made. Both stay for ever, and the receipt's number is never free again.
 * Throws `receipt-unknown`, `receipt-cancelled`, `receipt-is-counter-entry`, `text-refused`.
 */
export function cancelContribution(
  registry: Registry,
  given: { mutuelle: MutuelleNumber; receipt: string; reason: string },
  by: By,
): Promise<{ cancelled: Contribution; counterEntry: Contribution }> {
  const { mutuelle, receipt, reason } = given;
  return change(registry, by, async (work) => {
    if (!isLine(reason, 200)) throw new RegistryError('text-refused', { field: 'reason' });
    if (!isLine(receipt, 100)) throw new RegistryError('text-refused', { field: 'receipt' });
    const before = await selectReceipt(work.db, mutuelle, receipt);
    const details = { receipt: before?.receipt ?? receipt, mutuelle };
    if (before === undefined) throw new RegistryError('receipt-unknown', details);
    if (before.cancels !== undefined) throw new RegistryError('receipt-is-counter-entry', details);
    if (before.cancelledBy !== undefined) throw new RegistryError('receipt-cancelled', details);

    const ownReceipts = await readOwnReceipts(work, mutuelle);
    const counterReceipt = ownReceipts.next();
    await ownReceipts.keep();
    const row = {
      id: await work.takeNumbers('contribution', 1),
      mutuelle,
      household: householdParts(before.household).household,
      paid_on: calendarDateOf(by.at),
      amount_fcfa: -before.amountFcfa,
      persons: before.persons,
      from_month: before.from ?? null,
      months: before.months ?? null,
      receipt: counterReceipt,
      cancels: receiptKey(before.receipt),
      receipt_key: receiptKey(counterReceipt),
      source_key: `cancels ${receiptKey(before.receipt)}`,
      reason,
      recorded_at: work.at,
    };
    await work.db.insertInto('contributions').values(row).execute();
    const { id, receipt: cancels, amountFcfa } = before;
    work.record(
      'contribution.cancel',
      before.household,
      { id, receipt: cancels, amountFcfa },
      {
        id: row.id,
        receipt: counterReceipt,
        cancels,
        amountFcfa: row.amount_fcfa,
        reason,
      },
    );
    const cancelled = await selectReceipt(work.db, mutuelle, cancels);
    const counterEntry = await selectReceipt(work.db, mutuelle, counterReceipt);
    if (cancelled === undefined || counterEntry === undefined) throw new RegistryError('database-failed');
    return { cancelled, counterEntry };
  });
}
