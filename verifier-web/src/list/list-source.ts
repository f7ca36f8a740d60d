import {
  blockFile,
  deltaFile,
  MANIFEST_FILE,
  MAX_DELTA_BYTES,
  TRUST_FILE,
  type ListSource,
} from '@passeport/eligibility';
import { fetchBytes, fetchText } from './fetch-bytes.ts';

/** A token of a list is never longer; the list's own checks are stricter. */
const maxTokenBytes = 4_194_304;

/** The manifest alone: enough to see whether there is anything new. */
export async function fetchManifest(folder: string): Promise<string> {
  return await fetchText(folder + MANIFEST_FILE, maxTokenBytes);
}

/** The list in a folder of this site; its files are fetched when they are asked for. */
export async function fetchList(folder: string, manifest: string): Promise<ListSource> {
  return {
    manifest,
    trust: await fetchText(folder + TRUST_FILE, maxTokenBytes),
    readBlock: (sha256, bytes) => fetchBytes(folder + blockFile(sha256), bytes),
  };
}

/** What changed since the list of a number, when the site has that. Throws as `fetchBytes`. */
export async function fetchDelta(folder: string, sequence: number): Promise<Uint8Array> {
  return await fetchBytes(folder + deltaFile(sequence), MAX_DELTA_BYTES);
}
