import {
  deltaFile,
  EligibilityError,
  packListFile,
  splitCollection,
  type SplitPart,
} from '@passeport/eligibility';
import type { OfficeFolder } from '../office/office-folder.ts';
import { readListFile } from '../verify/open-given-list.ts';
import { mergedFile, readMergeNumbers } from './last-merge.ts';
import { makeDeltas } from './make-deltas.ts';
import type { OfficeList } from './gather-list.ts';

/** How many national lists back a phone may be and still be served with changes. */
const RECENT_MERGES = 14;

/**
 * What leads to each office's list in the national list by the number `sequence` from those in the ones before, by the names of
 * the files: a phone then takes a day's changes of an office, and not all of its list. For each office together no more than its
 * list itself.
 */
export async function makePartDeltas(
  folder: OfficeFolder,
  lists: readonly OfficeList[],
  sequence: number,
): Promise<Map<string, Uint8Array>> {
  const recent = await readRecentParts(folder, sequence);
  const files = new Map<string, Uint8Array>();
  for (const { list, opened } of lists) {
    const earlier = recent.filter((one) => one.office === opened.office && one.sequence < opened.sequence);
    // An office that sent nothing is in several national lists with the same one.
    const distinct = new Map(earlier.map((one) => [one.sequence, one]));
    const newestFirst = [...distinct.values()].sort((a, b) => b.sequence - a.sequence);
    const deltas = await makeDeltas(newestFirst, list, packListFile(list));
    for (const [before, bytes] of deltas) files.set(deltaFile(before, opened.office), bytes);
  }
  return files;
}

/** The offices' lists in the national lists published last, of those that can be read. */
async function readRecentParts(folder: OfficeFolder, sequence: number): Promise<SplitPart[]> {
  const recent: SplitPart[] = [];
  const before = (await readMergeNumbers(folder)).filter((number) => number < sequence);
  for (const number of before.slice(-RECENT_MERGES)) {
    try {
      recent.push(...(await splitCollection(await readListFile(mergedFile(folder, number)))));
    } catch (error) {
      // One that is damaged keeps nobody from publishing.
      if (!(error instanceof EligibilityError)) throw error;
    }
  }
  return recent;
}
