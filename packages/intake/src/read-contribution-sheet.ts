import type { CalendarDate, Month } from '@passeport/calendar';
import { CodeError, householdOf, parseMemberNumber, type HouseholdNumber } from '@passeport/codes';
import { readColumnMap } from './column-map.ts';
import { contributionTable, MONTH_FIELDS, type ContributionField } from './contribution-columns.ts';
import { findColumns } from './find-columns.ts';
import { foldText } from './fold.ts';
import { accept, refuse, type Outcome } from './issue.ts';
import { findMonthColumns, nameMonths, type MonthColumn } from './month-columns.ts';
import { householdKeyOf, householdKeyOfHead, householdNumberIn } from './read-household-key.ts';
import { readPaymentMethod, type PaymentMethod } from './read-payment-method.ts';
import { PaymentDates, readPayments } from './read-payments.ts';
import { readPersonCount } from './read-person-count.ts';
import { readText, saysNothing } from './read-text.ts';
import { toReading, type Reading } from './reading.ts';
import { readRows, type RowReader } from './row-reader.ts';
import type { Table } from './table.ts';
import { withoutUndefined } from './without-undefined.ts';

/** Who pays: a household by its permanent number, or by its key in the member register. */
export type ContributingHousehold = { household: HouseholdNumber } | { householdKey: string };

/** A contribution as a collector's sheet gives it. */
export interface ContributionRow {
  /** several contributions of one row when the sheet is a grid of months */
  rowNumber: number;
  /**
   * Stable across imports: the receipt, else household, day, amount and period, else (in a grid) household and month. Unique in
   * its mutuelle.
   */
  sourceKey: string;
  paidBy: ContributingHousehold;
  paidOn: CalendarDate;
  amountFcfa: number;
  /** First month paid for, and how many; each absent when the sheet does not say. */
  from?: Month;
  months?: number;
  /** For how many persons, when the sheet says. */
  persons?: number;
  receipt?: string;
  payer?: string;
  collector?: string;
  method?: PaymentMethod;
  /** Number or name of the mutuelle as typed. */
  mutuelle?: string;
}

export type ContributionSheet = Reading<ContributionRow, ContributionField>;

/** How to read a collector's sheet. */
export interface ContributionSheetOptions {
  /** The day of reading: nothing was paid after it. */
  today: CalendarDate;
  map?: unknown;
  sheet?: string;
}

const MAX_TEXT_LENGTH = 80;

type Reader = RowReader<ContributionField>;

/** Reads contributions, as `readMemberRegister` reads members. */
export function readContributionSheet(table: Table, options: ContributionSheetOptions): ContributionSheet {
  const fields = Object.keys(contributionTable.columns) as ContributionField[];
  const map = readColumnMap(options.map, fields, table.fileName);
  const asFound = findColumns(table, contributionTable, { sheet: options.sheet, map });
  const grid = findMonthColumns(table, asFound);
  const found = nameMonths(asFound, grid);
  const all = readRows(found, contributionTable);
  const readers = all.filter((reader) => !isNoPayment(reader));
  const dates = new PaymentDates(options.today);
  const seen = new Map<string, number>();
  const rows = readers.flatMap((reader) => {
    const ofRow = readContributions(reader, grid, dates);
    const repeated = ofRow.find((row) => seen.has(keyOf(row)));
    if (repeated === undefined) {
      for (const row of ofRow) seen.set(keyOf(row), reader.rowNumber);
      return ofRow;
    }
    const before = seen.get(keyOf(repeated));
    if (repeated.receipt === undefined) reader.refuse('household', 'row-already-seen', before);
    else reader.refuse('receipt', 'receipt-already-seen', before);
    return [];
  });
  const skippedRows = all.filter((reader) => isNoPayment(reader)).map(({ rowNumber }) => rowNumber);
  return toReading(found, readers, { rows, skippedRows });
}

function keyOf({ mutuelle, sourceKey }: ContributionRow): string {
  return `${foldText(mutuelle ?? '')}|${sourceKey}`;
}

