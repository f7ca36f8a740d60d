import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../cli-error.ts';
import { BACKUP_FILE } from './backup-contents.ts';

/**
 * The backup that a path means: the file itself, or the newest one of a folder (a stick's, or that of one office on it).
 * Throws `file-missing`, or `backup-not-in-folder` when there is none or they are of several offices.
 */
export async function findBackup(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new CliError('file-missing', { path });
  if (!found.isDirectory()) return path;
  const folders = [path, ...(await foldersIn(path))];
  const newest = await Promise.all(folders.map(newestIn));
  const [only, ...others] = newest.flatMap((file) => file ?? []);
  if (only === undefined || others.length > 0) throw new CliError('backup-not-in-folder', { path });
  return only;
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name));
}

/** A folder that can't be read has none: a stick has some that belong to its system. */
async function newestIn(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch((): string[] => []);
  const newest = names
    .filter((name) => BACKUP_FILE.test(name))
    .sort()
    .at(-1);
  return newest === undefined ? undefined : join(folder, newest);
}
