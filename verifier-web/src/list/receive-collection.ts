import {
  openCollection,
  openWholeCollection,
  type EligibilityCollection,
  type NamedPart,
  type OpenListOptions,
  type PublishedList,
} from '@passeport/eligibility';
import type { Database, StoredList } from '../storage/database.ts';
import { receivedBefore, saveLists } from '../storage/lists.ts';
import { gatherChanges, gatherFiles } from './gather-files.ts';
import type { SiteList } from './list-source.ts';
import type { PhoneList } from './phone-lists.ts';

/** The collection, and those of its lists that are in use from now on. */
export interface ReceivedCollection {
  collection: Pick<EligibilityCollection, 'sequence'>;
  lists: PhoneList[];
}

/**
 * Takes several offices' lists that came as one from the network: all verified whole, then kept, each as if it had come by itself,
 * then in use. What the phone has already is not fetched again, of a list that it has the one before of only what changed, and of an
 * office that it has a newer list of nothing. Throws as
 * `receiveList`; whatever it throws, the lists before stay in use.
 */
export async function receiveCollection(
  database: Database,
  source: SiteList,
  options: OpenListOptions,
): Promise<ReceivedCollection> {
  const { files, readBlock } = gatherFiles(database, source);
  const prepare = (parts: readonly NamedPart[]) => gatherChanges(database, { source, files, parts });
  const collection = await openCollection({ ...source, readBlock }, { ...options, prepare });
  await collection.verifyBlocks();
  return await keepAll(database, collection, { manifest: source.manifest, files }, options.now);
}

/** The same for a collection that is all there, in memory. */
export async function receiveWholeCollection(
  database: Database,
  published: PublishedList,
  options: OpenListOptions,
): Promise<ReceivedCollection> {
  const collection = await openWholeCollection(published, options);
  const { manifest, blocks: files } = published;
  return await keepAll(database, collection, { manifest, files }, options.now);
}

async function keepAll(
  database: Database,
  collection: EligibilityCollection,
  came: { manifest: string; files: ReadonlyMap<string, Uint8Array> },
  now: Date,
): Promise<ReceivedCollection> {
  const { parts, trust, seen } = collection;
  const lists: StoredList[] = [];
  for (const { list, manifest, trust: token, files } of parts) {
    const { office, sequence } = list;
    // A list that the phone had already did not come today.
    const received = (await receivedBefore(database, manifest)) ?? now.toISOString();
    lists.push({ office, sequence, manifest, trust: token, files: [...files], received });
  }
  const wanted = new Set(lists.flatMap(({ files }) => files));
  // Views of one large file would each be stored with all of it.
  const files = [...came.files].filter(([sha256]) => wanted.has(sha256));
  await saveLists(database, {
    lists,
    files: new Map(files.map(([sha256, bytes]) => [sha256, bytes.slice()])),
    trust,
    seen: [...parts.map(({ list }) => list.seen), seen],
    collection: came.manifest,
  });
  const inUse = parts.flatMap(({ list, manifest }) =>
    lists.filter((one) => one.office === list.office).map(({ received }) => ({ list, manifest, received })),
  );
  return { collection, lists: inUse };
}
