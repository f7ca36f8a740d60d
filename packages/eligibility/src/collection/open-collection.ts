import type { TrustList } from '@passeport/credential';

import { checkHistory, withoutStolen, type NewestSeen } from '../list/check-history.ts';
import { checkListKey } from '../list/check-list-key.ts';
import { checkParts, checkTokensSize, verifyParts } from './collection-parts.ts';
import {
  COLLECTION_TYP,
  collectionSchema,
  MAX_COLLECTION_BYTES,
  type NamedPart,
} from './collection-manifest.ts';
import { ContentBudget } from '../list/content-budget.ts';
import { latestOf } from '../instant.ts';
import { openVerified, type EligibilityList, type ListSource } from '../list/open-list.ts';
import { naming } from './name-office.ts';
import { verifyCarriedTrust } from '../list/verify-carried-trust.ts';
import { checkCarriedTrust, checkTrustSize, type OpenListOptions } from '../list/verify-list.ts';
import { verifySigned } from '../list/verify-manifest.ts';

/** An office's list inside a collection: everything to keep it, open it and renew it by itself. */
export interface CollectionPart {
  list: EligibilityList;
  /** The list's two tokens, and the SHA-256 of its other files. */
  manifest: string;
  trust: string;
  files: readonly string[];
}

/** An office's list that this reader has a newer one of. */
export interface SupersededPart {
  office: number;
  sequence: number;
  newestSequence: number;
}

/** Several offices' lists, each under its own signature, with its own date; what gathers them says nothing of members. */
export interface EligibilityCollection {
  /** Number of the office that gathered them. */
  office: number;
  sequence: number;
  issued: string;
  /** As of `EligibilityList`. To be kept, with the `seen` of each part. */
  trust: TrustList;
  seen: NewestSeen;
  newestSigned: string;
  /** The lists, ascending by office. No two offices have the same mutuelle; one that gave it up may still name it. */
  parts: readonly CollectionPart[];
  /** Those left unread, because `newestSeen` has a newer one of the office. */
  superseded: readonly SupersededPart[];
  /** Reads every block of the parts once, of one budget. Throws like `EligibilityList.verifyBlocks`. */
  verifyBlocks(budget?: ContentBudget): Promise<void>;
}

export interface OpenCollectionOptions extends OpenListOptions {
  /**
   * Told which lists the collection is made of, once that is verified and before any of them is read: a reader that can make
   * some from what it has does so now.
   */
  prepare?: ((parts: readonly NamedPart[]) => Promise<void>) | undefined;
}

/**
 * Opens a collection, and refuses one that must not be believed: see the README. Each list in it is opened as it would be by
 * itself, by the newest trust list. Throws like `openList`, with the `office` of the list at fault, and
 * `collection-nested`, `collection-overlap`, `collection-part-mismatch` or `collection-trust-older`.
 */
export async function openCollection(
  source: ListSource,
  options: OpenCollectionOptions,
): Promise<EligibilityCollection> {
  const { opened } = await openParts(source, options);
  return opened;
}

/** As `openCollection`, with the names of all files that the collection and its lists name, superseded ones too. */
export async function openParts(
  source: ListSource,
  options: OpenCollectionOptions,
): Promise<{ opened: EligibilityCollection; named: ReadonlySet<string> }> {
  const { now } = options;
  checkTrustSize(source.trust);
  // 1. The trust list it carries, by a pinned root; then the newest trust list of the two.
  const trust = await verifyCarriedTrust(source.trust, options);
  // 2. The token's form, and the signature of a key in the trust list.
  const form = { typ: COLLECTION_TYP, maxBytes: MAX_COLLECTION_BYTES };
  const { manifest, digest, key } = await verifySigned(source.manifest, trust, collectionSchema, form);
  // 3. What that key may sign: collections, on that day, for that office.
  const { office, sequence, issued } = manifest;
  checkListKey({ office, issued, mutuelles: [] }, key, 'collections');
  // 4. Not older than what was seen, not from the future.
  const newestSeen = withoutStolen(options.newestSeen ?? [], trust);
  const seen: NewestSeen = { kind: 'collection', office, sequence, issued, digest, kid: key.kid };
  checkHistory(seen, { newestSeen, trustIssued: trust.issued, now });
  // 5. The trust list is the collection's own.
  await checkCarriedTrust(source.trust, manifest.trust);
  // 6. How much is to be read of the lists' tokens, before any is.
  checkTokensSize(manifest);
  await options.prepare?.(manifest.parts);
  // 7. The tokens of each list: the collection's own, and what they would have to be by themselves.
  const parts = await verifyParts(manifest.parts, source.readBlock, {
    ...options,
    trust,
    newestSeen: [...newestSeen, seen],
    carried: { token: source.trust, file: manifest.trust },
  });
  // 8. All of them together: no mutuelle twice, none that the key may not gather, not endless.
  const mutuelles = checkParts(parts, trust);
  checkListKey({ office, issued, mutuelles }, key, 'collections');

  // 9. The directory of each list that is not older than the one seen of its office.
  const newestSigned = latestOf(parts.map(({ verified }) => verified.newestSigned)) ?? issued;
  const current = await Promise.all(
    parts
      .filter(({ newestSequence }) => newestSequence === undefined)
      .map(async ({ verified, manifest: token, trust: trustToken, files }) => {
        const opening = openVerified({ ...verified, newestSigned }, source.readBlock, options.pause);
        const list = await naming(verified.manifest.office, opening);
        return { list, manifest: token, trust: trustToken, files };
      }),
  );
  const opened: EligibilityCollection = {
    office,
    sequence,
    issued,
    trust,
    seen,
    newestSigned,
    parts: current,
    superseded: parts.flatMap(({ verified: { manifest: own }, newestSequence }) =>
      newestSequence === undefined ? [] : { office: own.office, sequence: own.sequence, newestSequence },
    ),
    async verifyBlocks(budget = new ContentBudget()) {
      for (const { list } of current) await naming(list.office, list.verifyBlocks(budget));
    },
  };
  const tokens = manifest.parts.flatMap((part) => [part.manifest.sha256, part.trust.sha256]);
  const named = new Set([...tokens, ...parts.flatMap(({ files }) => files)]);
  // It has its own place.
  named.delete(manifest.trust.sha256);
  return { opened, named };
}
