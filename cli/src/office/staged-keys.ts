import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** Key files that take the places of those of the same names all together: none of them counts before, or each. */
export type StagedKeys = ReadonlyMap<string, string | Uint8Array>;

const OWNER_ONLY = 0o600;

/** Writes the files beside those that they are to replace, where nobody reads them yet. */
export async function stageKeys(dir: string, files: StagedKeys): Promise<void> {
  await rm(unfinished(dir), { recursive: true, force: true });
  await mkdir(unfinished(dir), { mode: 0o700 });
  for (const [name, content] of files)
    await writeFileAtomically(join(unfinished(dir), name), content, OWNER_ONLY);
}

/** From here on they count: one rename, and what `finishStagedKeys` does if this process is killed. */
export async function commitStagedKeys(dir: string): Promise<void> {
  await rename(unfinished(dir), committed(dir));
  await finishStagedKeys(dir);
}

/** Puts in their places the files that count already. Two processes may do it at once. */
export async function finishStagedKeys(dir: string): Promise<void> {
  const names = await readdir(committed(dir)).catch((): string[] => []);
  for (const name of names) await rename(join(committed(dir), name), join(dir, name)).catch(passOverDone);
  if (names.length > 0) await rmdir(committed(dir)).catch(passOverDone);
}

function passOverDone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTEMPTY') throw error;
}

function unfinished(dir: string): string {
  return join(dir, '.phrase-en-cours');
}

function committed(dir: string): string {
  return join(dir, '.phrase-nouvelle');
}
