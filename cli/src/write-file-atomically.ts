import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a whole file or none: to a temporary name beside it, flushed to the disk, then renamed.
 * `mode` is the file's permission bits. What lies under the temporary name already (a link, a file of other permissions) is
 * removed, never written through.
 */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array | string,
  mode = 0o644,
): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await rm(temporary, { force: true });
    const file = await open(temporary, 'wx', mode);
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
