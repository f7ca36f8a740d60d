import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Desk } from './office.ts';

const PHOTOS = fileURLToPath(new URL('../../cli/demo/photos', import.meta.url));

/** The demonstration's photos whose names begin so, in a folder of the desk; its path. */
export function copyPhotos(desk: Desk, ...beginnings: string[]): string {
  const folder = join(desk.folder, 'photos');
  mkdirSync(folder);
  for (const name of readdirSync(PHOTOS))
    if (beginnings.some((beginning) => name.startsWith(beginning)))
      copyFileSync(join(PHOTOS, name), join(folder, name));
  return folder;
}
