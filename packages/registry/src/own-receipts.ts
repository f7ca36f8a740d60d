import type { MutuelleNumber } from '@passeport/codes';
import type { Change } from './change.ts';
import { formatOwnReceipt } from './receipt-number.ts';

/** The office's own series of receipts in one mutuelle, while numbers are given from it. */
export interface OwnReceipts {
  next(): string;
  /** Writes how far the series went. */
  keep(): Promise<void>;
}

export async function readOwnReceipts({ db }: Change, mutuelle: MutuelleNumber): Promise<OwnReceipts> {
  const found = await db
    .selectFrom('mutuelles')
    .select('next_own_receipt')
    .where('number', '=', mutuelle)
    .executeTakeFirst();
  const first = found?.next_own_receipt ?? 1;
  let next = first;
  return {
    next: () => formatOwnReceipt(next++),
    keep: async () => {
      if (next === first) return;
      await db
        .updateTable('mutuelles')
        .set({ next_own_receipt: next })
        .where('number', '=', mutuelle)
        .execute();
    },
  };
}
