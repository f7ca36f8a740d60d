import type { PublishedList } from './publish-list.ts';

/** Names of a list's files in its folder, for any static host. */
export const MANIFEST_FILE = 'manifest.jws';
export const TRUST_FILE = 'trust.jws';

/** `blocks/<sha256>.bin`: a name that only ever has this content, so that it can be cached for ever. */
export function blockFile(sha256: string): string {
  return `blocks/${sha256}.bin`;
}

/**
 * The folder form of a list: content by relative path with `/`. The manifest comes last: written in this
 * order, a folder never has a manifest whose files are not there yet.
 */
export function listFiles({ manifest, trust, blocks }: PublishedList): Map<string, Uint8Array> {
  const text = new TextEncoder();
  const files = new Map<string, Uint8Array>();
  for (const [sha256, bytes] of blocks) files.set(blockFile(sha256), bytes);
  files.set(TRUST_FILE, text.encode(trust));
  files.set(MANIFEST_FILE, text.encode(manifest));
  return files;
}
