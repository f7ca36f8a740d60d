import { fromEpochDays, parseCalendarDate, toEpochDays } from '@passeport/calendar';
import { zipSync } from 'fflate';
import { IntakeError } from './errors.ts';
import { guardSheet } from './guard-sheet.ts';
import { MAX_CELL_LENGTH } from './limits.ts';
import { openWorkbook, type WorkbookParts } from './open-workbook.ts';
import type { Cell, CellDate, Sheet } from './table.ts';
import { fillMerges, findVerticalMerges } from './vertical-merges.ts';

const DAY_MS = 86_400_000;

/** Day 0 of Excel's 1900 date system, for days from 1 March 1900 on. */
const EXCEL_EPOCH_DAYS = toEpochDays(parseCalendarDate('1900-01-01')) - 2;
const [FIRST_SERIAL, LAST_SERIAL] = [2, toEpochDays(parseCalendarDate('2199-12-31')) - EXCEL_EPOCH_DAYS];

/**
 * The sheets of an .xlsx (ECMA-376): formulas by their last value, numbers as their digits, vertical merges filled.
 * Throws as `openWorkbook` and `guardSheet` do.
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Sheet[]> {
  const parts = await openWorkbook(bytes, fileName);
  const merges = findVerticalMerges(parts);
  guardSheets(parts, fileName);
  const { default: readExcelFile } = await import('read-excel-file/universal');
  try {
    // Stored, not deflated: the reader unzips nothing but what was checked above.
    const zip = zipSync(Object.fromEntries(parts), { level: 0 });
    const sheets = await readExcelFile<string>(new Blob([zip]), { parseNumber: numberText });
    return sheets.map(({ sheet: name, data }) => {
      // A sheet that is only a chart has no data.
      const rows = (data ?? []).map((row) => row.map((value) => toCell(value)));
      return { name, rows: fillMerges(rows, merges.get(name) ?? []) };
    });
  } catch (error) {
    throw new IntakeError('workbook-damaged', { fileName }, error);
  }
}

/** A worksheet may be under any path: it is known by its content. */
function guardSheets(parts: WorkbookParts, fileName: string): void {
  for (const [path, bytes] of parts) {
    const xml = new TextDecoder().decode(bytes);
    if (xml.includes('sheetData')) parts.set(path, new TextEncoder().encode(guardSheet(xml, fileName)));
  }
}

function toCell(value: unknown): Cell {
  if (typeof value === 'string') return value.slice(0, MAX_CELL_LENGTH + 1);
  // As Excel in French shows them.
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
  if (value instanceof Date) return toCellDate(value);
  return '';
}

function toCellDate(instant: Date): CellDate {
  const epochDays = Math.floor(instant.getTime() / DAY_MS);
  const serial = epochDays - EXCEL_EPOCH_DAYS;
  const inRange = serial >= FIRST_SERIAL && serial <= LAST_SERIAL;
  return { date: inRange ? fromEpochDays(epochDays) : undefined, serial };
}

/** The digits a person typed: `76123456.0` and `7.6123456E7` are both `76123456`. */
function numberText(written: string): string {
  const number = Number(written);
  return Number.isSafeInteger(number) ? String(number) : written;
}
