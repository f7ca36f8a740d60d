import { EligibilityError } from '../errors.ts';
import { openList, type EligibilityList } from './open-list.ts';
import type { PublishedList } from './publish-list.ts';
import type { OpenListOptions } from './verify-list.ts';

/**
 * Opens a list that is all there, in memory, and reads every block once: what to do with a list that was received,
 * before it takes the place of another. Throws like `openList` and `standingOf`, and `list-malformed` for a file
 * that the manifest does not name.
 */
export async function openWholeList(list: PublishedList, options: OpenListOptions): Promise<EligibilityList> {
  const unread = new Set(list.blocks.keys());
  const opened = await openList({ ...list, readBlock: readFrom(list, unread) }, options);
  await opened.verifyBlocks();
  const [needless] = unread;
  if (needless !== undefined) {
    throw new EligibilityError('list-malformed', { problem: 'a file too many', sha256: needless });
  }
  return opened;
}

function readFrom({ blocks }: PublishedList, unread: Set<string>) {
  return async (sha256: string): Promise<Uint8Array> => {
    const bytes = blocks.get(sha256);
    if (bytes === undefined) throw new Error('not in the list');
    unread.delete(sha256);
    return bytes;
  };
}
