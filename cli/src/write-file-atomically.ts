import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a whole file or none: to a temporary name beside it, flushed to the disk, then renamed.
 * `mode` is the file's permission bits.
 */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array | string,
  mode = 0o644,
): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'w', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
