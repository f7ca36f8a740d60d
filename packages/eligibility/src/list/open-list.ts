import { memberParts, type MutuelleNumber } from '@passeport/codes';
import type { TrustList, Vouchable } from '@passeport/credential';

import { countMonth } from '../blocks/block.ts';
import { decodeBlocks, openBlocks } from '../blocks/block-file.ts';
import type { NewestSeen } from './check-history.ts';
import type { Centre } from './content.ts';
import { ContentBudget } from './content-budget.ts';
import { decodeDirectory, type Directory } from './directory.ts';
import { EligibilityError } from '../errors.ts';
import { horizonOfIssue } from './horizon.ts';
import { LruCache } from './lru-cache.ts';
import type { AuditHead, Manifest, ManifestFile } from './manifest.ts';
import { numbersOf } from './mutuelle-ranges.ts';
import type { Plan } from '../rights/plan.ts';
import { readFile, type BlockReader } from './read-file.ts';
import { findStanding, type ListedMutuelle, type MemberStanding } from './standing.ts';
import { openVouched } from './vouched-cards.ts';
import { verifyList, type OpenListOptions, type VerifiedList } from './verify-list.ts';

/** Where a list comes from: its two tokens, and its other files on demand. */
export interface ListSource {
  manifest: string;
  trust: string;
  readBlock: BlockReader;
}

/** Which list this is; instants are UTC, `2026-03-14T09:26:53Z`. */
export interface ListMeta {
  /** Number of the office that signed it. */
  office: number;
  sequence: number;
  issued: string;
  expires: string;
}

/** A list whose signatures, directory and place in time are checked. Its blocks are checked as they are read. */
export interface EligibilityList extends ListMeta {
  /** The newest trust list: the carried one, or the one given when that is newer. To be kept, and given next time. */
  trust: TrustList;
  /** To be kept, in the place of the same office's, and given next time. */
  seen: NewestSeen;
  /** The newest signed time that is known: of this list, of its trust list, of the lists seen. */
  newestSigned: string;
  /** How far the office's audit went when it signed the list, if the list says so: for whoever checks the audit. */
  audit?: AuditHead;
  mutuelles: readonly MutuelleNumber[];
  plans: readonly Plan[];
  centres: readonly Centre[];
  mutuelle(number: MutuelleNumber): ListedMutuelle | undefined;
  /**
   * What the list says of a member. Reads one file, and in it only the households around hers.
   * Throws `block-missing`, `block-mismatch` or `block-malformed`.
   */
  standingOf(member: MemberStanding['member']): Promise<MemberStanding>;
  /**
   * Whether the office vouches for a card of a key that was stolen; nothing when the list says nothing of that key. Throws as
   * `standingOf`.
   */
  vouchesFor(card: Pick<Vouchable, 'thumbprint' | 'digest'>): Promise<boolean | undefined>;
  /**
   * Reads every block once, `pause` before each file. Throws like `standingOf`, and `list-too-big` for more than all lists of one
   * budget may tell; each call has its own when none is given.
   */
  verifyBlocks(budget?: ContentBudget): Promise<void>;
  /**
   * Reads, one after the other, the files that later lookups will ask for, as far as they are kept, and says whether all are
   * intact. A fault is left to the lookup that meets it.
   */
  readAhead(): Promise<boolean>;
}

/** So many files of blocks are kept, and of those no more than so many bytes: all of a country's (54, a megabyte). */
const KEPT_FILES = 256;
const KEPT_BYTES = 8_388_608;
const KEPT_VOUCHED = 2;

/**
 * Opens a published list, and refuses one that must not be believed, each fault with its code: see the README.
 * Throws `EligibilityError`, or `CredentialError` when the trust list it carries is at fault. That a list has
 * expired is no fault: `judge` says so.
 */
export async function openList(source: ListSource, options: OpenListOptions): Promise<EligibilityList> {
  // 1–6. The two tokens: signatures, the key's rights, the place in time, how much they name.
  const verified = await verifyList(source, options);
  return await openVerified(verified, source.readBlock, options.pause);
}

