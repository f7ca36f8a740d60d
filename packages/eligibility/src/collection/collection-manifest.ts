import * as v from 'valibot';

import { isInstant } from '../instant.ts';
import { fileOf, MAX_MANIFEST_BYTES, MAX_TRUST_BYTES, originMembers } from '../list/manifest.ts';

/** The `typ` of a collection's token: an office's list is not taken for a collection, nor a collection for a list. */
export const COLLECTION_TYP = 'passeport-collection+jws';

/** Greatest sizes: of the token, in bytes (ASCII); of the number of lists; of all their tokens together. */
export const MAX_COLLECTION_BYTES = 65_536;
export const MAX_PARTS = 100;
export const MAX_PART_TOKENS_BYTES = 16_777_216;

/** The payload: each office's list by the two tokens that it is known by, which lie among the other files. */
export const collectionSchema = v.strictObject({
  version: v.literal(1),
  ...originMembers,
  issued: v.custom<string>(isInstant),
  trust: v.strictObject(fileOf(MAX_TRUST_BYTES)),
  parts: v.pipe(
    v.array(
      v.strictObject({
        ...originMembers,
        manifest: v.strictObject(fileOf(MAX_MANIFEST_BYTES)),
        trust: v.strictObject(fileOf(MAX_TRUST_BYTES)),
      }),
    ),
    v.minLength(1),
    v.maxLength(MAX_PARTS),
    v.check((parts) => parts.every(({ office }, at) => at === 0 || office > (parts[at - 1]?.office ?? 0))),
  ),
});

export type CollectionManifest = v.InferOutput<typeof collectionSchema>;

/** An office's list as the collection names it. */
export type NamedPart = CollectionManifest['parts'][number];
