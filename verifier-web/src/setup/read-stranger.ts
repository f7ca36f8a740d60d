import {
  CredentialError,
  parseJws,
  parsePublicJwk,
  verifyTrustList,
  type PublicJwk,
} from '@passeport/credential';
import { EligibilityError, isListFile, openWholePublished, unpackListFile } from '@passeport/eligibility';
import type { SetupOffer } from './pin-setup.ts';

/** A trust list names no more. */
const maxRoots = 20;

/**
 * Who a list file is from that none of the pinned roots vouches for: what it says of itself, with a root under which it is whole and
 * rightly signed. Nobody has vouched for that root: it is for a person to ask about.
 * Whose desk it is and the list's folder stay as they are.
 *
 * @returns undefined for anything that is not a whole list under a root of its own
 */
export async function readStranger(
  bytes: Uint8Array,
  { centre, list }: Pick<SetupOffer, 'centre' | 'list'>,
  now: Date,
): Promise<SetupOffer | undefined> {
  if (!isListFile(bytes)) return undefined;
  try {
    const published = unpackListFile(bytes);
    const root = await findOwnRoot(published.trust);
    if (root === undefined) return undefined;
    const { trust, seen } = await openWholePublished(published, { roots: [root], now });
    const signer = trust.keys.find(({ office }) => office.number === seen.office);
    return signer && { office: signer.office.name, ...(centre !== undefined && { centre }), root, list };
  } catch (error) {
    const isRefusal = [CredentialError, EligibilityError, SyntaxError].some((kind) => error instanceof kind);
    if (isRefusal) return undefined;
    throw error;
  }
}

/** The root, of those that a trust list names, by which it is signed. */
async function findOwnRoot(token: string): Promise<PublicJwk | undefined> {
  for (const root of namedRoots(token)) {
    try {
      await verifyTrustList(token, [root]);
      return root;
    } catch (error) {
      if (!(error instanceof CredentialError)) throw error;
    }
  }
  return undefined;
}

function namedRoots(token: string): PublicJwk[] {
  const { payload } = parseJws(token, { typ: 'passeport-trust+jws', maxBytes: 1_048_576 });
  const named: unknown = JSON.parse(new TextDecoder().decode(payload));
  if (typeof named !== 'object' || named === null || !('roots' in named)) return [];
  return Array.isArray(named.roots) ? named.roots.slice(0, maxRoots).map((jwk) => parsePublicJwk(jwk)) : [];
}
