import { CodeError, parseMemberNumber, type MemberNumber } from '@passeport/codes';
import type { Table } from '@passeport/intake';
import { resolve } from 'node:path';
import { parseSaidBox, type SaidBox } from './crop-box.ts';

/** What a person who looked at the photos says of one. */
export type Correction = { member: MemberNumber } & (
  | { action: 'accept' }
  | { action: 'refuse'; reason?: string }
  | { action: 'crop'; box: SaidBox }
  /** `source` is a file, or the beginning of a kept original's SHA-256. */
  | { action: 'assign'; source: string }
);

/** A row of a file of corrections: what to do, or why it cannot be read. Rows count as a spreadsheet shows them. */
export type CorrectionRow = { rowNumber: number } & (
  | { correction: Correction }
  | { problem: 'number' | 'action' | 'box' | 'source' | 'reason' | 'twice'; value: string }
);

const ACTIONS = new Map<string, Correction['action']>([
  ['accept', 'accept'],
  ['accepter', 'accept'],
  ['bonne', 'accept'],
  ['ok', 'accept'],
  ['refuse', 'refuse'],
  ['refuser', 'refuse'],
  ['crop', 'crop'],
  ['recadrer', 'crop'],
  ['assign', 'assign'],
  ['attribuer', 'assign'],
]);

/**
 * Reads `number;action;value` from the first sheet: made by the HTML contact sheet, by an import with questions, or by hand. Rows
 * without an action are passed over, and so is a first row of headings. Files are named from `folder`. Two rows that
 * say different things of one person are both refused.
 */
export function readCorrections(table: Table, folder: string): CorrectionRow[] {
  const rows = (table.sheets[0]?.rows ?? []).flatMap((cells, index): CorrectionRow[] => {
    const [number = '', action = '', value = ''] = cells.map((cell) =>
      typeof cell === 'string' ? cell.trim() : '',
    );
    if (action === '') return [];
    if (index === 0 && !/\d/.test(number) && !ACTIONS.has(action.toLocaleLowerCase('fr'))) return [];
    return [readRow(index + 1, unquote(number), action, unquote(value), folder)];
  });
  const byMember = Map.groupBy(rows, (row) => ('correction' in row ? row.correction.member : ''));
  return rows.map((row): CorrectionRow => {
    if (!('correction' in row)) return row;
    const others = byMember.get(row.correction.member) ?? [];
    const differ = others.some(
      (other) => 'correction' in other && JSON.stringify(other.correction) !== JSON.stringify(row.correction),
    );
    return differ ? { rowNumber: row.rowNumber, problem: 'twice', value: row.correction.member } : row;
  });
}

function readRow(
  rowNumber: number,
  number: string,
  said: string,
  value: string,
  folder: string,
): CorrectionRow {
  const member = memberIn(number);
  if (member === undefined) return { rowNumber, problem: 'number', value: number };
  const action = ACTIONS.get(said.toLocaleLowerCase('fr'));
  switch (action) {
    case undefined:
      return { rowNumber, problem: 'action', value: said };
    case 'accept':
      return { rowNumber, correction: { member, action } };
    case 'refuse':
      if (value.length > 200) return { rowNumber, problem: 'reason', value: value.slice(0, 40) };
      return { rowNumber, correction: { member, action, ...(value === '' ? {} : { reason: value }) } };
    case 'crop': {
      const box = parseSaidBox(value);
      if (box === undefined) return { rowNumber, problem: 'box', value: value.slice(0, 40) };
      return { rowNumber, correction: { member, action, box } };
    }
    case 'assign':
      if (value === '' || value.includes('\0')) return { rowNumber, problem: 'source', value: '' };
      return { rowNumber, correction: { member, action, source: resolve(folder, value) } };
    default:
      return action satisfies never;
  }
}

/** The apostrophe that keeps a spreadsheet from reading a formula. */
function unquote(text: string): string {
  return /^'\s*[=+\-@|＝＋－＠]/.test(text) ? text.slice(1) : text;
}

function memberIn(text: string): MemberNumber | undefined {
  try {
    return parseMemberNumber(text);
  } catch (error) {
    if (error instanceof CodeError) return undefined;
    throw error;
  }
}
