import type { TrustList } from '@passeport/credential';
import {
  openPublished,
  openWholePublished,
  splitCollection,
  type EligibilityCollection,
  type EligibilityList,
  type ListSource,
  type OpenListOptions,
  type PublishedList,
} from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';
import { readTrust } from '../office/keys.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import { isFolder, readListFile, readListFolder } from '../verify/open-given-list.ts';

/** An office's newest list, all in memory and verified whole, and the newest trust list that came with it. */
export interface NewestList {
  list: PublishedList;
  opened: EligibilityList;
  trust: { token: string; list: TrustList };
}

/**
 * Reads an office's list, alone or among several offices', folder or single file, as its signature says by what the office's folder
 * knows of the root: a key that was stolen by then signs none. Throws `restore-needs-list` when it is not there, `list-missing`,
 * EligibilityError or CredentialError.
 */
export async function readNewestListOf(
  folder: OfficeFolder,
  office: number,
  path: string,
  now: Date,
): Promise<NewestList> {
  const { roots, list: known } = await readTrust(folder);
  const { list, opened } = await readWhole(path, { roots, trust: known, now });
  const trust = { token: list.trust, list: opened.trust };
  if (!('parts' in opened)) {
    if (opened.office !== office) throw new CliError('restore-needs-list');
    return { list, opened, trust };
  }
  const part = opened.parts.find((one) => one.list.office === office);
  const split = (await splitCollection(list)).find((one) => one.office === office);
  if (part === undefined || split === undefined) throw new CliError('restore-needs-list');
  return { list: split.list, opened: part.list, trust };
}

async function readWhole(
  path: string,
  options: OpenListOptions,
): Promise<{ list: PublishedList; opened: EligibilityList | EligibilityCollection }> {
  if (!(await isFolder(path))) {
    const list = await readListFile(path);
    return { list, opened: await openWholePublished(list, options) };
  }
  const source = await readListFolder(path);
  const blocks = new Map<string, Uint8Array>();
  const readBlock: ListSource['readBlock'] = async (sha256, bytes) => {
    const content = await source.readBlock(sha256, bytes);
    blocks.set(sha256, content);
    return content;
  };
  const opened = await openPublished({ ...source, readBlock }, options);
  await opened.verifyBlocks();
  return { list: { manifest: source.manifest, trust: source.trust, blocks }, opened };
}
