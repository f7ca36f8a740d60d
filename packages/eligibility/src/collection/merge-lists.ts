import { signJws, type SigningKey } from '@passeport/credential';
import * as v from 'valibot';

import { COLLECTION_TYP, collectionSchema } from './collection-manifest.ts';
import { sha256Hex } from '../list/digest.ts';
import { EligibilityError } from '../errors.ts';
import { encodeJson } from '../list/json.ts';
import type { EligibilityList } from '../list/open-list.ts';
import type { ListIssue, PublishedList } from '../list/publish-list.ts';

/** An office's list to gather: as it came, and as `openWholeList` opened it. */
export interface GatheredList {
  list: PublishedList;
  opened: Pick<EligibilityList, 'office' | 'sequence'>;
}

/**
 * Gathers several offices' lists into one, in any order, and signs which ones they are; nothing in them is changed. It travels
 * as a list does. Throws `content-invalid`, as for two lists of one office. Whether every reader will take it is not asked here:
 * `openWholeCollection` does.
 */
export async function mergeLists(
  lists: readonly GatheredList[],
  { trustToken, ...origin }: Omit<ListIssue, 'expires'>,
  key: SigningKey,
): Promise<PublishedList> {
  const { office, sequence, issued } = origin;
  const text = new TextEncoder();
  const files = new Map<string, Uint8Array>();
  const nameToken = async (token: string) => {
    const bytes = text.encode(token);
    const sha256 = await sha256Hex(bytes);
    // The collection's own trust list has its own place.
    if (token !== trustToken) files.set(sha256, bytes);
    return { sha256, bytes: bytes.length };
  };

  const parts = [];
  for (const { list, opened } of [...lists].sort((a, b) => a.opened.office - b.opened.office)) {
    for (const [sha256, bytes] of list.blocks) files.set(sha256, bytes);
    const { office: of, sequence: number } = opened;
    parts.push({
      office: of,
      sequence: number,
      manifest: await nameToken(list.manifest),
      trust: await nameToken(list.trust),
    });
  }

  const trust = await nameToken(trustToken);
  const result = v.safeParse(collectionSchema, { version: 1, office, sequence, issued, trust, parts });
  if (!result.success) {
    const [fault] = result.issues;
    const problem = `${v.getDotPath(fault) ?? 'collection'}: ${fault.message}`;
    throw new EligibilityError('content-invalid', { problem });
  }
  const manifest = await signJws(encodeJson(result.output), key, COLLECTION_TYP);
  return { manifest, trust: trustToken, blocks: files };
}
