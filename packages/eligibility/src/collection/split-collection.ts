import { CredentialError, parseJws } from '@passeport/credential';

import {
  COLLECTION_TYP,
  collectionSchema,
  MAX_COLLECTION_BYTES,
  type CollectionManifest,
} from './collection-manifest.ts';
import { EligibilityError } from '../errors.ts';
import { decodeJson } from '../list/json.ts';
import { readManifestParts } from '../list/list-parts.ts';
import type { PublishedList } from '../list/publish-list.ts';

/** An office's list taken out of a collection, as the collection names it. */
export interface SplitPart {
  office: number;
  sequence: number;
  list: PublishedList;
}

/**
 * Takes a collection apart into the lists that it was made of, nothing of which is verified: for whoever made it, and asks what
 * changed since. Throws `list-malformed` or `block-missing`.
 */
export async function splitCollection({ manifest, trust, blocks }: PublishedList): Promise<SplitPart[]> {
  const { parts, trust: carried } = parseCollection(manifest);
  const read = (sha256: string): Uint8Array => {
    const bytes = blocks.get(sha256);
    if (bytes === undefined) throw new EligibilityError('block-missing', { sha256 });
    return bytes;
  };
  const readText = (sha256: string): string => new TextDecoder().decode(read(sha256));
  return await Promise.all(
    parts.map(async ({ office, sequence, ...tokens }) => {
      const token = readText(tokens.manifest.sha256);
      const own = (await readManifestParts(token)).manifest;
      const list = {
        manifest: token,
        trust: tokens.trust.sha256 === carried.sha256 ? trust : readText(tokens.trust.sha256),
        blocks: new Map([own.directory, ...own.blocks].map(({ sha256 }) => [sha256, read(sha256)])),
      };
      return { office, sequence, list };
    }),
  );
}

function parseCollection(token: string): CollectionManifest {
  try {
    const { payload } = parseJws(token, { typ: COLLECTION_TYP, maxBytes: MAX_COLLECTION_BYTES });
    const manifest = decodeJson(collectionSchema, payload);
    if (manifest !== undefined) return manifest;
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    throw new EligibilityError('list-malformed', { problem: error.code }, error);
  }
  throw new EligibilityError('list-malformed', { problem: 'collection' });
}
