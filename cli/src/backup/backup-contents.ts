import * as v from 'valibot';

/** The largest of each, so that a backup that somebody made up costs no more than reading it. */
const MAX_FILES = 1_000;
const MAX_PHOTOS = 20_000_000;

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Files of an office's folder that a backup may hold: nothing else is ever written by a restoration. */
export const BACKED_UP_FILE =
  /^(?:registry\.sqlite|office\.json|trust\.jws|plans\.json|impression\.json|keys\/[a-z][a-z.]{0,30}\.(?:jwe|jwk|age)|lists\/(?:liste|nationale)-\d{6,9}\.psl)$/;

/** Photos, by the SHA-256 of their content. */
export const BACKED_UP_PHOTO = /^(?:originals|portraits)\/[0-9a-f]{64}\.[a-z0-9]{1,5}$/;

/** `contents.json` of a backup: what is in it, of which office, of which moment. */
export const backupContents = v.strictObject({
  format: v.literal(1),
  office: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
  name: v.string(),
  created: v.pipe(v.string(), v.isoTimestamp()),
  registry: v.picklist(['sqlite', 'postgres']),
  /** the last list that was begun; 0 before the first */
  sequence: bytes,
  /** how far the audit went */
  lines: bytes,
  files: v.pipe(
    v.array(v.strictObject({ path: v.pipe(v.string(), v.regex(BACKED_UP_FILE)), bytes, sha256 })),
    v.maxLength(MAX_FILES),
  ),
  /** `AGE-SECRET-KEY-…`: opens the photos, which lie beside the backups, each in a file of its own */
  photoKey: v.pipe(v.string(), v.regex(/^AGE-SECRET-KEY-1[A-Z0-9]{50,100}$/)),
  photos: v.pipe(
    v.array(v.strictObject({ path: v.pipe(v.string(), v.regex(BACKED_UP_PHOTO)), bytes })),
    v.maxLength(MAX_PHOTOS),
  ),
});

export type BackupContents = v.InferOutput<typeof backupContents>;

export const CONTENTS_FILE = 'contents.json';

/** Where an office's backups lie in the folder or on the stick that was named. */
export function backupFolderName(office: number): string {
  return `passeport-${String(office).padStart(4, '0')}`;
}

/** `sauvegarde-2026-11-22-091500.age`: sorts by time; no sign that a stick's file system refuses. */
export function backupFileName(at: Date): string {
  const [day = '', time = ''] = at.toISOString().split('T');
  return `sauvegarde-${day}-${time.slice(0, 8).replaceAll(':', '')}.age`;
}

export const BACKUP_FILE = /^sauvegarde-\d{4}-\d{2}-\d{2}-\d{6}\.age$/;
