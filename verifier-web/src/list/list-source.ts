import {
  blockFile,
  deltaFile,
  MANIFEST_FILE,
  MAX_DELTA_BYTES,
  TRUST_FILE,
  type ListSource,
} from '@passeport/eligibility';
import { fetchBytes, fetchFile, fetchText, type Begun } from './fetch-bytes.ts';

/** A token of a list is never longer; the list's own checks are stricter. */
const maxTokenBytes = 4_194_304;

/** A list that comes from a site. */
export interface SiteList extends Omit<ListSource, 'readBlock'> {
  /** A file, or the rest of it when a part came before. Throws as `fetchFile`. */
  fetchBlock(sha256: string, bytes: number, begun: Begun): Promise<Uint8Array>;
  /** In a collection, what changed of an office's list since the one by the number `sequence`. Throws as `fetchBytes`. */
  fetchPartDelta(office: number, sequence: number): Promise<Uint8Array>;
}

/** The manifest alone, enough to see whether there is anything new, and the server's clock. */
export async function fetchManifest(
  folder: string,
): Promise<{ manifest: string; serverTime: Date | undefined }> {
  const { bytes, serverTime } = await fetchFile(folder + MANIFEST_FILE, maxTokenBytes);
  return { manifest: new TextDecoder().decode(bytes), serverTime };
}

/** The list in a folder of this site; its files are fetched when they are asked for. */
export async function fetchList(folder: string, manifest: string): Promise<SiteList> {
  return {
    manifest,
    trust: await fetchText(folder + TRUST_FILE, maxTokenBytes),
    fetchBlock: async (sha256, maxBytes, begun) =>
      (await fetchFile(folder + blockFile(sha256), maxBytes, { copy: 'no-copy', begun })).bytes,
    fetchPartDelta: (office, sequence) => fetchBytes(folder + deltaFile(sequence, office), MAX_DELTA_BYTES),
  };
}

/** What changed since the list of a number, when the site has that. Throws as `fetchBytes`. */
export async function fetchDelta(folder: string, sequence: number): Promise<Uint8Array> {
  return await fetchBytes(folder + deltaFile(sequence), MAX_DELTA_BYTES);
}
