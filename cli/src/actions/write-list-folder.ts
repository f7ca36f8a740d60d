import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFiles, MANIFEST_FILE, type PublishedList } from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/**
 * Puts the list's files into a fresh folder beside `out`, then exchanges the two. A reader in between finds the
 * old list or none, never a mixture.
 */
export async function writeListFolder(out: string, list: PublishedList): Promise<void> {
  const fresh = `${out}.${process.pid}.new`;
  const old = `${out}.${process.pid}.old`;
  try {
    for (const [name, bytes] of listFiles(list)) {
      await mkdir(dirname(join(fresh, name)), { recursive: true });
      await writeFileAtomically(join(fresh, name), bytes);
    }
    await rename(out, old).catch(ignoreMissing);
    await rename(fresh, out);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** The folder is exchanged whole, so it must be a list's, or empty, or not there. Throws `folder-not-empty`. */
export async function refuseForeignFolder(out: string): Promise<void> {
  const present = await readdir(out).catch((): string[] => []);
  if (present.length > 0 && !present.includes(MANIFEST_FILE))
    throw new CliError('folder-not-empty', { path: out });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
