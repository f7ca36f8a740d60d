import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OfficeFolder } from '../office/office-folder.ts';

const BEGINNING = '.transfert-';

/**
 * Runs `work` with a folder that goes away afterwards, and takes away what a killed transfer left behind: it has names and births, unsealed. The office
 * is locked, so no other is at work.
 */
export async function withWorkFolder<Result>(
  { root }: OfficeFolder,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  for (const name of await readdir(root))
    if (name.startsWith(BEGINNING)) await rm(join(root, name), { recursive: true, force: true });
  const folder = await mkdtemp(join(root, BEGINNING));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
