import { formatMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import { readColumnMap } from './column-map.ts';
import { findColumns } from './find-columns.ts';
import { foldText } from './fold.ts';
import { accept, refuse, type Outcome } from './issue.ts';
import { mutuelleTable, type MutuelleField } from './mutuelle-columns.ts';
import { readText } from './read-text.ts';
import { toReading, type Reading } from './reading.ts';
import { readRows } from './row-reader.ts';
import type { Table } from './table.ts';
import { withoutUndefined } from './without-undefined.ts';

/** A mutuelle as a list gives it. `plan` is as typed. */
export interface MutuelleRow {
  rowNumber: number;
  name: string;
  union?: string;
  cercle?: string;
  commune?: string;
  village?: string;
  plan?: string;
  /** The permanent number, when the office has given one already. */
  number?: MutuelleNumber;
}

export type MutuelleList = Reading<MutuelleRow, MutuelleField>;

const MAX_NAME_LENGTH = 80;

/** Reads mutuelles. Throws `IntakeError` as `readMemberRegister` does. */
export function readMutuelleList(
  table: Table,
  options: { map?: unknown; sheet?: string } = {},
): MutuelleList {
  const fields = Object.keys(mutuelleTable.columns) as MutuelleField[];
  const map = readColumnMap(options.map, fields, table.fileName);
  const found = findColumns(table, mutuelleTable, { sheet: options.sheet, map });
  const readers = readRows(found, mutuelleTable);
  const seen = new Map<string, number>();
  const rows = readers.flatMap((reader): MutuelleRow[] => {
    const name = reader.need('name', (text) => readText(text, MAX_NAME_LENGTH));
    const number = reader.has('number') ? reader.need('number', readMutuelleNumber) : undefined;
    const union = reader.optionalText('union', MAX_NAME_LENGTH);
    const key = `${foldText(name ?? '')}|${foldText(union ?? '')}`;
    const before = seen.get(key);
    if (name !== undefined && before !== undefined) reader.refuse('name', 'row-already-seen', before);
    if (name === undefined || reader.refusals.length > 0) return [];
    seen.set(key, reader.rowNumber);
    const text = (field: MutuelleField): string | undefined => reader.optionalText(field, MAX_NAME_LENGTH);
    const [cercle, commune] = [text('cercle'), text('commune')];
    const rest = withoutUndefined({
      union,
      cercle,
      commune,
      village: text('village'),
      plan: text('plan'),
      number,
    });
    return [{ rowNumber: reader.rowNumber, name, ...rest }];
  });
  return toReading(found, readers, { rows });
}

/** `0417`, or `417` where Excel took it for a number. */
function readMutuelleNumber(text: string): Outcome<MutuelleNumber> {
  if (!/^\d{1,4}$/.test(text) || Number(text) === 0) return refuse('number-unreadable');
  return accept(formatMutuelleNumber(Number(text)));
}
