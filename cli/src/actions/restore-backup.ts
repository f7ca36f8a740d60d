import type { EligibilityList } from '@passeport/eligibility';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { closeGivenAway, skipNumbers, type By, type GivenSince } from '@passeport/registry';
import type { BackupContents } from '../backup/backup-contents.ts';
import { readPhoto } from '../backup/backup-photos.ts';
import { unpackBackup } from '../backup/unpack-backup.ts';
import { writeBackupRecord } from '../backup/backup-record.ts';
import { compareWithList, type Difference } from '../backup/compare-with-list.ts';
import { DIFFERENCES_FILE, writeDifferences } from '../backup/write-differences.ts';
import { readNewestListOf, type NewestList } from '../backup/read-newest-list.ts';
import { CliError } from '../cli-error.ts';
import { readTrust } from '../office/keys.ts';
import { contains, numbersIn } from '../office/mutuelle-ranges.ts';
import { officeFolder } from '../office/office-folder.ts';
import { openOffice, type Office } from '../office/open-office.ts';
import type { Words } from '../words/fr.ts';
import { importTrust } from './import-trust.ts';

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
  /** what that list knows and the backup did not */
  differences?: { file: string; list: Difference[] };
  /** the number of the trust list that was taken with it, when it is newer */
  trust?: number;
}

type LearnedFromList = Pick<Restored, 'differences' | 'trust'>;

/**
 * Makes an office anew from a backup, in a folder that is empty or not there: whole or not at all. A backup from before the newest
 * list given is refused, for the work of that time is lost with it; with `force` it is taken. In any case no number of after the
 * backup is given a second time (`skipNumbers`), and what a newer list tells of persons, cards and keys is taken from it.
 * Throws `folder-not-empty`, `backup-damaged`, `backup-passphrase-wrong`, `restore-needs-list`, `restore-too-old`, and as
 * `readNewestListOf` for the list, as `importTrust` for its trust list.
 */
export async function restoreBackup(
  file: string,
  { to, list, force }: { to: string; list: string | undefined; force: boolean },
  passphrase: string,
  words: Words,
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
    const newest =
      list === undefined
        ? undefined
        : await readNewestListOf(officeFolder(fresh), contents.office, list, by.at);
    const olderThan = checkAge(contents, newest?.opened, force);
    const since = contents.registry === 'sqlite' ? await goOnBeyond(fresh, contents, newest, by) : undefined;
    const missingPhotos = await restorePhotos(fresh, dirname(file), contents);
    const folder = officeFolder(fresh);
    for (const path of [folder.originals, folder.portraits, folder.prints, folder.imports])
      await mkdir(path, { recursive: true, mode: 0o700 });
    await mkdir(folder.lists, { recursive: true });
    if (newest !== undefined && since?.differences !== undefined)
      await writeDifferences(folder, newest.opened.sequence, since.differences.list, words);
    await writeBackupRecord(folder, { last: { at: contents.created, file } });
    await rmdir(to).catch(() => undefined);
    await rename(fresh, to);
    const { created, sequence, registry, photos } = contents;
    const counted = { photos: photos.length - missingPhotos.length, missingPhotos };
    return { path: to, created, sequence, ...counted, registry, ...(olderThan && { olderThan }), ...since };
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
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
  if (!isAfter({ sequence, lines }, newest)) return undefined;
  if (!force) throw new CliError('restore-too-old', { sequence, last: newest.sequence });
  return newest.sequence;
}

/** Whether a list was made after the backup. */
function isAfter(
  { sequence, lines }: Pick<BackupContents, 'sequence' | 'lines'>,
  list: EligibilityList,
): boolean {
  return list.sequence > sequence || (list.audit?.lines ?? 0) > lines;
}

/**
 * Also after a backup that is no older than the newest list, work may have been done that nobody knows of: cards of that time are in
 * people's hands. So every series of numbers goes on beyond what may have been given. What a newer list tells is taken from it.
 */
async function goOnBeyond(
  fresh: string,
  contents: BackupContents,
  newest: NewestList | undefined,
  by: By,
): Promise<LearnedFromList> {
  const office = await openOffice({ path: fresh }, { change: false });
  try {
    const isNewer = newest !== undefined && isAfter(contents, newest.opened);
    const told = isNewer ? await compareWithList(office, newest) : undefined;
    const since: GivenSince = {
      list: newest?.opened.sequence ?? 0,
      lines: Math.max(0, (newest?.opened.audit?.lines ?? 0) - contents.lines),
      mutuelles: newest?.opened.mutuelles ?? [],
      dead: told?.dead ?? [],
      ended: told?.ended ?? [],
    };
    await skipNumbers(office.registry, since, by);
    const trust = newest && (await takeNewerTrust(office, newest, by));
    return {
      ...(told && { differences: { file: DIFFERENCES_FILE, list: told.differences } }),
      ...(trust && { trust }),
    };
  } finally {
    await office.close();
  }
}

/** A trust list of before would name keys that no desk believes any more, and sign its next number a second time. */
async function takeNewerTrust(
  office: Office,
  { trust: { token, list } }: NewestList,
  by: By,
): Promise<number | undefined> {
  if (list.sequence <= (await readTrust(office.folder)).list.sequence) return undefined;
  // Mutuelles that were given to another office since the backup are that one's.
  const own = list.keys.filter((key) => key.office.number === office.record.number);
  const former = numbersIn(own.flatMap((key) => key.former ?? []));
  const kept = own.flatMap((key) => key.mutuelles);
  await closeGivenAway(
    office.registry,
    former.filter((number) => !contains(kept, number)),
    by,
  );
  const { sequence, already } = await importTrust(office, token, undefined, by);
  return already ? undefined : sequence;
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
