import type { EligibilityList } from '@passeport/eligibility';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  findPersons,
  openRegistry,
  skipNumbers,
  type By,
  type GivenSince,
  type Registry,
} from '@passeport/registry';
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
 * list given is refused, for the work of that time is lost with it; with `force` it is taken. In any case no number of after the
 * backup is given a second time (`skipNumbers`).
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
    const olderThan = checkAge(contents, newest, force);
    if (contents.registry === 'sqlite') await goOnBeyond(fresh, contents, newest, by);
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

/** The office's newest list among those given, as its signature says under the root of the backup. */
async function readNewest(
  fresh: string,
  { office }: BackupContents,
  path: string,
  now: Date,
): Promise<EligibilityList> {
  const roots = [await readRoot(rootPath(officeFolder(fresh)))];
  const { lists } = await openGivenLists(path, { roots }, now);
  const [newest] = lists.filter((list) => list.office === office).sort((a, b) => b.sequence - a.sequence);
  if (newest === undefined) throw new CliError('restore-needs-list');
  return newest;
}

/** The newest list's number, when it is newer than the backup and that was accepted. */
function checkAge(
  { sequence, lines, registry }: BackupContents,
  newest: EligibilityList | undefined,
  force: boolean,
): number | undefined {
  if (registry === 'postgres') return undefined;
  if (newest === undefined) {
    if (force) return undefined;
    throw new CliError('restore-needs-list');
  }
  const isOlder = newest.sequence > sequence || (newest.audit?.lines ?? 0) > lines;
  if (!isOlder) return undefined;
  if (!force) throw new CliError('restore-too-old', { sequence, last: newest.sequence });
  return newest.sequence;
}

/**
 * Also after a backup that is no older than the newest list, work may have been done that nobody knows of: cards of that time are in
 * people's hands. So every series of numbers goes on beyond what may have been given, and cards that desks know as dead stay dead.
 */
async function goOnBeyond(
  fresh: string,
  { lines }: BackupContents,
  newest: EligibilityList | undefined,
  by: By,
): Promise<void> {
  const registry = await openRegistry({ path: officeFolder(fresh).registry });
  try {
    const since: GivenSince = {
      list: newest?.sequence ?? 0,
      lines: Math.max(0, (newest?.audit?.lines ?? 0) - lines),
      mutuelles: newest?.mutuelles ?? [],
      dead: newest === undefined ? [] : await findDead(registry, newest),
    };
    await skipNumbers(registry, since, by);
  } finally {
    await registry.close();
  }
}

/** Below which editions the list calls these persons' cards dead. */
async function findDead(registry: Registry, list: EligibilityList): Promise<GivenSince['dead']> {
  const dead: GivenSince['dead'][number][] = [];
  for (const { member } of await findPersons(registry)) {
    const standing = await list.standingOf(member);
    if (standing.listed && standing.deadBelow > 1) dead.push({ member, below: standing.deadBelow });
  }
  return dead;
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
