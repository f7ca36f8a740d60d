import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFiles, MANIFEST_FILE, TRUST_FILE, type PublishedList } from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/**
 * Puts the list's files, and what leads to it from others by the names of the files, into a fresh folder beside `out`, then exchanges the two. A reader in between finds the
 * old list or none, never a mixture.
 */
export async function writeListFolder(
  out: string,
  list: PublishedList,
  deltas: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const fresh = `${out}.${process.pid}.new`;
  const old = `${out}.${process.pid}.old`;
  try {
    for (const [name, bytes] of [...deltas, ...listFiles(list)]) {
      await mkdir(dirname(join(fresh, name)), { recursive: true });
      await writeFileAtomically(join(fresh, name), bytes);
    }
    await rename(out, old).catch(ignoreMissing);
    try {
      await rename(fresh, out);
    } catch (error) {
      // Rather the list before than none: a program that has the folder open can stand in the way.
      await rename(old, out).catch(ignoreMissing);
      throw error;
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** What a list's folder may hold: the list, and what systems leave in any folder. */
const OURS = new Set([
  MANIFEST_FILE,
  TRUST_FILE,
  'blocks',
  'deltas',
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
]);

/**
 * The folder is exchanged whole, so it must hold a list and nothing else, or be empty, or not be there. Throws
 * `folder-not-empty`, also for a file of that name.
 */
export async function refuseForeignFolder(out: string): Promise<void> {
  const present = await readdir(out).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOTDIR') throw new CliError('folder-not-empty', { path: out });
    ignoreMissing(error);
    return [];
  });
  const isList = present.includes(MANIFEST_FILE) && present.every((name) => OURS.has(name));
  if (present.length > 0 && !isList) throw new CliError('folder-not-empty', { path: out });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
