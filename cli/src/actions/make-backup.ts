import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, rm, stat, statfs } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { checkAudit, checkTables, lastListSequence, openRegistry, readAuditHead } from '@passeport/registry';
import {
  BACKED_UP_FILE,
  BACKUP_FILE,
  backupFileName,
  backupFolderName,
  CONTENTS_FILE,
  type BackupContents,
} from '../backup/backup-contents.ts';
import { listKeptPhotos, missingPhotos, sealPhoto } from '../backup/backup-photos.ts';
import { writeBackupRecord } from '../backup/backup-record.ts';
import { newPhotoKey, openSealed, sealFile } from '../backup/seal.ts';
import { unpackBackup } from '../backup/unpack-backup.ts';
import { zipFiles, type ZippedFile } from '../backup/zip-files.ts';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import type { Progress } from '../terminal/progress.ts';

/** Lists kept in a backup: those from which the next list's changes can be told. */
const LISTS_KEPT = 14;

export interface Backup {
  file: string;
  bytes: number;
  photos: number;
  newPhotos: number;
  /** photos that were changed on the disk, and are left out */
  changedPhotos: string[];
  removed: string[];
  registry: 'sqlite' | 'postgres';
}

/**
 * Makes a backup under `to` while the office works, reads it back as a restoration would, and only then lets the oldest go.
 * What cannot be made again is in it: database, sealed keys, trust list, plans, settings, the last lists, all photos. Printed PDFs
 * are not. Throws `backup-place-missing`, `backup-in-office`, `backup-place-full`, `backup-damaged`, `passphrase-wrong`.
 */
