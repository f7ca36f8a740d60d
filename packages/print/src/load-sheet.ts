import { readFile } from 'node:fs/promises';
import { getDotPath, safeParse } from 'valibot';
import { PrintError } from './errors.ts';
import { sheetSchema, type SheetLayout } from './sheet-schema.ts';

/** A sheet is a page of JSON. */
const MAX_BYTES = 1 << 18;

/** Reads a sheet's file. Throws `sheet-invalid` with the place that is wrong; whether cards fit it is told when they are laid out. */
export async function loadSheet(path: string): Promise<SheetLayout> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new PrintError('sheet-invalid', { where: 'no such file', path }, error);
  });
  if (text.length > MAX_BYTES) throw new PrintError('sheet-invalid', { where: 'too big', path });
  const parsed = safeParse(sheetSchema, parseJson(text, path), { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new PrintError('sheet-invalid', {
      where: `${getDotPath(issue) ?? 'sheet'}: ${issue.message}`,
      path,
    });
  }
  return parsed.output;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PrintError('sheet-invalid', { where: 'not JSON', path }, error);
  }
}