/** The rest of `openList`, for tokens that are verified. */
export async function openVerified(
  { manifest, ...known }: VerifiedList,
  readBlock: BlockReader,
  pause?: OpenListOptions['pause'],
): Promise<EligibilityList> {
  // 7. The directory: the manifest's own, and it names the same mutuelles.
  const directory = await readDirectory(readBlock, manifest);
  return listOf(manifest, directory, { readBlock, pause }, known);
}

async function readDirectory(readBlock: BlockReader, manifest: Manifest): Promise<Directory> {
  const directory = decodeDirectory(await readFile(readBlock, manifest.directory));
  const named = directory.mutuelles.map(({ number }) => number).join();
  if (named !== manifest.blocks.flatMap(({ mutuelles }) => numbersOf(mutuelles)).join()) {
    throw new EligibilityError('directory-malformed', { problem: 'other mutuelles than the manifest' });
  }
  return directory;
}

function listOf(
  manifest: Manifest,
  directory: Directory,
  { readBlock, pause }: { readBlock: BlockReader; pause: OpenListOptions['pause'] },
  known: Pick<EligibilityList, 'trust' | 'seen' | 'newestSigned'>,
): EligibilityList {
  const { office, sequence, issued, expires, audit } = manifest;
  const mutuelles = new Map<MutuelleNumber, ListedMutuelle>(
    directory.mutuelles.map((mutuelle) => [mutuelle.number, mutuelle]),
  );
  const places = new Map(manifest.blocks.flatMap(placesOf));
  const horizon = countMonth(horizonOfIssue(issued));
  const largest = Math.max(1, ...manifest.blocks.map(({ bytes }) => bytes));
  const keptFiles = Math.min(KEPT_FILES, Math.floor(KEPT_BYTES / largest));
  const cache = new LruCache(keptFiles, async (_: string, { file, blocks }: Place) => {
    const opened = openBlocks(await readFile(readBlock, file), horizon);
    checkCount(opened.blocks, blocks);
    return opened;
  });

  const vouched = new LruCache(KEPT_VOUCHED, async (_: string, file: ManifestFile) =>
    openVouched(await readFile(readBlock, file)),
  );

  return {
    office,
    sequence,
    issued,
    expires,
    ...(audit && { audit }),
    ...known,
    mutuelles: [...places.keys()],
    plans: directory.plans,
    centres: directory.centres,
    mutuelle: (number) => mutuelles.get(number),
    async standingOf(member) {
      const { mutuelle: number, household } = memberParts(member);
      const mutuelle = mutuelles.get(number);
      const place = places.get(number);
      if (mutuelle === undefined || place === undefined) return { listed: false, member };
      const file = await cache.get(place.file.sha256, place);
      return findStanding(member, mutuelle, file.pageOf(place.index, household));
    },
    async vouchesFor({ thumbprint, digest }) {
      const file = manifest.vouched?.find(({ key }) => key === thumbprint);
      if (file === undefined) return undefined;
      const isListed = await vouched.get(file.sha256, file);
      return isListed(digest);
    },
    async verifyBlocks(budget = new ContentBudget()) {
      for (const file of manifest.blocks) {
        await pause?.();
        const blocks = decodeBlocks(await readFile(readBlock, file), horizon);
        checkCount(blocks.length, numbersOf(file.mutuelles).length);
        budget.spend(blocks);
      }
      for (const file of manifest.vouched ?? []) openVouched(await readFile(readBlock, file));
    },
    async readAhead() {
      const first = new Map([...places.values()].map((place) => [place.file.sha256, place]));
      let isIntact = true;
      for (const [sha256, place] of [...first].slice(0, keptFiles)) {
        await cache.get(sha256, place).catch(() => {
          isIntact = false;
        });
      }
      return isIntact;
    },
  };
}

/** Where a mutuelle's block is: the file, how many blocks it must have, and which of them. */
interface Place {
  file: ManifestFile;
  blocks: number;
  index: number;
}

function placesOf({ mutuelles, sha256, bytes }: Manifest['blocks'][number]): [MutuelleNumber, Place][] {
  const numbers = numbersOf(mutuelles);
  const file = { sha256, bytes };
  return numbers.map((number, index) => [number, { file, blocks: numbers.length, index }]);
}

function checkCount(blocks: number, expected: number): void {
  if (blocks !== expected) {
    throw new EligibilityError('block-malformed', {
      problem: `${blocks} blocks, ${expected} in the manifest`,
    });
  }
}
