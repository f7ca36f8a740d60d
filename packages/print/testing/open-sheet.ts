import { fileURLToPath } from 'node:url';
import { loadSheet } from '../src/load-sheet.ts';
import type { SheetLayout } from '../src/sheet-schema.ts';

/** A sheet that ships. */
export async function openSheet(name: string): Promise<SheetLayout> {
  return await loadSheet(fileURLToPath(new URL(`../../../templates/sheets/${name}.json`, import.meta.url)));
}
