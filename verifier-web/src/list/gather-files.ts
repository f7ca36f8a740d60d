import { applyDelta, type BlockReader, type NamedPart } from '@passeport/eligibility';
import { isAbsence, VerifierError } from '../errors.ts';
import type { Database } from '../storage/database.ts';
import { keepFile, keepPart, readPart } from '../storage/fetched.ts';
import { readLists, readStoredFile } from '../storage/lists.ts';
import type { SiteList } from './list-source.ts';
import { pause, readWanted } from './phone-lists.ts';

/** The files of a list on its way to this phone, by their hashes. */
export interface GatheredFiles {
  files: Map<string, Uint8Array>;
  /** A file that the phone has, or else the site's. */
  readBlock: BlockReader;
}

/**
 * Gathers a list's files: what the phone has is not fetched, and what is fetched is kept as soon as it is verified, so that an
 * update that breaks off goes on where it was. Nothing of it is in use before the whole list is.
 */
export function gatherFiles(database: Database, source: SiteList): GatheredFiles {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    async readBlock(sha256, bytes) {
      const known = files.get(sha256) ?? (await readIntact(database, sha256));
      const file = known ?? (await fetchAndKeep(database, source, { sha256, bytes }));
      files.set(sha256, file);
      return file;
    },
  };
}

/**
 * Makes the lists of a collection from those before them and what changed, as far as the site has that. They are put among the
 * files by their hashes: what was made wrongly has another hash, and is asked for by nobody. Throws VerifierError `offline` or
 * `interrupted`.
 */
export async function gatherChanges(
  database: Database,
  { source, files, parts }: { source: SiteList; files: Map<string, Uint8Array>; parts: readonly NamedPart[] },
): Promise<void> {
  const put = async (bytes: Uint8Array): Promise<void> => {
    files.set(await digestOf(bytes), bytes);
  };
  const stored = await readLists(database);
  for (const { manifest, trust } of stored) {
    for (const token of [manifest, trust]) await put(new TextEncoder().encode(token));
  }
  for (const part of parts) {
    const before = stored.find(({ office }) => office === part.office);
    if (before === undefined || before.sequence >= part.sequence || files.has(part.manifest.sha256)) continue;
    try {
      const delta = await source.fetchPartDelta(part.office, before.sequence);
      const { manifest, trust } = before;
      const list = { manifest, trust, readBlock: (sha256: string) => readWanted(database, sha256) };
      const made = await applyDelta(list, delta, { pause });
      for (const token of [made.manifest, made.trust]) await put(new TextEncoder().encode(token));
      for (const [sha256, bytes] of made.blocks) files.set(sha256, bytes);
    } catch (error) {
      // Whatever else is wrong with it, the list's own files will do.
      if (isAbsence(error)) throw error;
    }
  }
}

async function fetchAndKeep(
  database: Database,
  source: SiteList,
  { sha256, bytes }: { sha256: string; bytes: number },
): Promise<Uint8Array> {
  const begun = await readPart(database, sha256);
  const keep = (part: Uint8Array): Promise<void> => keepPart(database, sha256, part);
  const fetch = async (part: Uint8Array): Promise<Uint8Array> =>
    await source.fetchBlock(sha256, bytes, { bytes: part, keep });
  const file = await fetch(begun);
  if ((await digestOf(file)) === sha256) {
    await keepFile(database, sha256, file);
    return file;
  }
  // The part that came before may be at fault.
  await keepPart(database, sha256, new Uint8Array());
  if (begun.length === 0) throw new VerifierError('not-found', `${sha256}: another file`);
  return await fetchAndKeep(database, source, { sha256, bytes });
}

/** A file that the phone has, unless it was damaged at rest: then it is fetched again. */
async function readIntact(database: Database, sha256: string): Promise<Uint8Array | undefined> {
  const bytes = await readStoredFile(database, sha256);
  if (bytes === undefined) return undefined;
  return (await digestOf(bytes)) === sha256 ? bytes : undefined;
}

/** SHA-256 in lower-case hexadecimal: the name of a list's file. */
async function digestOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
