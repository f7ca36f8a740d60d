import { readJwsTyp } from '@passeport/credential';

import { COLLECTION_TYP } from './collection-manifest.ts';
import { EligibilityError } from '../errors.ts';
import { openCollection, openParts, type EligibilityCollection } from './open-collection.ts';
import { openList, type EligibilityList, type ListSource } from '../list/open-list.ts';
import { openWholeList } from '../list/open-whole-list.ts';
import type { PublishedList } from '../list/publish-list.ts';
import type { OpenListOptions } from '../list/verify-list.ts';

/** Whether a manifest says that it is a collection's; nothing is verified yet. */
export function isCollection({ manifest }: { manifest: string }): boolean {
  return readJwsTyp(manifest) === COLLECTION_TYP;
}

/** Opens what an office published, one list or a collection of several. Throws like `openList` and `openCollection`. */
export async function openPublished(
  source: ListSource,
  options: OpenListOptions,
): Promise<EligibilityList | EligibilityCollection> {
  return isCollection(source) ? await openCollection(source, options) : await openList(source, options);
}

/** As `openWholeList`, for one list or a collection. */
export async function openWholePublished(
  list: PublishedList,
  options: OpenListOptions,
): Promise<EligibilityList | EligibilityCollection> {
  return isCollection(list) ? await openWholeCollection(list, options) : await openWholeList(list, options);
}

/** As `openWholeList`, for a collection. Throws like `openCollection`, and `list-malformed` for a file that nothing names. */
export async function openWholeCollection(
  list: PublishedList,
  options: OpenListOptions,
): Promise<EligibilityCollection> {
  const readBlock = async (sha256: string): Promise<Uint8Array> => {
    const bytes = list.blocks.get(sha256);
    if (bytes === undefined) throw new Error('not in the collection');
    return bytes;
  };
  const { opened, named } = await openParts({ ...list, readBlock }, options);
  await opened.verifyBlocks();
  const needless = [...list.blocks.keys()].find((sha256) => !named.has(sha256));
  if (needless !== undefined) {
    throw new EligibilityError('list-malformed', { problem: 'a file too many', sha256: needless });
  }
  return opened;
}
