import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type Cell as ExcelCell } from 'write-excel-file/node';

/** An .xlsx with these rows; several sheets when given by name. */
export async function workbook(
  sheets: ExcelCell[][] | Record<string, ExcelCell[][]>,
  patch: (parts: Record<string, string>) => void = () => {},
): Promise<Uint8Array> {
  const named = Array.isArray(sheets) ? { Feuil1: sheets } : sheets;
  const bytes = await writeExcelFile(
    Object.entries(named).map(([sheet, data]) => ({ sheet, data })),
  ).toBuffer();
  const texts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]),
  );
  patch(texts);
  return zipSync(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)])));
}

/** A worksheet's XML replaced: `rows` is what stands in `<sheetData>`, `after` what follows it. */
export function rawSheet(rows: string, after = ''): (parts: Record<string, string>) => void {
  return (parts) => {
    const path = 'xl/worksheets/sheet1.xml';
    parts[path] = (parts[path] ?? '').replace(
      /<sheetData>.*<\/sheetData>/s,
      `<sheetData>${rows}</sheetData>${after}`,
    );
  };
}

/** Cell of a day, as Excel keeps it. */
export function day(iso: string): ExcelCell {
  return { value: new Date(`${iso}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
}

/** The bytes of a text in Windows-1252, for characters that it shares with Latin-1. */
export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}