const SUM = /^(?:(?:s(?:ous)?|grand|s\/)[ -]*)?(?:total|totaux|cumul)\b|^(?:[àa] )?report(?:er)?\b/i;

/** A sum, on the way or at the foot, a line numbered in advance, or a household that has paid nothing yet. */
function isNoPayment(reader: Reader): boolean {
  if (reader.has('paidOn') && !SUM.test(reader.text('paidOn'))) return false;
  if (reader.texts().some((text) => SUM.test(text))) return true;
  const isPaid = reader.has('amount', ...MONTH_FIELDS);
  if (reader.has('household', 'member', 'head')) return !isPaid && !reader.has('receipt', 'period', 'from');
  return !isPaid || !reader.has('receipt');
}

function readContributions(
  reader: Reader,
  grid: readonly MonthColumn[],
  dates: PaymentDates,
): ContributionRow[] {
  const paidBy = readHousehold(reader);
  const receipt = readReceipt(reader);
  const persons = reader.has('persons') ? reader.need('persons', readPersonCount) : undefined;
  const payments = readPayments(reader, grid, dates);
  const text = (field: ContributionField): string | undefined => reader.optionalText(field, MAX_TEXT_LENGTH);
  const said = withoutUndefined({
    receipt,
    persons,
    payer: text('payer'),
    collector: text('collector'),
    method: reader.optional('method', 'method-unknown', (word) => {
      const method = readPaymentMethod(word);
      return method === undefined ? refuse('missing') : accept(method);
    }),
    mutuelle: text('mutuelle'),
  });
  if (reader.refusals.length > 0 || !paidBy) return [];
  const who = 'household' in paidBy ? paidBy.household : paidBy.householdKey;
  return payments.map(({ isOfGrid, paidOn, amountFcfa, ...period }) => {
    const paid = isOfGrid
      ? [who, `mois ${period.from ?? ''}`]
      : [who, paidOn, amountFcfa, period.from ?? '', period.months ?? ''];
    const sourceKey = receipt === undefined ? paid.join('|') : `reçu ${foldText(receipt)}`;
    return { rowNumber: reader.rowNumber, sourceKey, paidBy, paidOn, amountFcfa, ...period, ...said };
  });
}

/** What stands where the paper's number cannot be read; a dash or "néant" says that there was no paper. */
const ILLEGIBLE = /^(?:\?+|(?:num[eé]ro )?(?:il+isible|effac[eé]|d[eé]chir[eé]|perdue?))$/i;

/** The paper's number, when it has one that can be read: the office then gives its own. */
function readReceipt(reader: Reader): string | undefined {
  const text = reader.text('receipt');
  if (ILLEGIBLE.test(text)) reader.warn('receipt', 'receipt-illegible');
  else if (text !== '' && !saysNothing(text))
    return reader.need('receipt', (number) => readText(number, MAX_TEXT_LENGTH));
  return undefined;
}

/** A member or card number says the household; else its number, permanent or the register's; else its head and village. */
function readHousehold(reader: Reader): ContributingHousehold | undefined {
  if (reader.has('member')) return reader.need('member', readMember);
  if (reader.refuseCellErrors('household', 'head')) return undefined;
  if (reader.has('household')) {
    const text = reader.text('household');
    const household = householdNumberIn(text);
    if (household !== undefined) return { household };
    const member = readMember(text);
    if (member.ok) return member.value;
    const householdKey = householdKeyOf(text);
    if (householdKey !== '') return { householdKey };
    reader.refuse('household', 'household-unreadable');
    return undefined;
  }
  if (reader.has('head'))
    return { householdKey: householdKeyOfHead(reader.text('head'), reader.text('village')) };
  reader.refuse(reader.hasColumn('household') ? 'household' : 'member', 'missing');
  return undefined;
}

/** A member number, or a card number (with `/` and its edition). */
function readMember(text: string): Outcome<{ household: HouseholdNumber }> {
  try {
    return accept({ household: householdOf(parseMemberNumber(text.replace(/\s*\/\s*\d{1,3}$/, ''))) });
  } catch (error) {
    if (error instanceof CodeError) return refuse('household-unreadable');
    throw error;
  }
}
