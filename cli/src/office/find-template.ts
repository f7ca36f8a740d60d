import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetLayout } from '@passeport/print';
import { sheetFile, templateFolder } from '@passeport/templates';

/** A template that ships, by its name, or one of the office's own, by its folder. Throws `template-missing`. */
export function findTemplateFolder(given: string, cwd: (path: string) => string): string {
  const folder = cwd(given);
  return existsSync(join(folder, 'template.json')) ? folder : templateFolder(given);
}

/** A sheet that ships, by its name, or one of the office's own, by its file. Throws `sheet-missing`, `sheet-invalid`. */
export async function findSheet(given: string, cwd: (path: string) => string): Promise<SheetLayout> {
  const { loadSheet } = await import('@passeport/print');
  return await loadSheet(given.endsWith('.json') ? cwd(given) : sheetFile(given));
}
