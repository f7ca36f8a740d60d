import type { TrustList } from '@passeport/credential';
import { isOfOneSeries, withoutStolen, type NewestSeen } from '@passeport/eligibility';
import { VerifierError } from '../errors.ts';
import { isQuota, type Database, type StoredList } from './database.ts';

/** How many generations of an office's list are kept: the one in use, and the one before. */
const generations = 2;

/** A list that was verified whole, or those of several offices that came as one, and what they taught. */
export interface AcceptedLists {
  lists: readonly StoredList[];
  files: ReadonlyMap<string, Uint8Array>;
  trust: TrustList;
  /** Of each list; and of the collection that they came in. */
  seen: readonly NewestSeen[];
  /** The collection's manifest, by which it is known again. */
  collection?: string;
}

/**
 * Puts lists in use, in one transaction: a phone that dies in the middle still has those before. Older
 * generations go, and the files that nothing names any more.
 *
 * Throws VerifierError `storage-full`, or `overtaken` when something newer than what these were verified against has been
 * accepted meanwhile, in another tab; nothing is changed then.
 */
export async function saveLists(database: Database, accepted: AcceptedLists): Promise<void> {
  try {
    await write(database, accepted);
  } catch (error) {
    if (!(error instanceof VerifierError) || error.code !== 'storage-full') throw error;
    // What came of lists that never arrived whole is in the way.
    await dropUnnamed(database);
    await write(database, accepted);
  }
}

async function write(
  database: Database,
  { lists: taken, files, trust, seen, collection }: AcceptedLists,
): Promise<void> {
  const transaction = database.transaction(['settings', 'lists', 'files', 'parts'], 'readwrite');
  const [settings, lists, blocks] = [
    transaction.objectStore('settings'),
    transaction.objectStore('lists'),
    transaction.objectStore('files'),
  ];
  try {
    const remembered = ((await settings.get('seen')) as NewestSeen[] | undefined) ?? [];
    const before = withoutStolen(remembered, trust);
    const known = (await settings.get('trust')) as TrustList | undefined;
    if ((known?.sequence ?? 0) > trust.sequence || before.some((one) => isOvertaken(seen, one))) {
      throw new VerifierError('overtaken', 'something newer was accepted meanwhile');
    }
    for (const [sha256, bytes] of files) await blocks.put(bytes, sha256);
    for (const list of taken) await lists.put(list);
    const all = await lists.getAll();
    const old = [...new Set(taken.map(({ office }) => office))].flatMap((office) =>
      newestFirst(all.filter((one) => one.office === office)).slice(generations),
    );
    // A higher number than the newest can only be a thief's.
    const stolen = all.filter((one) =>
      taken.some(({ office, sequence }) => one.office === office && one.sequence > sequence),
    );
    for (const { office, sequence } of [...old, ...stolen]) await lists.delete([office, sequence]);

    const inUse = all.filter((one) => !old.includes(one) && !stolen.includes(one));
    await deleteUnnamed(inUse, blocks);
    await transaction.objectStore('parts').clear();

    const others = before.filter((one) => !seen.some((newer) => isOfOneSeries(newer, one)));
    await settings.put([...others, ...seen], 'seen');
    await settings.put(trust, 'trust');
    if (collection !== undefined) await settings.put(collection, 'collection');
    // The office of a first list is the desk's own; of a first collection nobody knows which is.
    const [first] = collection === undefined ? taken : [];
    if (first !== undefined && (await settings.get('homeOffice')) === undefined) {
      await settings.put(first.office, 'homeOffice');
    }
    await transaction.done;
  } catch (error) {
    abort(transaction);
    await transaction.done.catch(() => undefined);
    throw isQuota(error) ? new VerifierError('storage-full', 'the list was not kept', error) : error;
  }
}

/** When a list came that the phone has, by its manifest: an ISO instant. */
export async function receivedBefore(database: Database, manifest: string): Promise<string | undefined> {
  return (await database.getAll('lists')).find((one) => one.manifest === manifest)?.received;
}

/** Takes away the files that no list on the phone names: of updates that broke off. */
async function dropUnnamed(database: Database): Promise<void> {
  const transaction = database.transaction(['lists', 'files', 'parts'], 'readwrite');
  await deleteUnnamed(await transaction.objectStore('lists').getAll(), transaction.objectStore('files'));
  await transaction.objectStore('parts').clear();
  await transaction.done;
}

async function deleteUnnamed(
  lists: readonly StoredList[],
  blocks: { getAllKeys(): Promise<string[]>; delete(key: string): Promise<void> },
): Promise<void> {
  const named = new Set(lists.flatMap(({ files }) => files));
  for (const sha256 of await blocks.getAllKeys()) {
    if (!named.has(sha256)) await blocks.delete(sha256);
  }
}

/** The generations of every office's list, the newest first within an office. */
export async function readLists(database: Database): Promise<StoredList[]> {
  return newestFirst(await database.getAll('lists'));
}

/** A file of a list by its hash; undefined when the browser has lost it. */
export async function readStoredFile(database: Database, sha256: string): Promise<Uint8Array | undefined> {
  return await database.get('files', sha256);
}

/** Whether what was accepted before is newer than one of these, or another by the same number. */
function isOvertaken(seen: readonly NewestSeen[], before: NewestSeen): boolean {
  return seen.some(
    (one) =>
      isOfOneSeries(one, before) &&
      (one.sequence < before.sequence || (one.sequence === before.sequence && one.digest !== before.digest)),
  );
}

/** A fault that is not the database's own would otherwise leave what was written so far. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // Already aborted by the browser.
  }
}

function newestFirst(lists: StoredList[]): StoredList[] {
  return lists.sort((a, b) => a.office - b.office || b.sequence - a.sequence);
}
