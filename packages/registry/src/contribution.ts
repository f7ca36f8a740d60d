import type { CalendarDate, Month } from '@passeport/calendar';
import {
  formatHouseholdNumber,
  householdParts,
  type HouseholdNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import { withoutNulls } from './without-nulls.ts';

/** What a household paid. `id`: in the order of recording, in the whole registry. `recordedAt`: ISO instant. */
export interface Contribution {
  id: number;
  household: HouseholdNumber;
  sourceKey: string;
  /** the paper receipt's number, unique in its mutuelle */
  receipt?: string;
  paidOn: CalendarDate;
  amountFcfa: number;
  /** the months it was paid for, when the collector wrote them: `months` of them from `from` on */
  from?: Month;
  months?: number;
  recordedAt: string;
}

/** Contributions, in the order recorded. */
export function listContributions(
  registry: Registry,
  filter: { mutuelle?: MutuelleNumber | undefined; household?: HouseholdNumber | undefined } = {},
): Promise<Contribution[]> {
  return look(registry, async (db) => {
    let query = db
      .selectFrom('contributions')
      .select([
        'id',
        'mutuelle',
        'household',
        'source_key as sourceKey',
        'receipt',
        'paid_on as paidOn',
        'amount_fcfa as amountFcfa',
        'from_month as from',
        'months',
        'recorded_at as recordedAt',
      ])
      .orderBy('id');
    if (filter.mutuelle !== undefined) query = query.where('mutuelle', '=', filter.mutuelle);
    if (filter.household !== undefined) {
      const { mutuelle, household } = householdParts(filter.household);
      query = query.where('mutuelle', '=', mutuelle).where('household', '=', household);
    }
    const rows = await query.execute();
    return rows.map(({ mutuelle, household, ...rest }) => ({
      household: formatHouseholdNumber(mutuelle, household),
      ...withoutNulls(rest),
    }));
  });
}
