import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicJwk, TrustList } from '@passeport/credential';
import {
  blockFile,
  EligibilityError,
  isDeltaFile,
  MANIFEST_FILE,
  MAX_LIST_FILE_BYTES,
  openList,
  openWholeList,
  TRUST_FILE,
  unpackListFile,
  type BlockReader,
  type EligibilityList,
} from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';

/** No token of a list is longer; the list's own checks are stricter. */
const LARGEST_TOKEN_BYTES = 4 * 1024 * 1024;

/** What a list is opened against. With `trust`, a key that it does not name is refused whatever an older list carries. */
export interface Trusted {
  roots: PublicJwk[];
  trust?: TrustList | undefined;
}

/** Opens a published list, folder or single file. Throws `list-missing`, `list-is-delta` or EligibilityError. */
export async function openGivenList(path: string, trusted: Trusted, now: Date): Promise<EligibilityList> {
  const place = await stat(path).catch(() => undefined);
  if (place === undefined) throw new CliError('list-missing', { path });
  if (place.isDirectory()) {
    const manifest = await readText(path, MANIFEST_FILE);
    const trust = await readText(path, TRUST_FILE);
    const readBlock: BlockReader = async (sha256, bytes) =>
      await readCapped(join(path, blockFile(sha256)), bytes);
    return await openList({ manifest, trust, readBlock }, { ...trusted, now });
  }
  const bytes = await readCapped(path, MAX_LIST_FILE_BYTES);
  if (isDeltaFile(bytes)) throw new CliError('list-is-delta', { path });
  return await openWholeList(unpackListFile(bytes), { ...trusted, now });
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
