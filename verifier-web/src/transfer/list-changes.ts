import { parseJws } from '@passeport/credential';
import { EligibilityError, makeDelta, type PublishedList } from '@passeport/eligibility';
import type { PhoneList } from '../list/phone-lists.ts';
import { readWanted } from '../list/phone-lists.ts';
import type { Database, StoredList } from '../storage/database.ts';
import { readLists } from '../storage/lists.ts';

/** What changed since an earlier list that this phone still has. */
export interface ListChanges {
  /** The number of the earlier list, and its day: an ISO instant. */
  before: { sequence: number; issued: string };
  bytes: Uint8Array;
}

/**
 * What leads from the generation before to the list in use, for a phone that has that one: the office's own signature holds over
 * the list that comes of it. Undefined when there is none, or when so much changed that the whole list is as well.
 */
export async function findChanges(
  database: Database,
  { list, manifest }: PhoneList,
): Promise<ListChanges | undefined> {
  const stored = (await readLists(database)).filter((one) => one.office === list.office);
  const now = stored.find((one) => one.manifest === manifest);
  const [before] = stored.filter((one) => one.sequence < list.sequence);
  if (now === undefined || before === undefined) return undefined;
  try {
    const bytes = await makeDelta(await gather(database, before), await gather(database, now));
    return { before: { sequence: before.sequence, issued: issuedOf(before) }, bytes };
  } catch (error) {
    if (error instanceof EligibilityError) return undefined;
    throw error;
  }
}

async function gather(database: Database, { manifest, trust, files }: StoredList): Promise<PublishedList> {
  const blocks = new Map<string, Uint8Array>();
  for (const sha256 of files) blocks.set(sha256, await readWanted(database, sha256));
  return { manifest, trust, blocks };
}

/** The phone's own list was verified when it came. */
function issuedOf({ manifest }: StoredList): string {
  const { payload } = parseJws(manifest, { typ: 'passeport-list+jws', maxBytes: manifest.length });
  const said: unknown = JSON.parse(new TextDecoder().decode(payload));
  const isDated = typeof said === 'object' && said !== null && 'issued' in said;
  return isDated && typeof said.issued === 'string' ? said.issued : '';
}
