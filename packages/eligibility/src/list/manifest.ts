import * as v from 'valibot';

import { MAX_BLOCK_BYTES } from '../blocks/block-file.ts';
import { isSha256Hex } from './digest.ts';
import { isInstant } from '../instant.ts';
import { MAX_VOUCHED_BYTES } from './vouched-cards.ts';
import { areAscending, MAX_MUTUELLES, rangesSchema } from './mutuelle-ranges.ts';

/** The `typ` of the manifest's token: a card or a trust list signed by the same key is not taken for a list. */
export const LIST_TYP = 'passeport-list+jws';

/** The `typ` of a list that still is to be signed: no desk takes it. */
export const REQUEST_TYP = 'passeport-list-request+jws';

/** Greatest sizes, in bytes (the tokens are ASCII). */
export const MAX_MANIFEST_BYTES = 4_194_304;
export const MAX_TRUST_BYTES = 1_048_576;
export const MAX_DIRECTORY_BYTES = 2_097_152;

/** More stolen keys than any office has. */
export const MAX_VOUCHED_KEYS = 64;

/** Members of a manifest that name a file of at most so many bytes. */
export const fileOf = (maxBytes: number) => ({
  sha256: v.custom<string>(isSha256Hex),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxBytes)),
});
const instant = v.custom<string>(isInstant);

/** Members of a manifest that say whose it is, and which one. */
export const originMembers = {
  office: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
};

/** The most lines of an office's audit that a list tells of: what a delta's varint holds. */
const MAX_AUDIT_LINES = 0x0fff_ffff;

/** RFC 7638, in canonical base64url: the last of 43 characters holds four bits. */
const thumbprint = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));

/** The payload of the manifest: every file of the list by its SHA-256 and its length. */
export const manifestSchema = v.pipe(
  v.strictObject({
    version: v.literal(2),
    ...originMembers,
    issued: instant,
    expires: instant,
    audit: v.optional(
      v.strictObject({
        lines: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_AUDIT_LINES)),
        sha256: v.custom<string>(isSha256Hex),
      }),
    ),
    trust: v.strictObject(fileOf(MAX_TRUST_BYTES)),
    directory: v.strictObject(fileOf(MAX_DIRECTORY_BYTES)),
    blocks: v.pipe(
      v.array(v.strictObject({ mutuelles: rangesSchema, ...fileOf(MAX_BLOCK_BYTES) })),
      v.maxLength(MAX_MUTUELLES),
      v.check((blocks) => areAscending(blocks.flatMap(({ mutuelles }) => mutuelles))),
    ),
    vouched: v.exactOptional(
      v.pipe(
        v.array(v.strictObject({ key: thumbprint, ...fileOf(MAX_VOUCHED_BYTES) })),
        v.minLength(1),
        v.maxLength(MAX_VOUCHED_KEYS),
        v.check((vouched) => vouched.every(({ key }, at) => at === 0 || key > (vouched[at - 1]?.key ?? ''))),
      ),
    ),
  }),
  v.check(({ issued, expires }) => issued <= expires),
);

export type Manifest = v.InferOutput<typeof manifestSchema>;

/** How far an office's audit went when it signed a list: how many lines, and the hash of the last, which holds those before. */
export type AuditHead = NonNullable<Manifest['audit']>;

/** Every file of blocks/ that a manifest names. */
export function filesOf({ directory, blocks, vouched = [] }: Manifest): ManifestFile[] {
  return [directory, ...blocks, ...vouched];
}

/** A file as the manifest names it. */
export interface ManifestFile {
  sha256: string;
  bytes: number;
}
