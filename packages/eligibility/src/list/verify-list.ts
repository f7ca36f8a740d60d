import type { PublicJwk, TrustList } from '@passeport/credential';

import { checkHistory, withoutStolen, type NewestSeen } from './check-history.ts';
import { checkListKey } from './check-list-key.ts';
import { checkSum } from './check-sum.ts';
import { sha256Hex } from './digest.ts';
import { EligibilityError } from '../errors.ts';
import { isInstant, latestOf } from '../instant.ts';
import { MAX_LIST_FILE_BYTES } from './list-pack.ts';
import { filesOf, MAX_TRUST_BYTES, type Manifest, type ManifestFile } from './manifest.ts';
import { numbersOf } from './mutuelle-ranges.ts';
import { verifyCarriedTrust } from './verify-carried-trust.ts';
import { verifyManifest } from './verify-manifest.ts';

export interface OpenListOptions {
  /** The pinned root keys. Not looked at when there is a trust list in `trust`: its own roots count then. */
  roots: readonly PublicJwk[];
  /** The newest trust list that this reader has accepted, as `EligibilityList.trust` gave it. */
  trust?: TrustList | undefined;
  /** The reader's clock, which may be wrong. */
  now: Date;
  /** The newest list seen of each office, as `EligibilityList.seen` gave them, and the collections'. */
  newestSeen?: readonly NewestSeen[] | undefined;
  /** Waited for before each file that `verifyBlocks` reads: a page that shows something does so meanwhile. */
  pause?: (() => Promise<void>) | undefined;
}

/** A manifest that may be believed; nothing that it names has been read. */
export interface VerifiedList {
  manifest: Manifest;
  trust: TrustList;
  seen: NewestSeen;
  newestSigned: string;
}

/**
 * The two tokens of a list: signatures, the key's rights, and the list's place in time. Throws as `openList`.
 *
 * @param verifyTrust for a reader of many lists, who verifies a trust list that several carry but once
 */
export async function verifyList(
  tokens: { manifest: string; trust: string },
  options: OpenListOptions,
  verifyTrust: (token: string) => Promise<TrustList> = (token) => verifyCarriedTrust(token, options),
): Promise<VerifiedList> {
  const { now } = options;
  checkTrustSize(tokens.trust);
  // 1. The trust list it carries, by a pinned root; then the newest trust list of the two.
  const trust = await verifyTrust(tokens.trust);
  // 2. The manifest's form, and the signature of a key in the trust list.
  const { manifest, digest, key } = await verifyManifest(tokens.manifest, trust);
  // 3. What that key may sign: lists, on that day, for that office and those mutuelles.
  const { office, sequence, issued, blocks } = manifest;
  checkListKey(
    { office, issued, mutuelles: blocks.flatMap((file) => numbersOf(file.mutuelles)) },
    key,
    'lists',
  );
  // 4. Not older than what was seen, not from the future.
  const newestSeen = withoutStolen(options.newestSeen ?? [], trust);
  const seen = { office, sequence, issued, digest, kid: key.kid };
  checkHistory(seen, { newestSeen, trustIssued: trust.issued, now });
  // 5. The trust list is the manifest's own.
  await checkCarriedTrust(tokens.trust, manifest.trust);
  // 6. How much is to be read, before any is.
  checkSum(filesOf(manifest), MAX_LIST_FILE_BYTES);
  return { manifest, trust, seen, newestSigned: newestSignedOf(issued, trust, newestSeen) };
}

/** Throws `list-too-big`. */
export function checkTrustSize({ length }: string): void {
  if (length > MAX_TRUST_BYTES) {
    throw new EligibilityError('list-too-big', { bytes: length, limitBytes: MAX_TRUST_BYTES });
  }
}

/** Whether the trust list that is carried is the one that a manifest names. Throws `trust-mismatch`. */
export async function checkCarriedTrust(token: string, named: ManifestFile): Promise<void> {
  const bytes = new TextEncoder().encode(token);
  if (bytes.length !== named.bytes || (await sha256Hex(bytes)) !== named.sha256) {
    throw new EligibilityError('trust-mismatch', { sha256: named.sha256 });
  }
}

/** The newest signed time that is known once something issued then was accepted. */
export function newestSignedOf(issued: string, trust: TrustList, newestSeen: readonly NewestSeen[]): string {
  const times = [issued, trust.issued, ...newestSeen.map((seen) => seen.issued)];
  return latestOf(times.filter(isInstant)) ?? issued;
}
