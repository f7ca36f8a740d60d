import { IntakeError } from './errors.ts';
import { countDatedMonths, joinHeadingRows } from './heading-rows.ts';
import { canonicalHeading, HeadingBook, type ColumnKind } from './headings.ts';
import { isReportHeading } from './report-headings.ts';
import { cellText, isBlankRow, type Cell, type Sheet, type Table } from './table.ts';

/** The reader of one kind of file: its columns, and which sets of them are enough. */
export interface TableKind<Field extends string> {
  columns: Readonly<Record<Field, ColumnKind>>;
  /** One field of each group must be there. */
  required: readonly (readonly Field[])[];
  /** How many headings a row must have to be taken for that of the headings; 2 when not said. */
  fewestHeadings?: number;
}

/** A column of the file. `field` is absent when the column is not read. */
export interface FoundColumn<Field extends string> {
  index: number;
  heading: string;
  field?: Field;
}

/** Where the register is in its file. Row numbers are a spreadsheet's, from 1. */
export interface FoundColumns<Field extends string> {
  fileName: string;
  sheet: string;
  /** Other sheets that have such headings too, and are not read. */
  otherSheets: string[];
  headingRowNumber: number;
  /** The row above it where the headings stand in two rows, else the same. */
  firstHeadingRowNumber: number;
  columns: FoundColumn<Field>[];
  /** Headings of the columns that are not read. */
  ignored: string[];
  /** Rows below the headings that are not blank. */
  rows: { rowNumber: number; cells: readonly Cell[] }[];
}

/** Choices that override what is found. */
export interface ColumnChoice<Field extends string> {
  sheet?: string | undefined;
  /** Field, or `ignore`, by heading as `canonicalHeading` gives it. */
  map: ReadonlyMap<string, { heading: string; field: Field | 'ignore' }>;
}

const HEADING_SEARCH_ROWS = 40;
const MAX_SEEN = 40;

/**
 * Finds the sheet and the row that hold the headings, below whatever titles stand there, and what each names.
 * Throws `sheet-unknown`, `headings-not-found`, `heading-twice`, `columns-missing`, `map-heading-unknown`.
 */
export function findColumns<Field extends string>(
  table: Table,
  kind: TableKind<Field>,
  choice: ColumnChoice<Field>,
): FoundColumns<Field> {
  const book = new HeadingBook(kind.columns);
  const candidates = chooseSheets(table, choice.sheet)
    .map((sheet) => ({ sheet, ...bestHeadingRow(sheet, book, choice) }))
    .sort((a, b) => b.score - a.score || b.sheet.rows.length - a.sheet.rows.length);
  const [best, ...others] = candidates;
  const { fileName } = table;
  if (!best || best.score < (kind.fewestHeadings ?? 2)) {
    const seen = candidates.flatMap(({ sheet }) => headingTexts(firstRow(sheet))).slice(0, MAX_SEEN);
    throw new IntakeError('headings-not-found', { fileName, seen });
  }
  const { sheet, rowIndex, headings, rowCount } = best;
  const columns = nameColumns(headings, book, choice, { fileName, rowNumber: rowIndex + 1 });
  const details = { fileName, sheet: sheet.name, rowNumber: rowIndex + 1, seen: headings.filter(Boolean) };
  for (const { heading } of choice.map.values())
    if (!headings.some((seen) => canonicalHeading(seen) === canonicalHeading(heading)))
      throw new IntakeError('map-heading-unknown', { ...details, name: heading });
  const named = new Set(columns.map(({ field }) => field));
  const missing = kind.required.filter((group) => !group.some((field) => named.has(field)));
  if (missing.length > 0) {
    const names = missing.map((group) => group.map((field) => kind.columns[field].heading).join(' / '));
    throw new IntakeError('columns-missing', { ...details, missing: names });
  }
  return {
    fileName,
    sheet: sheet.name,
    otherSheets: others.filter(({ score }) => score >= kind.required.length).map((other) => other.sheet.name),
    headingRowNumber: rowIndex + 1,
    firstHeadingRowNumber: rowIndex + 2 - rowCount,
    columns,
    ignored: columns.filter(({ field }) => field === undefined).map(({ heading }) => heading),
    rows: rowsBelow(sheet, rowIndex, rowCount),
  };
}

