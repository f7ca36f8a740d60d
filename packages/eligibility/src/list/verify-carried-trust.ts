import { verifyTrustList, type PublicJwk, type TrustList } from '@passeport/credential';

import { EligibilityError } from '../errors.ts';

/**
 * The trust list to judge by: the one that the list carries, or the one already accepted when that is newer, so
 * that a key taken away stays away. A newer one must be signed by a root of the accepted one; an older one, or
 * the accepted one itself when its list is opened again, may still be signed by a pinned root.
 *
 * Throws `trust-conflict` for two trust lists of one sequence number, or `CredentialError`.
 */
export async function verifyCarriedTrust(
  token: string,
  { roots, trust: accepted }: { roots: readonly PublicJwk[]; trust?: TrustList | undefined },
): Promise<TrustList> {
  if (accepted === undefined) return await verifyTrustList(token, roots);
  const carried = await verifyTrustList(token, [...accepted.roots, ...roots]);
  if (carried.sequence > accepted.sequence) return await verifyTrustList(token, accepted.roots);
  if (carried.sequence === accepted.sequence && !isSameTrust(carried, accepted)) {
    throw new EligibilityError('trust-conflict', { sequence: carried.sequence });
  }
  return accepted;
}

/** Every member of a trust list that can differ while the sequence number does not. */
function isSameTrust(a: TrustList, b: TrustList): boolean {
  return JSON.stringify(sortedMembers(a)) === JSON.stringify(sortedMembers(b));
}

/** The same members in alphabetical order all through: a stored copy may have them in another order. */
function sortedMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedMembers);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1));
  return entries.map(([name, member]) => [name, sortedMembers(member)]);
}
