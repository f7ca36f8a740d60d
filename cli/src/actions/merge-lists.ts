import { createHash } from 'node:crypto';
import type { SigningKey } from '@passeport/credential';
import { mergeLists, openWholeCollection, packListFile } from '@passeport/eligibility';
import { nextListSequence, recordPublishedList, type By } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { toInstant } from '../office/to-instant.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { gatherList, verifyOfficeList, type OfficeList } from './gather-list.ts';
import { mergedFile, readLastMerge } from './last-merge.ts';
import { makePartDeltas } from './make-part-deltas.ts';
import { refuseEarlierTime } from './publish-list.ts';
import { refuseTooBig } from './refuse-too-big.ts';
import { refuseForeignFolder, writeListFolder } from './write-list-folder.ts';

/** A list that takes part: given now, or kept from the national list before. */
export interface TakenList extends OfficeList {
  name: string;
  kept: boolean;
}

/** A list that must not be believed, or not now; `path` is absent for one kept from before. */
export interface RefusedList {
  path?: string;
  /** Name of the office, when it is one kept from before. */
  name?: string;
  error: unknown;
}

export interface GatheredLists {
  taken: TakenList[];
  refused: RefusedList[];
  /** Names of the offices that were in the national list before and are not in this one. */
  leftOut: string[];
}

/** A national list as it was published. */
export interface MergedList {
  sequence: number;
  issued: string;
  folder: string;
  file: string;
}

/**
 * Verifies the lists given, each as a phone does that has the national list published last; an office of which none is given keeps
 * the one it had there, unless its number is in `without`. Nothing is written. Throws `merge-memory-damaged`.
 */
export async function gatherLists(
  { folder }: Office,
  given: { argument: string; path: string }[],
  without: readonly number[],
  now: Date,
): Promise<GatheredLists> {
  const { roots, list: trust } = await readTrust(folder);
  const last = await readLastMerge(folder, { roots, now });
  const options = { roots, trust, now, newestSeen: last.map(({ seen }) => seen) };
  const nameOf = (office: number): string =>
    trust.keys.find((key) => key.office.number === office)?.office.name ?? `n° ${office}`;

  const taken = new Map<number, TakenList>();
  const refused: RefusedList[] = [];
  for (const { argument, path } of given) {
    try {
      const gathered = await gatherList(path, options);
      const { office, seen } = gathered.opened;
      const other = taken.get(office);
      if (other !== undefined && other.opened.seen.digest !== seen.digest) {
        throw new CliError('merge-office-twice', { name: nameOf(office) });
      }
      taken.set(office, { ...gathered, name: nameOf(office), kept: false });
    } catch (error) {
      refused.push({ path: argument, error });
    }
  }
  for (const { list, seen } of last) {
    const { office } = seen;
    if (taken.has(office) || without.includes(office)) continue;
    const kept = await verifyOfficeList(list, options).catch((error: unknown) => {
      refused.push({ name: nameOf(office), error });
      return undefined;
    });
    if (kept !== undefined) taken.set(office, { ...kept, name: nameOf(office), kept: true });
  }
  const lists = [...taken.values()].sort((a, b) => a.opened.office - b.opened.office);
  const leftOut = last.filter(({ seen }) => !taken.has(seen.office)).map(({ seen }) => nameOf(seen.office));
  return { taken: lists, refused, leftOut };
}

/**
 * Publishes the lists that were gathered as one: its number is recorded first, then it is written as one file in the office's
 * `lists`, then as the folder `out`. Throws `merge-empty`, `publish-too-big`, `folder-not-empty`, `clock-behind`, or EligibilityError when every desk
 * would refuse it, as when two offices list one mutuelle.
 */
export async function publishMerged(
  { folder, registry, record }: Office,
  lists: readonly TakenList[],
  { key, out }: { key: SigningKey; out: string },
  by: By,
): Promise<MergedList> {
  if (lists.length === 0) throw new CliError('merge-empty');
  await refuseForeignFolder(out);
  await refuseEarlierTime(registry, by.at);
  const { token: trustToken, roots, list: trust } = await readTrust(folder);
  const issued = toInstant(by.at);
  const sequence = await nextListSequence(registry, by);
  const merged = await mergeLists(lists, { office: record.number, sequence, issued, trustToken }, key);
  // What no desk would take must not take the place of a list that they have.
  await openWholeCollection(merged, { roots, trust, now: by.at }).catch(refuseTooBig);
  const manifestSha256 = createHash('sha256').update(merged.manifest).digest('hex');
  const [expires = issued] = lists.map(({ opened }) => opened.expires).sort();
  await recordPublishedList(registry, { sequence, issued, expires, manifestSha256 }, by);
  const deltas = await makePartDeltas(folder, lists, sequence);
  const file = mergedFile(folder, sequence);
  await writeFileAtomically(file, packListFile(merged));
  await writeListFolder(out, merged, deltas);
  return { sequence, issued, folder: out, file };
}
