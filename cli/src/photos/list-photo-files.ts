import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Every file below the folder that could be a photo, by its path in it; systems' own files and links are passed over. */
export async function listPhotoFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/^(?:\..*|thumbs\.db|desktop\.ini)$/i.test(entry.name))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}
