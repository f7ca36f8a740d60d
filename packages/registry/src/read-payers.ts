import { householdParts, type MutuelleNumber } from '@passeport/codes';
import type { Change } from './change.ts';
import { chunksOf } from './insert-all.ts';
import type { NewContribution } from './new-contribution.ts';

/** The payers' household numbers, by `payerKey`. */
export async function readPayers(
  { db }: Change,
  mutuelle: MutuelleNumber,
  rows: NewContribution[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const numbers = new Set<number>();
  const keys = new Set<string>();
  for (const { payer } of rows)
    if (typeof payer === 'string') numbers.add(householdParts(payer).household);
    else keys.add(payer.householdKey);
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

/** A payment that the registry has. */
interface KnownPayment {
  id: number;
  household: number;
}

/** The payments that the registry has under the rows' source keys. */
export async function readKnownPayments(
  { db }: Change,
  mutuelle: MutuelleNumber,
  rows: NewContribution[],
): Promise<Map<string, KnownPayment>> {
  const known = new Map<string, KnownPayment>();
  for (const keys of chunksOf([...new Set(rows.map(({ sourceKey }) => sourceKey))])) {
    const found = await db
      .selectFrom('contributions')
      .select([
        'id',
        'household',
        'source_key as sourceKey',
        'receipt',
        'paid_on as paidOn',
        'amount_fcfa as amountFcfa',
        'from_month as from',
        'months',
      ])
      .where('mutuelle', '=', mutuelle)
      .where('source_key', 'in', keys)
      .execute();
    for (const { sourceKey, ...rest } of found) known.set(sourceKey, rest);
  }
  return known;
}

/** Which of the rows' receipt numbers are taken. */
export async function readReceipts(
  { db }: Change,
  mutuelle: MutuelleNumber,
  rows: NewContribution[],
): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const receipts of chunksOf([...new Set(rows.flatMap(({ receipt }) => receipt ?? []))])) {
    const found = await db
      .selectFrom('contributions')
      .select('receipt')
      .where('mutuelle', '=', mutuelle)
      .where('receipt', 'in', receipts)
      .execute();
    for (const { receipt } of found) if (receipt !== null) taken.add(receipt);
  }
  return taken;
}
