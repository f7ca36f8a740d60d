import { readFile, stat } from 'node:fs/promises';
import {
  applyDelta,
  EligibilityError,
  makeDelta,
  MAX_LIST_FILE_BYTES,
  packListFile,
  readGrouping,
  unpackListFile,
  type Grouping,
  type PublishedList,
} from '@passeport/eligibility';
import { listFilePath, type OfficeFolder } from '../office/office-folder.ts';

/** How many lists back a phone may be and still be served with changes: two weeks of daily lists. */
const RECENT_LISTS = 14;

/** A list that the office published, as it lies in its folder. */
export interface RecentList {
  sequence: number;
  list: PublishedList;
  grouping: Grouping;
}

/** The lists published last before the one by the number `sequence`, the newest first, of those that can be read. */
export async function readRecentLists(folder: OfficeFolder, sequence: number): Promise<RecentList[]> {
  const recent: RecentList[] = [];
  for (let number = sequence - 1; number > 0 && number >= sequence - RECENT_LISTS; number -= 1) {
    const read = await orNothing(() => readListFile(listFilePath(folder, number)));
    if (read !== undefined) recent.push({ sequence: number, ...read });
  }
  return recent;
}

/**
 * What leads from each of some lists to a new one, by the number of the list before: together no larger than the list
 * itself, the newest first. Each is applied, and left out when it does not give the new list to the byte: whoever finds
 * none takes the whole list.
 */
export async function makeDeltas(
  recent: readonly Omit<RecentList, 'grouping'>[],
  after: PublishedList,
  packed: Uint8Array,
): Promise<Map<number, Uint8Array>> {
  const deltas = new Map<number, Uint8Array>();
  let left = packed.length;
  for (const { sequence, list } of recent) {
    const delta = await orNothing(() => makeChecked(list, after, packed));
    if (delta === undefined) continue;
    left -= delta.length;
    if (left < 0) break;
    deltas.set(sequence, delta);
  }
  return deltas;
}

async function makeChecked(
  before: PublishedList,
  after: PublishedList,
  packed: Uint8Array,
): Promise<Uint8Array | undefined> {
  const delta = await makeDelta(before, after);
  const readBlock = async (sha256: string) => before.blocks.get(sha256) ?? new Uint8Array();
  const made = await applyDelta({ ...before, readBlock }, delta);
  return Buffer.compare(packListFile(made), packed) === 0 ? delta : undefined;
}

async function readListFile(path: string): Promise<Omit<RecentList, 'sequence'> | undefined> {
  const place = await stat(path).catch(() => undefined);
  if (place === undefined || !place.isFile() || place.size > MAX_LIST_FILE_BYTES) return undefined;
  const list = unpackListFile(await readFile(path));
  return { list, grouping: await readGrouping(list) };
}

/** A list that is damaged, or of another format, keeps nobody from publishing. */
async function orNothing<Value>(make: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof EligibilityError) return undefined;
    throw error;
  }
}
