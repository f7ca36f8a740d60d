import {
  openList,
  openWholeList,
  type EligibilityList,
  type ListSource,
  type OpenListOptions,
  type PublishedList,
} from '@passeport/eligibility';
import type { Database } from '../storage/database.ts';
import { readStoredFile, saveLists } from '../storage/lists.ts';
import type { PhoneList } from './phone-lists.ts';

/**
 * Takes a list from the network: verified whole, then kept, then in use. Files that the phone has already are
 * not fetched again.
 *
 * Throws EligibilityError or CredentialError for a list that must not be believed, VerifierError `offline`,
 * `not-found`, `too-big`, `overtaken` or `storage-full`. Whatever it throws, the list before stays in use.
 */
export async function receiveList(
  database: Database,
  source: ListSource,
  options: OpenListOptions,
): Promise<PhoneList> {
  const files = new Map<string, Uint8Array>();
  const readBlock = async (sha256: string, bytes: number): Promise<Uint8Array> => {
    const known = files.get(sha256) ?? (await readIntact(database, sha256));
    const file = known ?? (await source.readBlock(sha256, bytes));
    files.set(sha256, file);
    return file;
  };
  const list = await openList({ ...source, readBlock }, options);
  await list.verifyBlocks();
  return await keep(database, list, { manifest: source.manifest, trust: source.trust, files }, options.now);
}

/** Takes a list that is all there, in memory. Throws as `receiveList`. */
export async function receiveWholeList(
  database: Database,
  published: PublishedList,
  options: OpenListOptions,
): Promise<PhoneList> {
  return await keepList(database, published, await openWholeList(published, options), options.now);
}

/** Keeps a list that is all there, in memory, and was opened. Throws VerifierError `overtaken` or `storage-full`. */
export async function keepList(
  database: Database,
  { manifest, trust, blocks: files }: PublishedList,
  list: EligibilityList,
  now: Date,
): Promise<PhoneList> {
  return await keep(database, list, { manifest, trust, files }, now);
}

async function keep(
  database: Database,
  list: EligibilityList,
  { manifest, trust, files }: { manifest: string; trust: string; files: Map<string, Uint8Array> },
  now: Date,
): Promise<PhoneList> {
  const received = now.toISOString();
  const { office, sequence, trust: accepted, seen } = list;
  // Views of one large file would each be stored with all of it.
  const copies = new Map([...files].map(([sha256, bytes]) => [sha256, bytes.slice()]));
  await saveLists(database, {
    lists: [{ office, sequence, manifest, trust, files: [...files.keys()], received }],
    files: copies,
    trust: accepted,
    seen: [seen],
  });
  return { list, manifest, received };
}

/** A file that the phone has, unless it was damaged at rest: then it is fetched again. */
export async function readIntact(database: Database, sha256: string): Promise<Uint8Array | undefined> {
  const bytes = await readStoredFile(database, sha256);
  if (bytes === undefined) return undefined;
  return (await digestOf(bytes)) === sha256 ? bytes : undefined;
}

/** SHA-256 in lower-case hexadecimal: the name of a list's file. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
