import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicJwk } from '@passeport/credential';
import {
  blockFile,
  EligibilityError,
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

/** Opens a published list, folder or single file, trusting only `roots`. Throws `list-missing` or EligibilityError. */
export async function openGivenList(path: string, roots: PublicJwk[], now: Date): Promise<EligibilityList> {
  const place = await stat(path).catch(() => undefined);
  if (place === undefined) throw new CliError('list-missing', { path });
  if (place.isDirectory()) {
    const manifest = await readText(path, MANIFEST_FILE);
    const trust = await readText(path, TRUST_FILE);
    const readBlock: BlockReader = async (sha256) => await readFile(join(path, blockFile(sha256)));
    return await openList({ manifest, trust, readBlock }, { roots, now });
  }
  if (place.size > MAX_LIST_FILE_BYTES) throw new EligibilityError('list-too-big', { bytes: place.size });
  return await openWholeList(unpackListFile(await readFile(path)), { roots, now });
}

async function readText(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (cause) {
    throw new CliError('list-missing', { path: folder }, { cause });
  }
}
