import type { CalendarDate, Month } from '@passeport/calendar';
import { CodeError, householdOf, parseMemberNumber, type HouseholdNumber } from '@passeport/codes';
import { readColumnMap } from './column-map.ts';
import { contributionTable, type ContributionField } from './contribution-columns.ts';
import { findColumns } from './find-columns.ts';
import { foldText } from './fold.ts';
import { accept, refuse, type Outcome } from './issue.ts';
import { readAmount } from './read-amount.ts';
import { readPastDate } from './read-date.ts';
import { householdKeyOf, householdKeyOfHead, householdNumberIn } from './read-household-key.ts';
import { periodThrough, readMonth, readMonthCount, readPeriod, type Period } from './read-period.ts';
import { readText } from './read-text.ts';
import { toReading, type Reading } from './reading.ts';
import { readRows, type RowReader } from './row-reader.ts';
import type { Table } from './table.ts';
import { withoutUndefined } from './without-undefined.ts';

/** Who pays: a household by its permanent number, or by its key in the member register. */
export type ContributingHousehold = { household: HouseholdNumber } | { householdKey: string };

/** A contribution as a collector's sheet gives it. */
export interface ContributionRow {
  rowNumber: number;
  /** Stable across imports: the receipt, else household, day, amount and period. Unique in its mutuelle. */
  sourceKey: string;
  paidBy: ContributingHousehold;
  paidOn: CalendarDate;
  amountFcfa: number;
  /** First month paid for, and how many; absent when the sheet does not say. */
  from?: Month;
  months?: number;
  receipt?: string;
  payer?: string;
  collector?: string;
  method?: string;
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

/** Reads contributions, as `readMemberRegister` reads members. */
export function readContributionSheet(table: Table, options: ContributionSheetOptions): ContributionSheet {
  const fields = Object.keys(contributionTable.columns) as ContributionField[];
  const map = readColumnMap(options.map, fields, table.fileName);
  const found = findColumns(table, contributionTable, { sheet: options.sheet, map });
  const all = readRows(found, contributionTable);
  const readers = all.filter((reader) => !isNoPayment(reader));
  const seen = new Map<string, number>();
  const rows = readers.flatMap((reader) => {
    const row = readContribution(reader, options.today);
    if (!row) return [];
    const key = `${foldText(row.mutuelle ?? '')}|${row.sourceKey}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, reader.rowNumber);
    else if (row.receipt === undefined) reader.refuse('household', 'row-already-seen', before);
    else reader.refuse('receipt', 'receipt-already-seen', before);
    return before === undefined ? [row] : [];
  });
  const skippedRows = all.filter((reader) => isNoPayment(reader)).map(({ rowNumber }) => rowNumber);
  return toReading(found, readers, { rows, skippedRows });
}

/** A sum at the foot of the sheet, or a line numbered in advance. */
function isNoPayment(reader: RowReader<ContributionField>): boolean {
  if (reader.has('paidOn')) return false;
  const named = ['household', 'member', 'head', 'payer', 'receipt'] as const;
  if (named.some((field) => /^total\b/i.test(reader.text(field)))) return true;
  if (reader.has('household', 'member', 'head')) return false;
  return !reader.has('amount') || !reader.has('receipt');
}

function readContribution(
  reader: RowReader<ContributionField>,
  today: CalendarDate,
): ContributionRow | undefined {
  const paidBy = readHousehold(reader);
  const paidOn = reader.need('paidOn', () => readPastDate(reader.cell('paidOn'), today));
  const amountFcfa = reader.need('amount', readAmount);
  const period = readPaidPeriod(reader);
  const receipt = reader.has('receipt')
    ? reader.need('receipt', (text) => readText(text, MAX_TEXT_LENGTH))
    : undefined;
  if (reader.refusals.length > 0 || !paidBy || !paidOn || amountFcfa === undefined) return undefined;
  const who = 'household' in paidBy ? paidBy.household : paidBy.householdKey;
  const paid = [who, paidOn, amountFcfa, period?.from ?? '', period?.months ?? ''].join('|');
  const text = (field: ContributionField): string | undefined => reader.optionalText(field, MAX_TEXT_LENGTH);
  return {
    rowNumber: reader.rowNumber,
    sourceKey: receipt === undefined ? paid : `reçu ${foldText(receipt)}`,
    paidBy,
    paidOn,
    amountFcfa,
    ...period,
    ...withoutUndefined({
      receipt,
      payer: text('payer'),
      collector: text('collector'),
      method: text('method'),
      mutuelle: text('mutuelle'),
    }),
  };
}

/** A member or card number says the household; else its number, permanent or the register's; else its head and village. */
function readHousehold(reader: RowReader<ContributionField>): ContributingHousehold | undefined {
  if (reader.has('member')) return reader.need('member', readMember);
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

function readPaidPeriod(reader: RowReader<ContributionField>): Period | undefined {
  if (reader.has('period')) {
    const period = reader.take('period', readPeriod(reader.cell('period')));
    // "janvier 2026" and "12 mois" beside it.
    if (period?.months !== 1 || !reader.has('months')) return period;
    const months = reader.need('months', readMonthCount);
    return months === undefined ? undefined : { from: period.from, months };
  }
  if (!reader.has('from')) return undefined;
  const from = reader.take('from', readMonth(reader.cell('from')));
  if (reader.has('through')) {
    const through = reader.take('through', readMonth(reader.cell('through')));
    return from && through && reader.take('through', periodThrough(from, through));
  }
  const months = reader.need('months', readMonthCount);
  return from && months !== undefined ? { from, months } : undefined;
}
