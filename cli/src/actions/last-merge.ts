import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicJwk } from '@passeport/credential';
import {
  LIST_FILE_EXTENSION,
  openWholeCollection,
  type NewestSeen,
  type PublishedList,
} from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import { readListFile } from '../verify/open-given-list.ts';

/** An office's list as it was gathered last. */
export interface LastPart {
  list: PublishedList;
  seen: NewestSeen;
}

const NAME = /^nationale-(\d{6,})\.psl$/;

/** Where the national list of this number is kept. */
export function mergedFile(folder: OfficeFolder, sequence: number): string {
  return join(folder.lists, `nationale-${String(sequence).padStart(6, '0')}${LIST_FILE_EXTENSION}`);
}

/** The numbers of the national lists that are kept, ascending. */
export async function readMergeNumbers({ lists }: OfficeFolder): Promise<number[]> {
  const numbers = (await readdir(lists)).map((name) => Number(NAME.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).sort((a, b) => a - b);
}

/**
 * The lists in the national list published last, by which an older one of an office is known, and which stay when no newer one
 * comes. They are judged by the trust list of that day: what has been taken away since is for the next one to see. Throws
 * `merge-memory-damaged`.
 */
export async function readLastMerge(
  folder: OfficeFolder,
  { roots, now }: { roots: PublicJwk[]; now: Date },
): Promise<LastPart[]> {
  const last = (await readMergeNumbers(folder)).at(-1);
  if (last === undefined) return [];
  const path = mergedFile(folder, last);
  try {
    const collection = await readListFile(path);
    const { parts } = await openWholeCollection(collection, { roots, now });
    return parts.map(({ list, manifest, trust, files }) => {
      const blocks = new Map(files.map((name) => [name, collection.blocks.get(name) ?? new Uint8Array()]));
      return { list: { manifest, trust, blocks }, seen: list.seen };
    });
  } catch (cause) {
    throw new CliError('merge-memory-damaged', { path }, { cause });
  }
}
