import {
  openList,
  openWholeList,
  type EligibilityList,
  type OpenListOptions,
  type PublishedList,
} from '@passeport/eligibility';
import type { Database } from '../storage/database.ts';
import { receivedBefore, saveLists } from '../storage/lists.ts';
import { gatherFiles } from './gather-files.ts';
import type { SiteList } from './list-source.ts';
import type { PhoneList } from './phone-lists.ts';

/**
 * Takes a list from the network: verified whole, then kept, then in use. Files that the phone has already are
 * not fetched again.
 *
 * Throws EligibilityError or CredentialError for a list that must not be believed, VerifierError `offline`, `interrupted`,
 * `not-found`, `too-big`, `overtaken` or `storage-full`. Whatever it throws, the list before stays in use.
 */
export async function receiveList(
  database: Database,
  source: SiteList,
  options: OpenListOptions,
): Promise<PhoneList> {
  const { files, readBlock } = gatherFiles(database, source);
  const list = await openList({ ...source, readBlock }, options);
  await list.verifyBlocks();
  return await keep(database, list, { manifest: source.manifest, trust: source.trust, files }, options.now);
}

/** Takes a list that is all there, in memory. Throws as `receiveList`. */
export async function receiveWholeList(
  database: Database,
  published: PublishedList,
  options: OpenListOptions,
): Promise<PhoneList> {
  return await keepList(database, published, await openWholeList(published, options), options.now);
}

/** Keeps a list that is all there, in memory, and was opened. Throws VerifierError `overtaken` or `storage-full`. */
export async function keepList(
  database: Database,
  { manifest, trust, blocks: files }: PublishedList,
  list: EligibilityList,
  now: Date,
): Promise<PhoneList> {
  return await keep(database, list, { manifest, trust, files }, now);
}

async function keep(
  database: Database,
  list: EligibilityList,
  { manifest, trust, files }: { manifest: string; trust: string; files: Map<string, Uint8Array> },
  now: Date,
): Promise<PhoneList> {
  const { office, sequence, trust: accepted, seen } = list;
  // A list that the phone had already did not come today.
  const received = (await receivedBefore(database, manifest)) ?? now.toISOString();
  // Views of one large file would each be stored with all of it.
  const copies = new Map([...files].map(([sha256, bytes]) => [sha256, bytes.slice()]));
  await saveLists(database, {
    lists: [{ office, sequence, manifest, trust, files: [...files.keys()], received }],
    files: copies,
    trust: accepted,
    seen: [seen],
  });
  return { list, manifest, received };
}