export async function makeBackup(
  office: Office,
  { to, keep, passphrase }: { to: string; keep: number; passphrase: string },
  now: Date,
  startProgress: (total: number) => Progress,
): Promise<Backup> {
  const { folder, registry, record } = office;
  if ((await stat(to).catch(() => undefined))?.isDirectory() !== true)
    throw new CliError('backup-place-missing', { path: to });
  await refuseOwnFolder(to, folder.root);
  const target = join(to, backupFolderName(record.number));
  const work = await mkdtemp(join(folder.root, '.sauvegarde-'));
  try {
    const photoKey = await readPhotoKey(folder.keys, passphrase);
    if (registry.copyTo !== undefined) await registry.copyTo(join(work, 'registry.sqlite'));
    const files = await listFiles(office, work);
    const photosRoot = dirname(folder.originals);
    const photos = await listKeptPhotos(photosRoot);
    const missing = await missingPhotos(target, photoKey, photos);
    const changedPhotos: string[] = [];
    const contents: BackupContents = {
      format: 1,
      office: record.number,
      name: record.name,
      created: now.toISOString(),
      registry: registry.engine,
      ...(await placeInTime(office, work)),
      files: await Promise.all(files.map(describeFile)),
      photoKey,
      photos,
    };
    const needed = [...contents.files, ...missing].reduce((sum, { bytes }) => sum + bytes, 0);
    await refuseFullPlace(to, needed);
    const file = join(target, backupFileName(now));
    try {
      await mkdir(target, { recursive: true, mode: 0o700 });
      const progress = startProgress(missing.length);
      for (const [at, { path }] of missing.entries()) {
        if (!(await sealPhoto(target, photoKey, photosRoot, path))) changedPhotos.push(path);
        progress.advanceTo(at + 1);
      }
      progress.stop('');
      const kept = contents.photos.filter(({ path }) => !changedPhotos.includes(path));
      const text = JSON.stringify({ ...contents, photos: kept });
      const zipped: ZippedFile[] = [{ path: CONTENTS_FILE, text }, ...files];
      await sealFile(file, zipFiles(zipped), { passphrase });
    } catch (error) {
      if (isFull(error))
        throw new CliError('backup-place-full', { path: to, megabytes: inMegabytes(needed) });
      throw error;
    }
    await tryToRestore(file, passphrase, work).catch(async (error: unknown) => {
      await rm(file, { force: true });
      throw error;
    });
    await writeBackupRecord(folder, { last: { at: now.toISOString(), file } });
    const removed = await rotate(target, keep);
    const { size } = await stat(file);
    const newPhotos = missing.length - changedPhotos.length;
    const counted = { photos: photos.length - changedPhotos.length, newPhotos, changedPhotos };
    return { file, bytes: size, ...counted, removed, registry: registry.engine };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The key of the photos, made the first time; sealed with the passphrase among the office's keys. */
async function readPhotoKey(keys: string, passphrase: string): Promise<string> {
  const path = join(keys, 'photos.age');
  if ((await stat(path).catch(() => undefined)) !== undefined)
    return await text(Readable.from(openSealed(path, { passphrase })));
  const key = await newPhotoKey();
  await sealFile(path, Readable.from([Buffer.from(key)]), { passphrase });
  return key;
}

/** Where the copy of the registry stands, of the very state that is in the backup. */
async function placeInTime(
  office: Office,
  work: string,
): Promise<Pick<BackupContents, 'sequence' | 'lines'>> {
  const isCopied = office.registry.copyTo !== undefined;
  const registry = isCopied ? await openRegistry({ path: join(work, 'registry.sqlite') }) : office.registry;
  try {
    const head = await readAuditHead(registry);
    return { sequence: await lastListSequence(registry), lines: head?.lines ?? 0 };
  } finally {
    if (isCopied) await registry.close();
  }
}

async function listFiles(
  { folder, registry }: Office,
  work: string,
): Promise<{ path: string; from: string }[]> {
  const named = ['office.json', 'trust.jws', 'plans.json', 'impression.json'];
  const keys = (await readdir(folder.keys)).sort().map((name) => `keys/${name}`);
  const lists = (await readdir(folder.lists).catch((): string[] => [])).sort();
  const newest = ['liste-', 'nationale-'].flatMap((kind) =>
    lists.filter((name) => name.startsWith(kind) && name.endsWith('.psl')).slice(-LISTS_KEPT),
  );
  const found: { path: string; from: string }[] = [];
  if (registry.copyTo !== undefined)
    found.push({ path: 'registry.sqlite', from: join(work, 'registry.sqlite') });
  for (const path of [...named, ...keys, ...newest.map((name) => `lists/${name}`)]) {
    const from = join(folder.root, path);
    if (BACKED_UP_FILE.test(path) && (await stat(from).catch(() => undefined))?.isFile() === true)
      found.push({ path, from });
  }
  return found;
}

async function describeFile({ path, from }: { path: string; from: string }) {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(from))
    if (chunk instanceof Uint8Array) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Restores into a folder that goes away: every file as it was, a database that is whole, an audit that fits. */
async function tryToRestore(file: string, passphrase: string, work: string): Promise<void> {
  const into = await mkdtemp(join(work, 'essai-'));
  const contents = await unpackBackup(file, passphrase, into);
  if (contents.registry === 'postgres') return;
  const registry = await openRegistry({ path: join(into, 'registry.sqlite') });
  try {
    const { fault } = await checkAudit(registry);
    const damaged = (await checkTables(registry)).some(({ kind }) => kind === 'damaged');
    if (damaged || fault !== undefined) throw new CliError('backup-of-damaged-office', { path: file });
  } finally {
    await registry.close();
  }
}

async function rotate(target: string, keep: number): Promise<string[]> {
  const backups = (await readdir(target)).filter((name) => BACKUP_FILE.test(name)).sort();
  const removed = backups.slice(0, Math.max(0, backups.length - keep));
  for (const name of removed) await rm(join(target, name), { force: true });
  return removed;
}

/** A backup in the office's own folder is lost with it. */
async function refuseOwnFolder(to: string, root: string): Promise<void> {
  const way = relative(await realpath(root), await realpath(to));
  if (way === '' || (!isAbsolute(way) && way.split(sep)[0] !== '..'))
    throw new CliError('backup-in-office', { path: to });
}

async function refuseFullPlace(to: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(to);
  if (bavail * bsize < needed)
    throw new CliError('backup-place-full', { path: to, megabytes: inMegabytes(needed - bavail * bsize) });
}

function inMegabytes(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1_000_000));
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EFBIG');
}
