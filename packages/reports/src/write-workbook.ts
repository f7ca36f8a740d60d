import { formatDate, parseCalendarDate, toEpochDays } from '@passeport/calendar';
import writeExcelFile, { type CellObject, type Sheet } from 'write-excel-file/node';
import { formatValue } from './format-value.ts';
import type { Cell, Column, Figure, Report, Table } from './report.ts';

/** What XML 1.0 cannot hold, and what stands for a lost letter. */
const NOT_WRITABLE = /[^\P{Cc}\t]|[\uD800-\uDFFF\uFFFD-\uFFFF]/gu;
const MAX_SHEET_NAME = 31;
const HEADING = {
  fontWeight: 'bold',
  backgroundColor: '#F1ECE3',
  wrap: true,
  alignVertical: 'bottom',
} as const;
const TOTAL = { fontWeight: 'bold', topBorderStyle: 'thin', topBorderColor: '#0F4A3C' } as const;
/** Excel shows them in the order and with the signs of its own language. */
const FORMATS = { count: '#,##0', fcfa: '#,##0', percent: '0%', date: 'dd/mm/yyyy' } as const;

type AnySheet = Sheet<unknown>;

/** The report as an .xlsx: a sheet of its large figures, then a sheet a table, headings frozen, totals last. Numbers are numbers, days are days. */
export async function writeWorkbook(report: Report): Promise<Uint8Array> {
  const names = new Set<string>();
  const sheets = [
    summarySheet(report, names),
    ...report.topics.flatMap(({ tables }) => tables.map((table) => tableSheet(table, report, names))),
  ];
  return await writeExcelFile(sheets as Parameters<typeof writeExcelFile>[0]).toBuffer();
}

function summarySheet(report: Report, names: Set<string>): AnySheet {
  const { words, title, office, scope, period, madeOn, confidential, topics } = report;
  const { summary } = words;
  const about = [
    ...(confidential === undefined ? [] : [confidential]),
    `${office} · ${scope} · ${period} · ${formatDate(madeOn)}`,
  ];
  const figures = topics.flatMap((topic) =>
    topic.figures.map((figure) => [textCell(topic.title), textCell(figure.label), figureCell(figure)]),
  );
  return {
    sheet: nameSheet(summary.sheet, names),
    columns: [{ width: 34 }, { width: 44 }, { width: 18 }],
    data: [
      [{ ...textCell(title), fontWeight: 'bold', fontSize: 14 }],
      ...about.map((line) => [textCell(line)]),
      [],
      [summary.subject, summary.label, summary.value].map((heading) => ({
        ...textCell(heading),
        ...HEADING,
      })),
      ...figures,
    ],
    stickyRowsCount: about.length + 3,
  };
}

function figureCell({ value, kind }: Figure): CellObject {
  return { value, type: Number, format: FORMATS[kind] };
}

function tableSheet(table: Table, report: Report, names: Set<string>): AnySheet {
  const { columns, rows, total } = table;
  const toCells = (row: readonly Cell[]) => columns.map((column, at) => cellOf(row[at], column));
  return {
    sheet: nameSheet(table.title, names),
    columns: columns.map((column, at) => ({ width: widthOf(column, at, table, report) })),
    data: [
      columns.map(({ heading, kind }) => ({
        ...textCell(heading),
        ...HEADING,
        align: kind === 'text' ? ('left' as const) : ('right' as const),
      })),
      ...rows.map(toCells),
      ...(total === undefined
        ? []
        : [toCells(total).map((cell) => ({ ...(cell ?? textCell('')), ...TOTAL }))]),
    ],
    stickyRowsCount: 1,
    ...(columns.length > 6 && { orientation: 'landscape' as const }),
  };
}

function cellOf(value: Cell, { kind }: Column): CellObject | null {
  if (value === undefined) return null;
  if (typeof value === 'number')
    return {
      value,
      type: Number,
      format: kind === 'text' || kind === 'date' ? FORMATS.count : FORMATS[kind],
    };
  if (kind !== 'date') return textCell(value);
  const day = new Date(toEpochDays(parseCalendarDate(value)) * 86_400_000);
  return { value: day, type: Date, format: FORMATS.date };
}

function textCell(text: string): CellObject {
  return { value: text.replaceAll(NOT_WRITABLE, '\u2423'), type: String };
}

/** For the longest value that is seen, headings being on two lines. */
function widthOf(column: Column, at: number, { rows, total }: Table, { language }: Report): number {
  let longest = Math.ceil(column.heading.length / 1.6);
  for (const row of [...rows, total ?? []])
    longest = Math.max(longest, formatValue(row[at], column.kind, language).length);
  return Math.min(48, Math.max(9, longest + 3));
}

/** A name that Excel takes, and that no other sheet has. */
function nameSheet(title: string, names: Set<string>): string {
  const clean = title
    .replaceAll(/[[\]:*?/\\']/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  for (let copy = 1; ; copy++) {
    const suffix = copy === 1 ? '' : ` (${copy})`;
    const name = `${clean.slice(0, MAX_SHEET_NAME - suffix.length).trim()}${suffix}`;
    if (names.has(name.toLowerCase())) continue;
    names.add(name.toLowerCase());
    return name;
  }
}
