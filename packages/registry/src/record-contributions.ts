import { isCalendarDate, isMonth, type CalendarDate, type Month } from '@passeport/calendar';
import {
  formatHouseholdNumber,
  householdParts,
  isHouseholdNumber,
  isMutuelleNumber,
  type HouseholdNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { chunksOf, insertAll } from './insert-all.ts';
import {
  batchResult,
  differences,
  refuse,
  type BatchOptions,
  type BatchResult,
  type RowOutcome,
} from './outcomes.ts';
import type { Registry } from './registry.ts';
import { isKey, isLine } from './text.ts';

/** More than any household pays at once; a larger number is a slip of the hand. */
const MAX_AMOUNT_FCFA = 100_000_000;
const MAX_MONTHS = 120;

export interface NewContribution {
  row: number;
  /** by number, or by the key under which its register named it */
  payer: HouseholdNumber | { mutuelle: MutuelleNumber; householdKey: string };
  /** names this payment inside the mutuelle: the same key again is the same payment */
  sourceKey: string;
  receipt?: string | undefined;
  paidOn: CalendarDate;
  /** whole FCFA, 1 to 100,000,000 */
  amountFcfa: number;
  from?: Month | undefined;
  /** 1 to 120 */
  months?: number | undefined;
}

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
      const refused = check(row);
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
  const households = await readHouseholds(work, mutuelle, rows);
  const known = await readKnown(work, mutuelle, rows);
  const receipts = await readReceipts(work, mutuelle, rows);
  const firstId = await work.takeNumbers('contribution', rows.length);
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

/** Household numbers by what the rows call them. */
async function readHouseholds(
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

function payerKey({ payer }: NewContribution): string {
  return typeof payer === 'string'
    ? `number ${householdParts(payer).household}`
    : `key ${payer.householdKey}`;
}

function payerDetails({ payer }: NewContribution): { household: string; mutuelle?: string } {
  return typeof payer === 'string'
    ? { household: payer }
    : { household: payer.householdKey, mutuelle: payer.mutuelle };
}

interface Known {
  id: number;
  household: number;
}

async function readKnown(
  { db }: Change,
  mutuelle: MutuelleNumber,
  rows: NewContribution[],
): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
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

async function readReceipts(
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

function mutuelleOf({ payer }: NewContribution): MutuelleNumber {
  return typeof payer === 'string' ? householdParts(payer).mutuelle : payer.mutuelle;
}

function comparable({ receipt, paidOn, amountFcfa, from, months }: NewContribution) {
  return { receipt, paidOn, amountFcfa, from, months };
}

function check(given: NewContribution): ReturnType<typeof refuse> | undefined {
  const { row, payer, receipt, sourceKey, amountFcfa, months } = given;
  const value = Object.entries({
    payer: typeof payer === 'string' ? isHouseholdNumber(payer) : isMutuelleNumber(payer.mutuelle),
    paidOn: isCalendarDate(given.paidOn),
    amountFcfa: Number.isInteger(amountFcfa) && amountFcfa >= 1 && amountFcfa <= MAX_AMOUNT_FCFA,
    from: given.from === undefined || isMonth(given.from),
    months: months === undefined || (Number.isInteger(months) && months >= 1 && months <= MAX_MONTHS),
  }).find(([, isGood]) => !isGood);
  if (value !== undefined) return refuse(row, 'value-refused', { field: value[0] });
  if (!isKey(sourceKey, 500)) return refuse(row, 'text-refused', { field: 'sourceKey' });
  if (receipt !== undefined && !isLine(receipt, 100))
    return refuse(row, 'text-refused', { field: 'receipt' });
  if (typeof payer !== 'string' && !isKey(payer.householdKey, 500))
    return refuse(row, 'text-refused', { field: 'payer' });
  return undefined;
}
