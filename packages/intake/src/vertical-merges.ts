import { columnIndex } from './column-letters.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import type { WorkbookParts } from './open-workbook.ts';
import type { Cell } from './table.ts';

/** In `column`, rows `first` to `last` show the first one's value. All from 0. */
interface VerticalMerge {
  column: number;
  first: number;
  last: number;
}

/** Merges may overlap without end; a register fills far fewer. */
const MAX_MERGED_CELLS = 1_000_000;

const SHEET = /<(?:\w+:)?sheet\s[^<>]*>/g;
const RELATIONSHIP = /<(?:\w+:)?Relationship\s[^<>]*>/g;
const MERGE_CELL = /<(?:\w+:)?mergeCell\s[^<>]*>/g;

/**
 * The merges that span rows in one column, by the name of their sheet: registers write a household's number or its
 * village once, beside all of its members. The reader keeps such a value in its first row only.
 */
export function findVerticalMerges(parts: WorkbookParts): Map<string, VerticalMerge[]> {
  const targets = new Map<string, string>();
  for (const [tag] of textOf(parts, 'xl/_rels/workbook.xml.rels').matchAll(RELATIONSHIP)) {
    const target = attribute(tag, 'Target');
    targets.set(attribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const merges = new Map<string, VerticalMerge[]>();
  for (const [tag] of textOf(parts, 'xl/workbook.xml').matchAll(SHEET)) {
    const path = targets.get(attribute(tag, 'r:id')) ?? '';
    merges.set(unescapeXml(attribute(tag, 'name')), mergesOf(textOf(parts, path)));
  }
  return merges;
}

/** The rows with each merge's value in all of its rows. */
export function fillMerges(rows: Cell[][], merges: readonly VerticalMerge[]): Cell[][] {
  for (const { column, first, last } of merges) {
    const value = rows[first]?.[column];
    if (value === undefined) continue;
    for (const row of rows.slice(first + 1, last + 1)) if (column < row.length) row[column] = value;
  }
  return rows;
}

function mergesOf(xml: string): VerticalMerge[] {
  const merges: VerticalMerge[] = [];
  let filled = 0;
  for (const [tag] of xml.matchAll(MERGE_CELL)) {
    const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(attribute(tag, 'ref'));
    if (!match || match[1] !== match[3]) continue;
    const [column, first, last] = [columnIndex(match[1] ?? ''), Number(match[2]) - 1, Number(match[4]) - 1];
    if (column >= MAX_COLUMNS || last >= MAX_ROWS || first >= last) continue;
    filled += last - first;
    if (filled > MAX_MERGED_CELLS) break;
    merges.push({ column, first, last });
  }
  return merges;
}

function textOf(parts: WorkbookParts, path: string): string {
  return new TextDecoder().decode(parts.get(path));
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function unescapeXml(text: string): string {
  const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  return plain.replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}
