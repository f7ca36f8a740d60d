import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicJwk, TrustList } from '@passeport/credential';
import {
  blockFile,
  EligibilityError,
  isDeltaFile,
  MANIFEST_FILE,
  MAX_LIST_FILE_BYTES,
  openPublished,
  openWholePublished,
  TRUST_FILE,
  unpackListFile,
  type BlockReader,
  type EligibilityList,
  type ListSource,
  type PublishedList,
} from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';

/** No token of a list is longer; the list's own checks are stricter. */
const LARGEST_TOKEN_BYTES = 4 * 1024 * 1024;

/** What a list is opened against. With `trust`, a key that it does not name is refused whatever an older list carries. */
export interface Trusted {
  roots: PublicJwk[];
  trust?: TrustList | undefined;
}

/** What a published list, or a collection of several offices' lists, gives to judge by. */
export interface GivenLists {
  /** The newest first: it is the one that speaks of a mutuelle which none of them names. */
  lists: EligibilityList[];
  trust: TrustList;
}

/** Opens what was published, folder or single file. Throws `list-missing` or EligibilityError. */
export async function openGivenLists(path: string, trusted: Trusted, now: Date): Promise<GivenLists> {
  const options = { ...trusted, now };
  const opened = (await isFolder(path))
    ? await openPublished(await readListFolder(path), options)
    : await openWholePublished(await readListFile(path), options);
  if (!('parts' in opened)) return { lists: [opened], trust: opened.trust };
  const lists = opened.parts.map(({ list }) => list).sort((a, b) => (a.issued < b.issued ? 1 : -1));
  return { lists, trust: opened.trust };
}

/** Whether a published list is a folder, else a file. Throws `list-missing`. */
export async function isFolder(path: string): Promise<boolean> {
  const place = await stat(path).catch(() => undefined);
  if (place === undefined) throw new CliError('list-missing', { path });
  return place.isDirectory();
}

/** A list's folder, of which only the tokens are read yet; nothing is verified. Throws `list-missing` or `list-too-big`. */
export async function readListFolder(path: string): Promise<ListSource> {
  const manifest = await readText(path, MANIFEST_FILE);
  const trust = await readText(path, TRUST_FILE);
  const readBlock: BlockReader = async (sha256, bytes) =>
    await readCapped(join(path, blockFile(sha256)), bytes);
  return { manifest, trust, readBlock };
}

/** A list's single file, taken apart; nothing is verified. Throws `list-missing`, `list-is-delta`, `list-malformed` or `list-too-big`. */
export async function readListFile(path: string): Promise<PublishedList> {
  const bytes = await readCapped(path, MAX_LIST_FILE_BYTES);
  if (isDeltaFile(bytes)) throw new CliError('list-is-delta', { path });
  return unpackListFile(bytes);
}

async function readText(folder: string, name: string): Promise<string> {
  try {
    return new TextDecoder().decode(await readCapped(join(folder, name), LARGEST_TOKEN_BYTES));
  } catch (cause) {
    if (cause instanceof EligibilityError) throw cause;
    throw new CliError('list-missing', { path: folder }, { cause });
  }
}

/** A file that is no longer than `maxBytes`, nor a device or pipe, which have no end. Throws `list-too-big`. */
async function readCapped(path: string, maxBytes: number): Promise<Uint8Array> {
  // Asked before it is opened: opening a pipe waits for a writer.
  const place = await stat(path);
  if (!place.isFile()) throw new CliError('list-missing', { path });
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  if (size > maxBytes) throw new EligibilityError('list-too-big', { bytes: size, limitBytes: maxBytes });
  const bytes = new Uint8Array(size);
  const { bytesRead } = await file.read(bytes, 0, size, 0);
  return bytes.subarray(0, bytesRead);
}
