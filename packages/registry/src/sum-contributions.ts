import { firstDayOf, lastDayOf, parseMonth, type Month } from '@passeport/calendar';
import { sql } from 'kysely';
import type { CountedMutuelles, InPlace } from './in-place.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { PaymentMethod } from './states.ts';
import { withoutNulls } from './without-nulls.ts';

/** What one collector took in one month, in one way, from the households of one village. */
export interface ContributionSum extends InPlace {
  month: Month;
  collector?: string;
  method?: PaymentMethod;
  receipts: number;
  amountFcfa: number;
}

/** Payments of these months, by the day of payment, without what was cancelled; counted by the database. */
export function sumContributions(
  registry: Registry,
  { mutuelles, from, through }: CountedMutuelles & { from: Month; through: Month },
): Promise<ContributionSum[]> {
  return look(registry, async (db) => {
    const standing = db
      .selectFrom('contributions as paid')
      .innerJoin('households', (join) =>
        join
          .onRef('households.mutuelle', '=', 'paid.mutuelle')
          .onRef('households.household', '=', 'paid.household'),
      )
      .leftJoin('contributions as counter', (join) =>
        join
          .onRef('counter.mutuelle', '=', 'paid.mutuelle')
          .onRef('counter.cancels', '=', 'paid.receipt_key'),
      )
      .where('paid.cancels', 'is', null)
      .where('counter.id', 'is', null)
      .where('paid.paid_on', '>=', firstDayOf(from))
      .where('paid.paid_on', '<=', lastDayOf(through))
      .select(['paid.mutuelle', 'village', 'paid.collector', 'paid.method', 'paid.amount_fcfa as amount'])
      .select(sql<string>`substr(paid.paid_on, 1, 7)`.as('month'));
    const rows = await db
      .selectFrom(
        (mutuelles === undefined ? standing : standing.where('paid.mutuelle', 'in', mutuelles)).as(
          'standing',
        ),
      )
      .select(['mutuelle', 'village', 'month', 'collector', 'method'])
      .select(sql<number | string>`count(*)`.as('receipts'))
      .select(sql<number | string>`sum(amount)`.as('amountFcfa'))
      .groupBy(['mutuelle', 'village', 'month', 'collector', 'method'])
      .execute();
    return rows.map(({ month, receipts, amountFcfa, ...where }) => ({
      ...withoutNulls(where),
      month: parseMonth(month),
      receipts: Number(receipts),
      amountFcfa: Number(amountFcfa),
    }));
  });
}
