import { CodeError, parseMemberNumber, type MemberNumber } from '@passeport/codes';
import type { Table } from '@passeport/intake';
import { basename, resolve } from 'node:path';
import { parseSaidBox, type SaidBox } from './said-box.ts';

/** What a person who looked at the photos says of one. `print` is the {@link printOf} of the picture that she looked at. */
export type Correction = { member: MemberNumber; print?: string } & (
  | { action: 'accept' }
  | { action: 'refuse'; reason?: string }
  | { action: 'crop'; box: SaidBox }
  /** `source` is a file, or the beginning of a kept original's SHA-256. */
  | { action: 'assign'; source: string }
);

/** A row of a file of corrections: what to do, or why it cannot be read. Rows count as a spreadsheet shows them. */
export type CorrectionRow = { rowNumber: number } & (
  | { correction: Correction }
  | {
      problem: 'number' | 'action' | 'box' | 'source' | 'reason' | 'print' | 'twice' | 'two-owners';
      value: string;
    }
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

/** A picture's fingerprint as files of corrections have it: no spreadsheet takes it for a number. */
export function printOf(sha256: string): string {
  return `sha256:${sha256.slice(0, 16)}`;
}

/**
 * Reads `number;action;value;;;print` from the first sheet: made by the HTML contact sheet, by an import with questions, or by hand. Rows
 * without an action are passed over, and so is a first row of headings. Files are named from `folder`. Two rows that
 * say different things of one person are both refused, and so are two that give one file to two persons.
 */
export function readCorrections(table: Table, folder: string): CorrectionRow[] {
  const rows = (table.sheets[0]?.rows ?? []).flatMap((cells, index): CorrectionRow[] => {
    const [number = '', action = '', value = '', , , print = ''] = cells.map((cell) =>
      typeof cell === 'string' ? cell.trim() : '',
    );
    if (action === '') return [];
    if (index === 0 && !/\d/.test(number) && !ACTIONS.has(action.toLocaleLowerCase('fr'))) return [];
    const row = readRow(index + 1, unquote(number), action, unquote(value), folder);
    return ['correction' in row ? withPrint(row, print) : row];
  });
  const byMember = Map.groupBy(rows, (row) => ('correction' in row ? row.correction.member : ''));
  const bySource = Map.groupBy(rows, (row) => sourceOf(row) ?? '');
  return rows.map((row): CorrectionRow => {
    if (!('correction' in row)) return row;
    const others = byMember.get(row.correction.member) ?? [];
    const differ = others.some(
      (other) => 'correction' in other && JSON.stringify(other.correction) !== JSON.stringify(row.correction),
    );
    if (differ) return { rowNumber: row.rowNumber, problem: 'twice', value: row.correction.member };
    const source = sourceOf(row);
    const { member } = row.correction;
    const isShared =
      source !== undefined &&
      bySource.get(source)?.some((other) => 'correction' in other && other.correction.member !== member);
    return isShared === true
      ? { rowNumber: row.rowNumber, problem: 'two-owners', value: basename(source) }
      : row;
  });
}

/** The file that a row gives to somebody. */
function sourceOf(row: CorrectionRow): string | undefined {
  return 'correction' in row && row.correction.action === 'assign' ? row.correction.source : undefined;
}

function withPrint(row: { rowNumber: number; correction: Correction }, print: string): CorrectionRow {
  if (print === '') return row;
  if (!/^sha256:[0-9a-f]{16}$/.test(print))
    return { rowNumber: row.rowNumber, problem: 'print', value: print.slice(0, 40) };
  return { ...row, correction: { ...row.correction, print } };
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
