import {
  applyDelta,
  EligibilityError,
  openList,
  readDeltaAbout,
  type DeltaAbout,
  type OpenListOptions,
} from '@passeport/eligibility';
import type { Database } from '../storage/database.ts';
import { readLists } from '../storage/lists.ts';
import { pause, readWanted, type PhoneList } from './phone-lists.ts';
import { keepList } from './receive-list.ts';

/**
 * Takes what changed since a list that the phone has: the next list is made of both, then opened, kept and put in use as
 * any other.
 *
 * Throws as `receiveList`, and EligibilityError `delta-other-list` when the phone has no such list, `delta-malformed`.
 */
export async function receiveDelta(
  database: Database,
  delta: Uint8Array,
  options: OpenListOptions,
): Promise<PhoneList> {
  const { office, before: sequence } = readDeltaAbout(delta);
  const stored = (await readLists(database)).find(
    (one) => one.office === office && one.sequence === sequence,
  );
  if (stored === undefined) throw new EligibilityError('delta-other-list', { office, sequence });
  const { manifest, trust } = stored;
  const before = { manifest, trust, readBlock: (sha256: string) => readWanted(database, sha256) };
  const made = await applyDelta(before, delta, { pause });
  // Its files are just written, or those of a list that was verified whole; the signature says that they are the office's.
  const readBlock = async (sha256: string) => made.blocks.get(sha256) ?? new Uint8Array();
  return await keepList(database, made, await openList({ ...made, readBlock }, options), options.now);
}

/**
 * The list in use that a delta leads to, when the phone has come so far. Throws EligibilityError `list-rollback` when it
 * has come further, and as `readDeltaAbout`.
 */
export function findReached(delta: Uint8Array, lists: readonly PhoneList[]): PhoneList | undefined {
  const { office, after }: DeltaAbout = readDeltaAbout(delta);
  const current = lists.find(({ list }) => list.office === office);
  if (current === undefined || current.list.sequence < after) return undefined;
  if (current.list.sequence === after) return current;
  throw new EligibilityError('list-rollback', { sequence: after, newestSequence: current.list.sequence });
}
