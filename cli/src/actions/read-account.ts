import { calendarDateOf, monthOf } from '@passeport/calendar';
import { householdParts, type HouseholdNumber } from '@passeport/codes';
import { settleAccount, type Account, type Plan, type Receipt } from '@passeport/eligibility';
import {
  findMutuelle,
  readHouseholdAccount,
  type Contribution,
  type HouseholdAccount,
  type Mutuelle,
} from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import { planOf, readPlans } from '../office/plans.ts';
import { countPaidFor, toReceipt, type PersonsIn } from './count-paid-for.ts';

/** A household's account on a day: what the registry holds, and what the plan makes of it. */
export interface SettledHousehold {
  mutuelle: Mutuelle;
  plan: Plan;
  kept: HouseholdAccount;
  /** The payments that stand, in the order recorded. */
  receipts: readonly Receipt[];
  account: Account;
  personsIn: PersonsIn;
}

/** Throws `household-missing`, `plan-unknown`. */
export async function readAccount(
  { folder, registry }: Office,
  household: HouseholdNumber,
  at: Date,
): Promise<SettledHousehold> {
  const kept = await readHouseholdAccount(registry, household);
  const mutuelle = await findMutuelle(registry, householdParts(household).mutuelle);
  if (kept === undefined || mutuelle === undefined) throw new CliError('household-missing', { household });
  const plan = planOf(await readPlans(folder), mutuelle, monthOf(calendarDateOf(at)));
  return settleHousehold({ kept, mutuelle, plan }, at);
}

/** The accounts of several households, one after the other, in the order given. Throws as `readAccount`. */
export async function* readAccounts(
  { folder, registry }: Office,
  mutuelle: Mutuelle,
  households: Iterable<HouseholdNumber>,
  at: Date,
): AsyncGenerator<SettledHousehold, void> {
  const plan = planOf(await readPlans(folder), mutuelle, monthOf(calendarDateOf(at)));
  for (const household of households) {
    const kept = await readHouseholdAccount(registry, household);
    if (kept === undefined) throw new CliError('household-missing', { household });
    yield settleHousehold({ kept, mutuelle, plan }, at);
  }
}

function settleHousehold(
  { kept, mutuelle, plan }: Pick<SettledHousehold, 'kept' | 'mutuelle' | 'plan'>,
  at: Date,
): SettledHousehold {
  const receipts = standingReceipts(kept.contributions);
  const personsIn = countPaidFor(kept.persons, { plan, joined: kept.joined });
  const account = settleAccount({
    receipts,
    joined: kept.joined,
    plan,
    asOf: monthOf(calendarDateOf(at)),
    personsIn,
  });
  return { mutuelle, plan, kept, receipts, account, personsIn };
}

/** The payments that were not taken back, without the counter-entries. */
function standingReceipts(contributions: readonly Contribution[]): Receipt[] {
  return contributions
    .filter(({ cancels, cancelledBy }) => cancels === undefined && cancelledBy === undefined)
    .map(toReceipt);
}
