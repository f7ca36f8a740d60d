import { householdParts, type MutuelleNumber } from '@passeport/codes';
import type { Change } from './change.ts';
import { PAYMENT_COLUMNS } from './contribution.ts';
import { chunksOf } from './insert-all.ts';
import type { KnownPayment } from './known-payment.ts';
import type { NewContribution } from './new-contribution.ts';
import { receiptKey } from './receipt-number.ts';

/** The households' numbers, by `householdKeyOf`. */
export async function readHouseholds(
  { db }: Change,
  mutuelle: MutuelleNumber,
  rows: readonly NewContribution[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const numbers = new Set<number>();
  const keys = new Set<string>();
  for (const { household } of rows)
    if (typeof household === 'string') numbers.add(householdParts(household).household);
    else keys.add(household.householdKey);
  const select = db
    .selectFrom('households')
    .select(['household', 'source_key'])
    .where('mutuelle', '=', mutuelle);
  for (const chunk of chunksOf([...numbers]))
    for (const { household } of await select.where('household', 'in', chunk).execute())
      found.set(`number ${household}`, household);
  for (const chunk of chunksOf([...keys]))
    for (const { household, source_key } of await select.where('source_key', 'in', chunk).execute())
      found.set(`key ${source_key}`, household);
  return found;
}

/** The payments of a mutuelle that rows may repeat. */
export class KnownPayments {
  readonly #bySourceKey = new Map<string, KnownPayment>();
  readonly #byReceipt = new Map<string, KnownPayment>();

  /** The one under the row's receipt, else under its source key. */
  find({ receipt, sourceKey }: NewContribution): KnownPayment | undefined {
    const sameReceipt = receipt === undefined ? undefined : this.#byReceipt.get(receiptKey(receipt));
    return sameReceipt ?? this.#bySourceKey.get(sourceKey);
  }

  add(sourceKey: string, payment: KnownPayment): void {
    this.#bySourceKey.set(sourceKey, payment);
    this.#byReceipt.set(receiptKey(payment.receipt), payment);
  }
}

/** The payments that the registry has under the rows' receipts and source keys. */
export async function readKnownPayments(
  { db }: Change,
  mutuelle: MutuelleNumber,
  rows: readonly NewContribution[],
): Promise<KnownPayments> {
  const known = new KnownPayments();
  const wanted = {
    'c.source_key': rows.map(({ sourceKey }) => sourceKey),
    'c.receipt_key': rows.flatMap(({ receipt }) => (receipt === undefined ? [] : receiptKey(receipt))),
  } as const;
  for (const column of ['c.source_key', 'c.receipt_key'] as const)
    for (const keys of chunksOf([...new Set(wanted[column])])) {
      const found = await selectPayments(db, mutuelle).where(column, 'in', keys).execute();
      for (const { sourceKey, id, household, receipt, persons, cancels, cancelledBy, ...rest } of found) {
        const kept = { ...rest, persons, receipt: receiptKey(receipt) };
        const isCancelled = cancelledBy !== null;
        known.add(sourceKey, { id, household, receipt, persons, cancels, isCancelled, kept });
      }
    }
  return known;
}

function selectPayments(db: Change['db'], mutuelle: MutuelleNumber) {
  return db
    .selectFrom('contributions as c')
    .leftJoin('contributions as counter', (join) =>
      join.onRef('counter.mutuelle', '=', 'c.mutuelle').onRef('counter.cancels', '=', 'c.receipt_key'),
    )
    .select([...PAYMENT_COLUMNS, 'c.cancels', 'counter.receipt as cancelledBy'])
    .where('c.mutuelle', '=', mutuelle);
}
