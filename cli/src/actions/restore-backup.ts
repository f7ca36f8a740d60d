import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lastListSequence, openRegistry, skipListNumbers, type By } from '@passeport/registry';
import type { BackupContents } from '../backup/backup-contents.ts';
import { readPhoto } from '../backup/backup-photos.ts';
import { unpackBackup } from '../backup/unpack-backup.ts';
import { writeBackupRecord } from '../backup/backup-record.ts';
import { CliError } from '../cli-error.ts';
import { readRoot, rootPath } from '../office/keys.ts';
import { officeFolder } from '../office/office-folder.ts';
import { openGivenLists } from '../verify/open-given-list.ts';

export interface Restored {
  path: string;
  created: string;
  sequence: number;
  photos: number;
  /** photos that are not beside the backup, or damaged */
  missingPhotos: string[];
  registry: 'sqlite' | 'postgres';
  /** the last list that desks have, when the backup is from before it */
  olderThan?: number;
}

/**
 * Makes an office anew from a backup, in a folder that is empty or not there: whole or not at all. A backup from before the newest
 * list given is refused, for numbers that were given since would be given again; with `force`, list numbers go on after that list's.
 * Throws `folder-not-empty`, `backup-damaged`, `backup-passphrase-wrong`, `restore-needs-list`, `restore-too-old`, and as
 * `openGivenLists` for the list.
 */
export async function restoreBackup(
  file: string,
  { to, list, force }: { to: string; list: string | undefined; force: boolean },
  passphrase: string,
  by: By,
): Promise<Restored> {
  const present = await readdir(to).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (present.length > 0) throw new CliError('folder-not-empty', { path: to });
  const fresh = `${to}.${process.pid}.restauration`;
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  try {
    const contents = await unpackBackup(file, passphrase, fresh);
    const newest = list === undefined ? undefined : await readNewest(fresh, contents, list, by.at);
    const olderThan = await checkAge(fresh, contents, newest, force, by);
    const missingPhotos = await restorePhotos(fresh, dirname(file), contents);
    const folder = officeFolder(fresh);
    for (const path of [folder.originals, folder.portraits, folder.prints, folder.imports])
      await mkdir(path, { recursive: true, mode: 0o700 });
    await mkdir(folder.lists, { recursive: true });
    await writeBackupRecord(folder, { last: { at: contents.created, file } });
    await rmdir(to).catch(() => undefined);
    await rename(fresh, to);
    const { created, sequence, registry, photos } = contents;
    const counted = { photos: photos.length - missingPhotos.length, missingPhotos };
    return { path: to, created, sequence, ...counted, registry, ...(olderThan && { olderThan }) };
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** The number of the office's newest list, as its signature says under the root of the backup. */
async function readNewest(
  fresh: string,
  { office }: BackupContents,
  path: string,
  now: Date,
): Promise<{ sequence: number; lines: number }> {
  const roots = [await readRoot(rootPath(officeFolder(fresh)))];
  const { lists } = await openGivenLists(path, { roots }, now);
  const own = lists.filter((list) => list.office === office);
  if (own.length === 0) throw new CliError('restore-needs-list');
  return {
    sequence: Math.max(...own.map(({ sequence }) => sequence)),
    lines: Math.max(...own.map(({ audit }) => audit?.lines ?? 0)),
  };
}

/** The newest list's number, when it is newer than the backup and that was accepted. */
async function checkAge(
  fresh: string,
  { sequence, lines, registry: kind }: BackupContents,
  newest: { sequence: number; lines: number } | undefined,
  force: boolean,
  by: By,
): Promise<number | undefined> {
  if (kind === 'postgres') return undefined;
  if (newest === undefined) {
    if (force) return undefined;
    throw new CliError('restore-needs-list');
  }
  const isOlder = newest.sequence > sequence || newest.lines > lines;
  if (!isOlder) return undefined;
  if (!force) throw new CliError('restore-too-old', { sequence, last: newest.sequence });
  const registry = await openRegistry({ path: officeFolder(fresh).registry });
  try {
    await skipListNumbers(registry, Math.max(newest.sequence, await lastListSequence(registry)), by);
  } finally {
    await registry.close();
  }
  return newest.sequence;
}

async function restorePhotos(
  fresh: string,
  beside: string,
  { photoKey, photos }: BackupContents,
): Promise<string[]> {
  const missing: string[] = [];
  for (const { path } of photos) {
    const to = join(fresh, 'photos', path);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    try {
      await writeFile(to, await readPhoto(beside, photoKey, path), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!isLost(error)) throw error;
      missing.push(path);
    }
  }
  return missing;
}

function isLost(error: unknown): boolean {
  return error instanceof CliError || (error instanceof Error && 'code' in error && error.code === 'ENOENT');
}
