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
  termsAt,
  type AccountEntry,
  type PersonFacts,
  type Plan,
  type Receipt,
} from '@passeport/eligibility';
import {
  coverageRows,
  mutuelleOfPayment,
  type CountedContribution,
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

/** The first month that a household did not buy yet, with what rows before this one paid; undefined when it need not be known. */
export type NextToPay = (
  household: HouseholdNumber,
  before: readonly CountedContribution[],
) => Month | undefined;

/**
 * For whom a payment is that does not say it: whom the plan covers, or lets wait, in the first month that it is for; but no earlier than on
 * its day, so that months in arrears are bought for as many as the statement asks for.
 */
export function makePayingCount(plans: ReadonlyMap<MutuelleNumber, Plan>, nextOf: NextToPay): CountPayingFor {
  return (payment, household, { joined, members }, before) => {
    const plan = plans.get(householdParts(household).mutuelle);
    if (plan === undefined) return members.length;
    const day = monthOf(payment.paidOn);
    const first = payment.from ?? nextOf(household, before) ?? day;
    return countPaidFor(members, { plan, joined })(first > day ? first : day);
  };
}

/** Prepares that count for many payments: of households that may pay ahead of an age limit, what they paid is looked up first. */
export async function preparePayingCount(
  registry: Registry,
  plans: ReadonlyMap<MutuelleNumber, Plan>,
  payments: readonly NewContribution[],
): Promise<CountPayingFor> {
  const nextOf = new Map<HouseholdNumber, (before: readonly CountedContribution[]) => Month | undefined>();
  const open = payments.filter(({ persons, from }) => persons === undefined && from === undefined);
  for (const mutuelle of new Set(open.map(mutuelleOfPayment))) {
    const plan = plans.get(mutuelle);
    if (plan === undefined || plan.terms.every(({ ageLimitYears }) => ageLimitYears === undefined)) continue;
    for await (const { household, receipts, joined } of coverageRows(registry, mutuelle)) {
      nextOf.set(formatHouseholdNumber(mutuelle, household), (before) =>
        findNext([...receipts, ...before.map(toReceipt)], joined, plan),
      );
    }
  }
  return makePayingCount(plans, (household, before) => nextOf.get(household)?.(before));
}

function findNext(receipts: readonly Receipt[], joined: Month | undefined, plan: Plan): Month | undefined {
  const [first] = receipts;
  if (first === undefined) return undefined;
  return settleAccount({ receipts, joined, plan, asOf: monthOf(first.paidOn), personsIn: () => 1 }).next
    .month;
}

/** A payment, in the registry or yet to be, as it is settled. */
export function toReceipt({
  receipt,
  paidOn,
  amountFcfa,
  persons,
  from,
  months,
}: Pick<CountedContribution, 'receipt' | 'paidOn' | 'amountFcfa' | 'persons' | 'from' | 'months'>): Receipt {
  return {
    number: receipt,
    paidOn,
    amountFcfa,
    persons,
    ...(from !== undefined && { from }),
    ...(months !== undefined && { months }),
  };
}

/** Whether a month costs more for more persons: a household's rate is the same for few and for many. */
export function isPaidPerPerson(plan: Plan, month: Month): boolean {
  return termsAt(plan, month).rate?.per === 'person';
}

/** The first month bought that was paid for more persons than it had to be, since a child passes the age limit, and for how many it had. */
export function findFewer(
  { receipt, bought }: AccountEntry,
  personsIn: PersonsIn,
  plan: Plan,
): { from: Month; persons: number } | undefined {
  const [first, last] = [bought[0], bought[bought.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const day = monthOf(receipt.paidOn);
  const start = first.from > day ? first.from : day;
  if (personsIn(start) !== receipt.persons || personsIn(last.through) >= receipt.persons) return undefined;
  for (let at = toMonthIndex(start) + 1; at <= toMonthIndex(last.through); at += 1) {
    const from = fromMonthIndex(at);
    if (!isPaidPerPerson(plan, from)) continue;
    const persons = personsIn(from);
    if (persons < receipt.persons) return { from, persons };
  }
  return undefined;
}
