import { sha256Hex } from './digest.ts';
import { EligibilityError } from '../errors.ts';
import type { ManifestFile } from './manifest.ts';

/**
 * Gives the content of one of the list's files. `bytes` is its length: a reader of a stream stops there, and
 * need not trust the source. May throw when there is none.
 */
export type BlockReader = (sha256: string, bytes: number) => Promise<Uint8Array>;

/** One of the files that the manifest names. Throws `block-missing`, or `block-mismatch` for other content. */
export async function readFile(readBlock: BlockReader, { sha256, bytes }: ManifestFile): Promise<Uint8Array> {
  const content = await tryRead(readBlock, { sha256, bytes });
  if (content.length !== bytes || (await sha256Hex(content)) !== sha256) {
    throw new EligibilityError('block-mismatch', { sha256, bytes: content.length });
  }
  return content;
}

async function tryRead(readBlock: BlockReader, { sha256, bytes }: ManifestFile): Promise<Uint8Array> {
  try {
    return await readBlock(sha256, bytes);
  } catch (error) {
    throw new EligibilityError('block-missing', { sha256 }, error);
  }
}
