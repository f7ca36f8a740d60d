import type { CalendarDate } from '@passeport/calendar';

/** What a cell holds: text as typed ('' when empty, numbers as their digits), or the day of an Excel date. */
export type Cell = string | CellDate;

/** A cell that Excel keeps as a date. `serial` is Excel's day number: 1 is 1 January 1900. */
export interface CellDate {
  date: CalendarDate | undefined;
  serial: number;
}

/** A sheet; `rows[0]` is row 1 as a spreadsheet shows it. Rows may be shorter than others. */
export interface Sheet {
  name: string;
  rows: readonly (readonly Cell[])[];
}

/** A file as rows of cells. A CSV file has one sheet, named ''. */
export interface Table {
  fileName: string;
  format: 'xlsx' | 'csv';
  sheets: readonly Sheet[];
}

/** The cell as a person would read it; a date as `12/03/1985`. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return cell.date?.split('-').reverse().join('/') ?? String(cell.serial);
}

/** Whether a row has nothing but white space. */
export function isBlankRow(row: readonly Cell[]): boolean {
  return row.every((cell) => cellText(cell).trim() === '');
}
