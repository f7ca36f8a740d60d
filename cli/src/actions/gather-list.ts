import {
  EligibilityError,
  isCollection,
  openList,
  openWholeList,
  type EligibilityList,
  type OpenListOptions,
  type PublishedList,
} from '@passeport/eligibility';
import { isFolder, readListFile, readListFolder } from '../verify/open-given-list.ts';

/** An office's list, all in memory and verified whole. */
export interface OfficeList {
  list: PublishedList;
  opened: EligibilityList;
}

/**
 * Reads an office's list, folder or single file, and verifies it as a phone does that takes it. Throws `collection-nested` for one
 * that is made of several already, `list-missing`, EligibilityError or CredentialError.
 */
export async function gatherList(path: string, options: OpenListOptions): Promise<OfficeList> {
  if (!(await isFolder(path))) return await verifyOfficeList(await readListFile(path), options);

  const source = await readListFolder(path);
  refuseCollection(source);
  const blocks = new Map<string, Uint8Array>();
  const opened = await openList(
    {
      ...source,
      async readBlock(sha256, bytes) {
        const content = await source.readBlock(sha256, bytes);
        blocks.set(sha256, content);
        return content;
      },
    },
    options,
  );
  await opened.verifyBlocks();
  return { list: { manifest: source.manifest, trust: source.trust, blocks }, opened };
}

/** The same for a list that is in memory. */
export async function verifyOfficeList(list: PublishedList, options: OpenListOptions): Promise<OfficeList> {
  refuseCollection(list);
  return { list, opened: await openWholeList(list, options) };
}

function refuseCollection(list: { manifest: string }): void {
  if (isCollection(list)) throw new EligibilityError('collection-nested');
}
