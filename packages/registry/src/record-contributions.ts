import { formatHouseholdNumber, type HouseholdNumber, type MutuelleNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { insertAll } from './insert-all.ts';
import { comparable, judgeKnown, type RecordedContribution } from './known-payment.ts';
import { readMembers, type HouseholdThen } from './members-on.ts';
import {
  checkContribution,
  householdDetails,
  householdKeyOf,
  mutuelleOfPayment,
  type NewContribution,
} from './new-contribution.ts';
import { batchResult, refuse, type BatchOptions, type BatchResult, type RowOutcome } from './outcomes.ts';
import { readHouseholds, readKnownPayments } from './read-known-payments.ts';
import { readOwnReceipts } from './own-receipts.ts';
import { isOwnReceipt, receiptKey } from './receipt-number.ts';
import type { Registry } from './registry.ts';

type Outcome = RowOutcome<RecordedContribution>;
type Added = Omit<RecordedContribution, 'household'> & { household: number; given: NewContribution };

/** What a payment was recorded as: its receipt, and for how many persons it is. */
export type CountedContribution = NewContribution & { receipt: string; persons: number };

/**
 * How many persons a payment is for that does not say it, from the household as it was on the day of the payment, and from what was
 * added for it by the rows before this one.
 */
export type CountPayingFor = (
  payment: NewContribution,
  household: HouseholdNumber,
  then: HouseholdThen,
  before: readonly CountedContribution[],
) => number;

/** `countPersons`: else all members count. */
export interface RecordOptions extends BatchOptions {
  countPersons?: CountPayingFor | undefined;
}

/**
 * Writes down what households paid, in one transaction. A receipt number is one payment for ever: given again with the same
 * payment it is `already` there, with another it is refused.
 * Refusals: `household-unknown`, `receipt-taken`, `receipt-cancelled`, `receipt-reserved` (the office's own series, which only the
 * registry gives), `value-refused`, `text-refused`.
 */
export function recordContributions(
  registry: Registry,
  rows: readonly NewContribution[],
  by: By,
  options: RecordOptions = {},
): Promise<BatchResult<RecordedContribution>> {
  const record = async (work: Change): Promise<BatchResult<RecordedContribution>> => {
    const outcomes = new Map<NewContribution, Outcome>();
    const good = rows.filter((row) => {
      const refused = checkContribution(row);
      if (refused !== undefined) outcomes.set(row, refused);
      return refused === undefined;
    });
    for (const [mutuelle, its] of Map.groupBy(good, mutuelleOfPayment))
      for (const [row, outcome] of await recordIn(work, mutuelle, its, options)) outcomes.set(row, outcome);
    return batchResult(
      rows.flatMap((row) => outcomes.get(row) ?? []),
      options,
    );
  };
  return change(registry, by, record, options);
}

async function recordIn(
  work: Change,
  mutuelle: MutuelleNumber,
  rows: NewContribution[],
  { countPersons = (_, __, { members }) => members.length }: RecordOptions,
): Promise<Map<NewContribution, Outcome>> {
  const households = await readHouseholds(work, mutuelle, rows);
  const known = await readKnownPayments(work, mutuelle, rows);
  const householdOn = await readMembers(work, mutuelle, [...households.values()]);
  const ownReceipts = await readOwnReceipts(work, mutuelle);
  const firstId = await work.nextNumber('contribution');
  const outcomes = new Map<NewContribution, Outcome>();
  const added: Added[] = [];
  const addedFor = new Map<number, CountedContribution[]>();
  for (const given of rows) {
    const { row, sourceKey, paidOn } = given;
    const household = households.get(householdKeyOf(given));
    const before = known.find(given);
    if (before !== undefined) {
      outcomes.set(given, judgeKnown(given, before, mutuelle, household));
      continue;
    }
    if (household === undefined) {
      outcomes.set(given, refuse(row, 'household-unknown', householdDetails(given)));
      continue;
    }
    if (given.receipt !== undefined && isOwnReceipt(given.receipt)) {
      outcomes.set(given, refuse(row, 'receipt-reserved', { receipt: given.receipt, mutuelle }));
      continue;
    }
    const id = firstId + added.length;
    const receipt = given.receipt ?? ownReceipts.next();
    const number = formatHouseholdNumber(mutuelle, household);
    const earlier = addedFor.get(household) ?? [];
    const then = householdOn(household, paidOn);
    const persons = given.persons ?? Math.max(1, countPersons(given, number, then, earlier));
    const kept = { ...comparable(given), receipt: receiptKey(receipt), persons };
    added.push({ id, household, receipt, persons, given });
    earlier.push({ ...given, receipt, persons });
    addedFor.set(household, earlier);
    known.add(sourceKey, { id, household, receipt, persons, cancels: null, isCancelled: false, kept });
    outcomes.set(given, { row, outcome: 'added', id, household: number, receipt, persons });
  }
  await ownReceipts.keep();
  await keep(work, mutuelle, added);
  return outcomes;
}

async function keep(work: Change, mutuelle: MutuelleNumber, added: readonly Added[]): Promise<void> {
  await work.takeNumbers('contribution', added.length);
  await insertAll(
    work.db,
    'contributions',
    added.map(({ id, household, receipt, persons, given }) => ({
      id,
      mutuelle,
      household,
      paid_on: given.paidOn,
      amount_fcfa: given.amountFcfa,
      persons,
      from_month: given.from ?? null,
      months: given.months ?? null,
      receipt,
      receipt_key: receiptKey(receipt),
      source_key: given.sourceKey,
      payer: given.payer ?? null,
      collector: given.collector ?? null,
      method: given.method ?? null,
      recorded_at: work.at,
    })),
  );
  for (const { id, household, receipt, persons, given } of added) {
    const said = { id, sourceKey: given.sourceKey, ...comparable(given), receipt, persons };
    work.record('contribution.record', formatHouseholdNumber(mutuelle, household), undefined, said);
  }
}
