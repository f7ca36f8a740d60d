import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CredentialError } from '@passeport/credential';
import {
  EligibilityError,
  LIST_FILE_EXTENSION,
  openPublished,
  type EligibilityList,
} from '@passeport/eligibility';
import type { AuditHead } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { readRoot, rootPath } from '../office/keys.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import { isFolder, readListFile, readListFolder } from '../verify/open-given-list.ts';

/** The head of the audit that a published list sealed. */
export interface SealedHead extends AuditHead {
  sequence: number;
  /** of the manifest's token, as the registry recorded it */
  manifestSha256: string;
  path: string;
}

/** A list that says nothing for sure: damaged, signed by an unknown key, another office's. */
export interface UncheckedList {
  path: string;
  error: Error;
}

/**
 * The audit's heads in the office's own lists: those kept in its folder, and those given. Each is verified by the trust list that
 * it carries and the office's root, so that keys that ended since do not matter. One given that cannot be read throws; one kept
 * is told in `unchecked`.
 */
export async function readSealedHeads(
  folder: OfficeFolder,
  office: number,
  given: readonly string[],
  now: Date,
): Promise<{ heads: SealedHead[]; unchecked: UncheckedList[] }> {
  const kept = (await readdir(folder.lists).catch(() => []))
    .filter((name) => name.startsWith('liste-') && name.endsWith(LIST_FILE_EXTENSION))
    .sort()
    .map((name) => join(folder.lists, name));
  const heads: SealedHead[] = [];
  const unchecked: UncheckedList[] = [];
  const roots = [await readRoot(rootPath(folder))];
  for (const path of new Set([...kept, ...given])) {
    try {
      heads.push(...(await readHeads(path, { roots, now }, office)));
    } catch (error) {
      const isTold =
        error instanceof EligibilityError || error instanceof CredentialError || error instanceof CliError;
      if (!isTold || given.includes(path)) throw error;
      unchecked.push({ path, error });
    }
  }
  return { heads: heads.sort((a, b) => a.sequence - b.sequence), unchecked };
}

async function readHeads(
  path: string,
  options: Parameters<typeof openPublished>[1],
  office: number,
): Promise<SealedHead[]> {
  const source = await readSource(path);
  const opened = await openPublished(source, options);
  const lists: EligibilityList[] = 'parts' in opened ? opened.parts.map(({ list }) => list) : [opened];
  return lists.flatMap((list) => {
    if (list.office !== office || list.audit === undefined) return [];
    // A national list has the office's manifest among its parts; its digest is compared there.
    const manifestSha256 =
      'parts' in opened ? '' : createHash('sha256').update(source.manifest).digest('hex');
    return [{ ...list.audit, sequence: list.sequence, manifestSha256, path }];
  });
}

async function readSource(path: string) {
  if (await isFolder(path)) return await readListFolder(path);
  const list = await readListFile(path);
  const readBlock = async (sha256: string) => list.blocks.get(sha256) ?? new Uint8Array();
  return { ...list, readBlock };
}