function chooseSheets(table: Table, wanted: string | undefined): readonly Sheet[] {
  if (wanted === undefined) return table.sheets;
  const sheet = table.sheets.find(({ name }) => canonicalHeading(name) === canonicalHeading(wanted));
  if (sheet) return [sheet];
  const seen = table.sheets.map(({ name }) => name);
  throw new IntakeError('sheet-unknown', { fileName: table.fileName, sheet: wanted, seen });
}

/** The last row of the headings, how many they are, what they say together, and how many columns that names. */
interface HeadingRow {
  rowIndex: number;
  rowCount: 1 | 2;
  headings: string[];
  score: number;
}

/** The row, among the first, that names the most different columns, or that does so, or says their years, with the one above it. */
function bestHeadingRow<Field extends string>(
  sheet: Sheet,
  book: HeadingBook<Field>,
  choice: ColumnChoice<Field>,
): HeadingRow {
  let best: HeadingRow = { rowIndex: 0, rowCount: 1, headings: headingTexts(sheet.rows[0] ?? []), score: 0 };
  let above: string[] = [];
  for (const [rowIndex, row] of sheet.rows.slice(0, HEADING_SEARCH_ROWS).entries()) {
    const alone = headingTexts(row);
    const joined = joinHeadingRows(above, alone, book);
    for (const headings of joined === undefined ? [alone] : [alone, joined]) {
      const fields = new Set<string>();
      for (const heading of headings) {
        const field = choice.map.get(canonicalHeading(heading))?.field ?? book.find(heading)?.field;
        if (field !== undefined) fields.add(field);
      }
      const isDated =
        rowIndex === best.rowIndex && countDatedMonths(headings) > countDatedMonths(best.headings);
      if (fields.size > best.score || (fields.size === best.score && isDated))
        best = { rowIndex, rowCount: headings === joined ? 2 : 1, headings, score: fields.size };
    }
    above = alone;
  }
  return best;
}

/** One column at most for a field: the one that the map names, else the surest heading, else the leftmost. */
function nameColumns<Field extends string>(
  headings: readonly string[],
  book: HeadingBook<Field>,
  choice: ColumnChoice<Field>,
  where: { fileName: string; rowNumber: number },
): FoundColumn<Field>[] {
  const taken = new Map<Field, { index: number; rank: number }>();
  const ignored = new Set<number>();
  const claim = (index: number, field: Field, rank: number): void => {
    const holder = taken.get(field);
    if (!holder || rank < holder.rank) taken.set(field, { index, rank });
    else if (rank === holder.rank && rank <= 0)
      throw new IntakeError('heading-twice', { ...where, name: headings[index] ?? '' });
  };
  for (const [index, heading] of headings.entries()) {
    const mapped = choice.map.get(canonicalHeading(heading))?.field;
    const found = book.find(heading);
    if (mapped === 'ignore') ignored.add(index);
    else if (mapped !== undefined) claim(index, mapped, -1);
    else if (found) claim(index, found.field, found.rank);
  }
  for (const [index, heading] of headings.entries()) {
    const near = ignored.has(index) || book.find(heading) ? undefined : book.findNear(heading);
    if (near && !taken.has(near.field)) taken.set(near.field, { index, rank: near.rank });
  }
  const fieldAt = new Map([...taken].map(([field, { index }]) => [index, field]));
  return headings.flatMap((heading, index) => {
    const field = fieldAt.get(index);
    if (field !== undefined) return [{ index, heading, field }];
    return heading === '' || isReportHeading(heading) ? [] : [{ index, heading }];
  });
}

/** Rows below the headings, without blank ones and without the headings again (they repeat on each printed page). */
function rowsBelow(sheet: Sheet, headingIndex: number, rowCount: 1 | 2): FoundColumns<never>['rows'] {
  const said = sheet.rows.slice(headingIndex + 1 - rowCount, headingIndex + 1);
  const again = new Set(said.map((cells) => headingTexts(cells).join('\n')));
  return sheet.rows
    .map((cells, index) => ({ rowNumber: index + 1, cells }))
    .slice(headingIndex + 1)
    .filter(({ cells }) => !isBlankRow(cells) && !again.has(headingTexts(cells).join('\n')));
}

function headingTexts(row: readonly Cell[]): string[] {
  const texts = row.map((cell) => cellText(cell).replaceAll(/\s+/g, ' ').trim().slice(0, 200));
  while (texts.at(-1) === '') texts.pop();
  return texts;
}

function firstRow(sheet: Sheet): readonly Cell[] {
  return sheet.rows.find((row) => !isBlankRow(row)) ?? [];
}
