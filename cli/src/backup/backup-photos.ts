import { createHash, createHmac } from 'node:crypto';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { BACKED_UP_PHOTO, type BackupContents } from './backup-contents.ts';
import { openSealed, sealFile } from './seal.ts';
import { CliError } from '../cli-error.ts';

type KeptPhotos = BackupContents['photos'];

/**
 * A photo's place beside the backups. A photo never changes, so it is written once, and all backups share it. Its name is a MAC of
 * its hash: whoever finds the stick cannot even ask whether a photo that he has is on it.
 */
function sealedPhotoPath(folder: string, key: string, path: string): string {
  const name = createHmac('sha256', key).update(path).digest('hex').slice(0, 40);
  return join(folder, 'photos', name.slice(0, 2), `${name}.age`);
}

/** The photos of an office, originals and portraits, with their sizes. */
export async function listKeptPhotos(root: string): Promise<KeptPhotos> {
  const photos: KeptPhotos = [];
  for (const kind of ['originals', 'portraits'])
    for (const name of (await readdir(join(root, kind)).catch((): string[] => [])).sort()) {
      const path = `${kind}/${name}`;
      if (BACKED_UP_PHOTO.test(path)) photos.push({ path, bytes: (await stat(join(root, path))).size });
    }
  return photos;
}

/** The photos that are not yet beside the backups. */
export async function missingPhotos(folder: string, key: string, photos: KeptPhotos): Promise<KeptPhotos> {
  const missing: KeptPhotos = [];
  for (const photo of photos) {
    const place = await stat(sealedPhotoPath(folder, key, photo.path)).catch(() => undefined);
    // A sealed file is longer than what is in it; one cut short is written again.
    if (place === undefined || place.size <= photo.bytes) missing.push(photo);
  }
  return missing;
}

/**
 * Seals a photo beside the backups, reads it back and compares. False, and nothing is written, for one that was changed on the
 * disk: it is not the photo that was imported. Throws `backup-damaged`.
 */
export async function sealPhoto(folder: string, key: string, root: string, path: string): Promise<boolean> {
  const bytes = await readFile(join(root, path));
  if (!path.includes(createHash('sha256').update(bytes).digest('hex'))) return false;
  const sealed = sealedPhotoPath(folder, key, path);
  await mkdir(dirname(sealed), { recursive: true, mode: 0o700 });
  await sealFile(sealed, Readable.from([bytes]), { key });
  await readPhoto(folder, key, path);
  return true;
}

/** A photo, checked against the hash that is its name. Throws `backup-damaged`, `backup-passphrase-wrong`, ENOENT. */
export async function readPhoto(folder: string, key: string, path: string): Promise<Uint8Array> {
  const sealed = sealedPhotoPath(folder, key, path);
  const bytes = await buffer(openSealed(sealed, { key }));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (!path.includes(sha256)) throw new CliError('backup-damaged', { path: sealed });
  return bytes;
}
