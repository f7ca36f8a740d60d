import type { CalendarDate, Month } from '@passeport/calendar';
import {
  formatHouseholdNumber,
  householdParts,
  type HouseholdNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import type { Kysely } from 'kysely';
import { look } from './look.ts';
import { receiptKey } from './receipt-number.ts';
import type { Registry } from './registry.ts';
import type { PaymentMethod } from './states.ts';
import type { Tables } from './tables.ts';
import { withoutNulls } from './without-nulls.ts';

/**
 * What a household paid, or a counter-entry that takes a payment back. `id`: in the order of recording, in the whole
 * registry. `recordedAt`: ISO instant.
 */
export interface Contribution {
  id: number;
  household: HouseholdNumber;
  /** the paper's number, or the office's own (`BUR-000001`); unique in its mutuelle, case and spaces aside */
  receipt: string;
  sourceKey: string;
  paidOn: CalendarDate;
  /** negative in a counter-entry */
  amountFcfa: number;
  /** for how many persons it was paid */
  persons: number;
  /** the months it was paid for, when the collector wrote them: `months` of them from `from` on */
  from?: Month;
  months?: number;
  payer?: string;
  collector?: string;
  method?: PaymentMethod;
  recordedAt: string;
  /** the receipt of the counter-entry that took this payment back */
  cancelledBy?: string;
  /** of a counter-entry: the receipt that it takes back, and why */
  cancels?: string;
  reason?: string;
}

/** Which contributions; every condition given must hold. `from` and `to` are days of payment, both included. */
export interface ContributionFilter {
  mutuelle?: MutuelleNumber | undefined;
  household?: HouseholdNumber | undefined;
  from?: CalendarDate | undefined;
  to?: CalendarDate | undefined;
}

/** Contributions, cancelled ones and counter-entries among them, in the order recorded. */
export function listContributions(
  registry: Registry,
  filter: ContributionFilter = {},
): Promise<Contribution[]> {
  return look(registry, (db) => contributionsIn(db, filter));
}

export async function contributionsIn(
  db: Kysely<Tables>,
  filter: ContributionFilter,
): Promise<Contribution[]> {
  let query = selectContributions(db).orderBy('c.id');
  if (filter.mutuelle !== undefined) query = query.where('c.mutuelle', '=', filter.mutuelle);
  if (filter.household !== undefined) {
    const { mutuelle, household } = householdParts(filter.household);
    query = query.where('c.mutuelle', '=', mutuelle).where('c.household', '=', household);
  }
  if (filter.from !== undefined) query = query.where('c.paid_on', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('c.paid_on', '<=', filter.to);
  const rows = await query.execute();
  return rows.map(contributionOf);
}

/** The contribution or counter-entry under a receipt number, in any case and with any spaces. */
export function findReceipt(
  registry: Registry,
  mutuelle: MutuelleNumber,
  receipt: string,
): Promise<Contribution | undefined> {
  return look(registry, (db) => selectReceipt(db, mutuelle, receipt));
}

export async function selectReceipt(
  db: Kysely<Tables>,
  mutuelle: MutuelleNumber,
  receipt: string,
): Promise<Contribution | undefined> {
  const row = await selectContributions(db)
    .where('c.mutuelle', '=', mutuelle)
    .where('c.receipt_key', '=', receiptKey(receipt))
    .executeTakeFirst();
  return row && contributionOf(row);
}

/** What a payment says, of the contributions selected as `c`. */
export const PAYMENT_COLUMNS = [
  'c.id',
  'c.household',
  'c.source_key as sourceKey',
  'c.receipt',
  'c.paid_on as paidOn',
  'c.amount_fcfa as amountFcfa',
  'c.persons',
  'c.from_month as from',
  'c.months',
  'c.payer',
  'c.collector',
  'c.method',
] as const;

function selectContributions(db: Kysely<Tables>) {
  return db
    .selectFrom('contributions as c')
    .leftJoin('contributions as counter', (join) =>
      join.onRef('counter.mutuelle', '=', 'c.mutuelle').onRef('counter.cancels', '=', 'c.receipt_key'),
    )
    .leftJoin('contributions as original', (join) =>
      join.onRef('original.mutuelle', '=', 'c.mutuelle').onRef('original.receipt_key', '=', 'c.cancels'),
    )
    .select([
      ...PAYMENT_COLUMNS,
      'c.mutuelle',
      'c.recorded_at as recordedAt',
      'counter.receipt as cancelledBy',
      'original.receipt as cancels',
      'c.reason',
    ]);
}

type ContributionRow = Awaited<ReturnType<ReturnType<typeof selectContributions>['execute']>>[number];

function contributionOf({ mutuelle, household, ...rest }: ContributionRow): Contribution {
  return { household: formatHouseholdNumber(mutuelle, household), ...withoutNulls(rest) };
}
