import {
  applyDelta,
  EligibilityError,
  readDeltaAbout,
  type DeltaAbout,
  type OpenListOptions,
} from '@passeport/eligibility';
import type { Database } from '../storage/database.ts';
import { readLists } from '../storage/lists.ts';
import { readWanted, type PhoneList } from './phone-lists.ts';
import { receiveWholeList } from './receive-list.ts';

/**
 * Takes what changed since a list that the phone has: the next list is made of both, then verified whole, kept and put in
 * use as any other.
 *
 * Throws as `receiveList`, and EligibilityError `delta-other-list` when the phone has no such list, `delta-malformed`.
 */
export async function receiveDelta(
  database: Database,
  delta: Uint8Array,
  options: OpenListOptions,
): Promise<PhoneList> {
  const { office, before } = readDeltaAbout(delta);
  const stored = (await readLists(database)).find((one) => one.office === office && one.sequence === before);
  if (stored === undefined) throw new EligibilityError('delta-other-list', { office, sequence: before });
  const { manifest, trust } = stored;
  const readBlock = (sha256: string) => readWanted(database, sha256);
  return await receiveWholeList(database, await applyDelta({ manifest, trust, readBlock }, delta), options);
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
