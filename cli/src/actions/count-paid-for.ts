import { fromMonthIndex, monthOf, toMonthIndex, type Month } from '@passeport/calendar';
import {
  formatHouseholdNumber,
  householdParts,
  type HouseholdNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import {
  isPaidFor,
  settleAccount,
  type AccountEntry,
  type PersonFacts,
  type Plan,
} from '@passeport/eligibility';
import {
  coverageRows,
  type CountPayingFor,
  type CoverageRow,
  type NewContribution,
  type Registry,
} from '@passeport/registry';

/** Counts the persons of a household for whom a month is to be paid. */
export type PersonsIn = (month: Month) => number;

/** Among all persons of a household, or those who are not like the others beside so many who are. */
export function countPaidFor(
  persons: readonly PersonFacts[],
  household: { plan: Plan; joined: Month | undefined; plain?: number },
): PersonsIn {
  const { plan, joined, plain = 0 } = household;
  return (asOf) =>
    plain + persons.filter((person) => isPaidFor(person, { plan, householdJoined: joined, asOf })).length;
}

/** The same, of a row read with the children who pass the age limit in the months that will be asked for. */
export function countPaidForInRow({ persons, joined, special }: CoverageRow, plan: Plan): PersonsIn {
  const plain = persons - special.filter(({ status }) => status === 'active').length;
  return countPaidFor(special, { plan, joined, plain });
}

/**
 * For whom a payment is that does not say it: whom the plan covers, or lets wait, in the first month that it is for; but no earlier than on
 * its day, so that months in arrears are bought for as many as the statement asks for.
 */
export function makePayingCount(
  plans: ReadonlyMap<MutuelleNumber, Plan>,
  nextOf: (household: HouseholdNumber) => Month | undefined,
): CountPayingFor {
  return (payment, household, { joined, members }) => {
    const plan = plans.get(householdParts(household).mutuelle);
    if (plan === undefined) return members.length;
    const day = monthOf(payment.paidOn);
    const first = payment.from ?? nextOf(household) ?? day;
    return countPaidFor(members, { plan, joined })(first > day ? first : day);
  };
}

/** Prepares that count for many payments: of households that may pay ahead of an age limit, what comes next is looked up first. */
export async function preparePayingCount(
  registry: Registry,
  plans: ReadonlyMap<MutuelleNumber, Plan>,
  payments: readonly NewContribution[],
): Promise<CountPayingFor> {
  const next = new Map<HouseholdNumber, Month>();
  const open = payments.filter(({ persons, from }) => persons === undefined && from === undefined);
  const mutuelles = new Set(
    open.map(({ household }) =>
      typeof household === 'string' ? householdParts(household).mutuelle : household.mutuelle,
    ),
  );
  for (const mutuelle of mutuelles) {
    const plan = plans.get(mutuelle);
    if (plan === undefined || plan.terms.every(({ ageLimitYears }) => ageLimitYears === undefined)) continue;
    for await (const { household, receipts, joined } of coverageRows(registry, mutuelle)) {
      const [first] = receipts;
      if (first === undefined) continue;
      const account = settleAccount({
        receipts,
        joined,
        plan,
        asOf: monthOf(first.paidOn),
        personsIn: () => 1,
      });
      next.set(formatHouseholdNumber(mutuelle, household), account.next.month);
    }
  }
  return makePayingCount(plans, (household) => next.get(household));
}

/** The first month bought that was paid for more persons than it had to be, since a child passes the age limit, and for how many it had. */
export function findFewer(
  { receipt, bought }: AccountEntry,
  personsIn: PersonsIn,
): { from: Month; persons: number } | undefined {
  const [first, last] = [bought[0], bought[bought.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const day = monthOf(receipt.paidOn);
  const start = first.from > day ? first.from : day;
  if (personsIn(start) !== receipt.persons || personsIn(last.through) >= receipt.persons) return undefined;
  for (let at = toMonthIndex(start) + 1; at <= toMonthIndex(last.through); at += 1) {
    const from = fromMonthIndex(at);
    const persons = personsIn(from);
    if (persons < receipt.persons) return { from, persons };
  }
  return undefined;
}
