import type { CalendarDate } from '@passeport/calendar';
import {
  CodeError,
  parseCardNumber,
  parseMemberNumber,
  type CardNumber,
  type MemberNumber,
} from '@passeport/codes';
import { readColumnMap } from './column-map.ts';
import { findColumns } from './find-columns.ts';
import { accept, refuse, type Outcome } from './issue.ts';
import { lostCardTable, type LostCardField } from './lost-card-columns.ts';
import { readCardReason, type LostCardReason } from './read-card-reason.ts';
import { readPastDate } from './read-date.ts';
import { toReading, type Reading } from './reading.ts';
import { readRows } from './row-reader.ts';
import type { Table } from './table.ts';
import { withoutUndefined } from './without-undefined.ts';

/** A card to revoke, as a list gives it: by its number, or by its holder's. */
export interface LostCardRow {
  rowNumber: number;
  card?: CardNumber;
  member?: MemberNumber;
  reason: LostCardReason;
  reportedBy?: string;
  reportedOn?: CalendarDate;
}

/** `usualReason` is that of rows that give none; without it they are refused. */
export interface LostCardListOptions {
  today: CalendarDate;
  usualReason?: LostCardReason | undefined;
  map?: unknown;
  sheet?: string;
}

/** Reads a list of cards to revoke. Throws `IntakeError` as `readMemberRegister` does. */
export function readLostCardList(
  table: Table,
  { today, usualReason, map, sheet }: LostCardListOptions,
): Reading<LostCardRow, LostCardField> {
  const fields = Object.keys(lostCardTable.columns) as LostCardField[];
  const found = findColumns(table, lostCardTable, { sheet, map: readColumnMap(map, fields, table.fileName) });
  const readers = readRows(found, lostCardTable);
  const seen = new Map<string, number>();
  const rows = readers.flatMap((reader): LostCardRow[] => {
    const number = reader.need('card', readCardOrMember);
    const reason =
      usualReason !== undefined && !reader.has('reason') ? usualReason : reader.need('reason', readReason);
    const reportedOn = reader.has('reportedOn')
      ? reader.take('reportedOn', readPastDate(reader.cell('reportedOn'), today))
      : undefined;
    const key = number?.card ?? number?.member ?? '';
    const before = seen.get(key);
    if (key !== '' && before !== undefined) reader.refuse('card', 'row-already-seen', before);
    if (number === undefined || reason === undefined || reader.refusals.length > 0) return [];
    seen.set(key, reader.rowNumber);
    const reportedBy = reader.optionalText('reportedBy', 100);
    return [
      { rowNumber: reader.rowNumber, ...number, reason, ...withoutUndefined({ reportedBy, reportedOn }) },
    ];
  });
  return toReading(found, readers, { rows });
}

function readCardOrMember(text: string): Outcome<Pick<LostCardRow, 'card' | 'member'>> {
  try {
    return accept(text.includes('/') ? { card: parseCardNumber(text) } : { member: parseMemberNumber(text) });
  } catch (error) {
    if (error instanceof CodeError) return refuse('card-number-unreadable');
    throw error;
  }
}

function readReason(text: string): Outcome<LostCardReason> {
  const reason = readCardReason(text);
  return reason === undefined ? refuse('reason-unknown') : accept(reason);
}
