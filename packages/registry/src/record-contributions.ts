import { formatHouseholdNumber, type HouseholdNumber, type MutuelleNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { insertAll } from './insert-all.ts';
import {
  checkContribution,
  comparable,
  mutuelleOf,
  payerDetails,
  payerKey,
  type NewContribution,
} from './new-contribution.ts';
import {
  batchResult,
  differences,
  refuse,
  type BatchOptions,
  type BatchResult,
  type RowOutcome,
} from './outcomes.ts';
import { readKnownPayments, readPayers, readReceipts } from './read-payers.ts';
import type { Registry } from './registry.ts';

type Recorded = { id: number; household: HouseholdNumber };

/**
 * Writes down what households paid, in one transaction.
 * Refusals: `household-unknown`, `receipt-taken`, `value-refused`, `text-refused`.
 */
export function recordContributions(
  registry: Registry,
  rows: readonly NewContribution[],
  by: By,
  options: BatchOptions = {},
): Promise<BatchResult<Recorded>> {
  const record = async (work: Change): Promise<BatchResult<Recorded>> => {
    const outcomes = new Map<NewContribution, RowOutcome<Recorded>>();
    const good = rows.filter((row) => {
      const refused = checkContribution(row);
      if (refused !== undefined) outcomes.set(row, refused);
      return refused === undefined;
    });
    for (const [mutuelle, its] of Map.groupBy(good, mutuelleOf))
      for (const [row, outcome] of await recordIn(work, mutuelle, its)) outcomes.set(row, outcome);
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
): Promise<Map<NewContribution, RowOutcome<Recorded>>> {
  const households = await readPayers(work, mutuelle, rows);
  const known = await readKnownPayments(work, mutuelle, rows);
  const receipts = await readReceipts(work, mutuelle, rows);
  const firstId = await work.nextNumber('contribution');
  const outcomes = new Map<NewContribution, RowOutcome<Recorded>>();
  const added: { id: number; household: number; given: NewContribution }[] = [];
  for (const given of rows) {
    const { row, sourceKey, receipt } = given;
    const before = known.get(sourceKey);
    if (before !== undefined) {
      const { id, household, ...kept } = before;
      const number = formatHouseholdNumber(mutuelle, household);
      const differs = differences(comparable(given), kept);
      if (households.get(payerKey(given)) !== household) differs.unshift('payer');
      outcomes.set(given, { row, outcome: 'already', id, household: number, differs });
      continue;
    }
    const household = households.get(payerKey(given));
    if (household === undefined) {
      outcomes.set(given, refuse(row, 'household-unknown', payerDetails(given)));
      continue;
    }
    if (receipt !== undefined && receipts.has(receipt)) {
      outcomes.set(given, refuse(row, 'receipt-taken', { receipt, mutuelle }));
      continue;
    }
    const id = firstId + added.length;
    added.push({ id, household, given });
    known.set(sourceKey, { id, household, ...comparable(given) });
    if (receipt !== undefined) receipts.add(receipt);
    outcomes.set(given, { row, outcome: 'added', id, household: formatHouseholdNumber(mutuelle, household) });
  }
  await work.takeNumbers('contribution', added.length);
  await insertAll(
    work.db,
    'contributions',
    added.map(({ id, household, given }) => ({
      id,
      mutuelle,
      household,
      source_key: given.sourceKey,
      receipt: given.receipt ?? null,
      paid_on: given.paidOn,
      amount_fcfa: given.amountFcfa,
      from_month: given.from ?? null,
      months: given.months ?? null,
      recorded_at: work.at,
    })),
  );
  for (const { id, household, given } of added)
    work.record('contribution.record', formatHouseholdNumber(mutuelle, household), undefined, {
      id,
      sourceKey: given.sourceKey,
      ...comparable(given),
    });
  return outcomes;
}
