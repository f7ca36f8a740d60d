import { packListFile } from '@passeport/eligibility';
import type { Database } from '../storage/database.ts';
import { readLists } from '../storage/lists.ts';
import { readWanted, type PhoneList } from './phone-lists.ts';

/**
 * A list in use as one file, for another phone: the office's own bytes, which that phone verifies as this one did.
 *
 * Browsers share files of few kinds, by the end of their names; a list is known by its content, whatever its name.
 * Throws Error when the browser has lost a part of it.
 */
export async function packPhoneList(database: Database, { list, manifest }: PhoneList): Promise<File> {
  const stored = (await readLists(database)).find(
    (one) => one.office === list.office && one.manifest === manifest,
  );
  if (stored === undefined) throw new Error('the browser has lost the list');
  const blocks = new Map<string, Uint8Array>();
  for (const sha256 of stored.files) blocks.set(sha256, await readWanted(database, sha256));
  const bytes = packListFile({ manifest, trust: stored.trust, blocks });
  const name = `liste-${list.sequence}-${list.issued.slice(0, 10)}.txt`;
  return new File([Uint8Array.from(bytes)], name, { type: 'text/plain' });
}
