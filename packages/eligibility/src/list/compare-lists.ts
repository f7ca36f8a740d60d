import type { MutuelleNumber } from '@passeport/codes';

import { NONE, type Block, type PersonRights } from '../blocks/block.ts';
import { ListBlocks, monthOfInstant, readManifestParts } from './list-parts.ts';
import type { PublishedList } from './publish-list.ts';

/** What changes for people from a list to the next: to be looked at before it is signed. */
export interface ListChanges {
  mutuellesAdded: MutuelleNumber[];
  mutuellesRemoved: MutuelleNumber[];
  /** Households covered in the month of issue of the list after, that were not; and the other way round. */
  householdsGained: number;
  householdsLost: number;
  /** Covered after, in all. */
  householdsCovered: number;
  /** Persons of whom more editions are dead, or that are excepted anew; and of whom fewer are dead, which ought never to be. */
  personsWithDeadCards: number;
  personsExcepted: number;
  cardsRevived: number;
  /** Plans, names, centres. */
  directoryChanged: boolean;
}

/** Compares two lists, of which neither is verified here; everything is new without one before. Throws as `openWholeList`. */
export async function compareLists(
  before: PublishedList | undefined,
  after: PublishedList,
): Promise<ListChanges> {
  const old = before === undefined ? undefined : await readManifestParts(before.manifest);
  const fresh = await readManifestParts(after.manifest);
  const oldBlocks = old && before && new ListBlocks(old.manifest, readerOf(before));
  const freshBlocks = new ListBlocks(fresh.manifest, readerOf(after));
  const month = monthOfInstant(fresh.manifest.issued);
  const [had, has] = [oldBlocks?.grouping.flat() ?? [], freshBlocks.grouping.flat()];
  const changes: ListChanges = {
    mutuellesAdded: has.filter((number) => !had.includes(number)),
    mutuellesRemoved: had.filter((number) => !has.includes(number)),
    householdsGained: 0,
    householdsLost: 0,
    householdsCovered: 0,
    personsWithDeadCards: 0,
    personsExcepted: 0,
    cardsRevived: 0,
    directoryChanged: old?.manifest.directory.sha256 !== fresh.manifest.directory.sha256,
  };
  for (const number of [...new Set([...had, ...has])].sort()) {
    const [one, other] = [await oldBlocks?.blockOf(number), await freshBlocks.blockOf(number)];
    compareHouseholds(one, other, month, changes);
    comparePersons(one?.persons ?? [], other?.persons ?? [], changes);
  }
  return changes;
}

function compareHouseholds(
  before: Block | undefined,
  after: Block | undefined,
  month: number,
  changes: ListChanges,
): void {
  const isCovered = (block: Block | undefined, at: number): boolean =>
    (block?.through[at] ?? NONE) >= month && (block?.from[at] ?? 0) <= month;
  const size = Math.max(before?.through.length ?? 0, after?.through.length ?? 0);
  for (let at = 0; at < size; at += 1) {
    const [was, is] = [isCovered(before, at), isCovered(after, at)];
    if (is) changes.householdsCovered += 1;
    if (is && !was) changes.householdsGained += 1;
    if (was && !is) changes.householdsLost += 1;
  }
}

function comparePersons(
  before: readonly PersonRights[],
  after: readonly PersonRights[],
  changes: ListChanges,
): void {
  const keyOf = ({ household, person }: PersonRights) => `${household}-${person}`;
  const known = new Map(before.map((one) => [keyOf(one), one]));
  for (const one of after) {
    const old = known.get(keyOf(one));
    known.delete(keyOf(one));
    if (one.below > (old?.below ?? 1)) changes.personsWithDeadCards += 1;
    if (one.below < (old?.below ?? 1)) changes.cardsRevived += 1;
    if (one.exception !== undefined && old?.exception === undefined) changes.personsExcepted += 1;
  }
  for (const { below } of known.values()) if (below > 1) changes.cardsRevived += 1;
}

function readerOf({ blocks }: PublishedList) {
  return async (sha256: string): Promise<Uint8Array> => {
    const bytes = blocks.get(sha256);
    if (bytes === undefined) throw new Error('not in the list');
    return bytes;
  };
}
