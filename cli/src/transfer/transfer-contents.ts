import { isMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import * as v from 'valibot';
import { BACKED_UP_PHOTO } from '../backup/backup-contents.ts';

/** The rows of the registry, a JSON line each: `{"table":…,"row":{…}}`. */
export const ROWS_FILE = 'registry.ndjson';

/** What the giving office signed: beside the table of contents, whose hash it has. */
export const TRANSFER_FILE = 'transfer.jws';

const MAX_FILES = 2_000_000;
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** `contents.json` of a transfer: which mutuelles, of which office, and every file with its hash. */
export const transferContents = v.strictObject({
  format: v.literal(1),
  office: v.strictObject({ number: v.pipe(whole, v.minValue(1), v.maxValue(9999)), name: v.string() }),
  closed: v.pipe(v.string(), v.isoTimestamp()),
  mutuelles: v.pipe(v.array(v.custom<MutuelleNumber>(isMutuelleNumber)), v.minLength(1), v.maxLength(2000)),
  /** the plans that they have, as `plans.json` spells them */
  plans: v.array(v.record(v.string(), v.unknown())),
  files: v.pipe(
    v.array(
      v.strictObject({
        path: v.pipe(
          v.string(),
          v.check((path) => path === ROWS_FILE || BACKED_UP_PHOTO.test(path)),
        ),
        bytes: whole,
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      }),
    ),
    v.maxLength(MAX_FILES),
    v.check((files) => files.every(({ path, sha256 }) => path === ROWS_FILE || path.includes(sha256))),
  ),
});

export type TransferContents = v.InferOutput<typeof transferContents>;

/** Where the photos of a transfer lie in it, as in the office's own folder. */
export function photoPath(kind: 'originals' | 'portraits', fileName: string): string {
  return `${kind}/${fileName}`;
}
