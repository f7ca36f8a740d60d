import {
  openCollection,
  openWholeCollection,
  type EligibilityCollection,
  type ListSource,
  type OpenListOptions,
  type PublishedList,
} from '@passeport/eligibility';
import type { Database } from '../storage/database.ts';
import { readLists, saveLists } from '../storage/lists.ts';
import type { PhoneList } from './phone-lists.ts';
import { digestOf, readIntact } from './receive-list.ts';

/** The collection, and those of its lists that are in use from now on. */
export interface ReceivedCollection {
  collection: Pick<EligibilityCollection, 'sequence'>;
  lists: PhoneList[];
}

/**
 * Takes several offices' lists that came as one from the network: all verified whole, then kept, each as if it had come by itself,
 * then in use. What the phone has already is not fetched again, and of an office that it has a newer list of nothing is. Throws as
 * `receiveList`; whatever it throws, the lists before stay in use.
 */
export async function receiveCollection(
  database: Database,
  source: ListSource,
  options: OpenListOptions,
): Promise<ReceivedCollection> {
  const files = new Map<string, Uint8Array>();
  const tokens = await readTokens(database);
  const readBlock = async (sha256: string, bytes: number): Promise<Uint8Array> => {
    const known = files.get(sha256) ?? tokens.get(sha256) ?? (await readIntact(database, sha256));
    const file = known ?? (await source.readBlock(sha256, bytes));
    files.set(sha256, file);
    return file;
  };
  const collection = await openCollection({ ...source, readBlock }, options);
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
  const before = await readLists(database);
  const lists = parts.map(({ list, manifest, trust: token, files }) => {
    const { office, sequence } = list;
    // A list that the phone had already did not come today.
    const received = before.find((one) => one.manifest === manifest)?.received ?? now.toISOString();
    return { office, sequence, manifest, trust: token, files: [...files], received };
  });
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

/** The tokens of the lists on the phone, by the names that a collection gives them. */
async function readTokens(database: Database): Promise<Map<string, Uint8Array>> {
  const tokens = new Map<string, Uint8Array>();
  for (const { manifest, trust } of await readLists(database)) {
    for (const token of [manifest, trust]) {
      const bytes = new TextEncoder().encode(token);
      tokens.set(await digestOf(bytes), bytes);
    }
  }
  return tokens;
}
