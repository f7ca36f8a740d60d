import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Table } from '@passeport/intake';
import { CliError } from '../cli-error.ts';

const LARGEST_TABLE_BYTES = 64 * 1024 * 1024;

/** Reads a spreadsheet from a path. Throws `file-missing` or IntakeError. */
export async function readTableFile(path: string): Promise<Table> {
  const { IntakeError, readTable } = await import('@passeport/intake');
  const file = await stat(path).catch(() => undefined);
  if (file === undefined || !file.isFile()) throw new CliError('file-missing', { path });
  if (file.size > LARGEST_TABLE_BYTES) throw new IntakeError('file-too-big', { fileName: basename(path) });
  return await readTable(await readFile(path), basename(path));
}
