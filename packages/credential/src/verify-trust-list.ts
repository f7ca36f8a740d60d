import { checkTrustedKeys } from './check-trusted-keys.ts';
import { CredentialError } from './errors.ts';
import type { PublicJwk } from './jwk.ts';
import { keyId } from './key-id.ts';
import { parseTrustList, spellTrustList, TRUST_LIST_TYP, type TrustList } from './trust-list.ts';
import { verifyJws } from './verify-jws.ts';

const MAX_BYTES = 1_048_576;

/**
 * The trust list in a token, when one of the pinned roots signed it. Its `roots` may differ from those: a verifier
 * that keeps them follows the root from one key to the next. Whether the list is older than one already seen is for
 * the caller to ask of its `sequence`.
 *
 * Throws `token-too-long`, `token-malformed`, `header-refused`, `key-unknown` (no pinned root signed it),
 * `signature-wrong`, `trust-list-malformed`, or `key-malformed` when a key is no point of the curve.
 */
export async function verifyTrustList(token: string, pinnedRoots: readonly PublicJwk[]): Promise<TrustList> {
  // 1. The token's form, and a pinned root's signature.
  const candidates = await Promise.all(pinnedRoots.map(async (jwk) => ({ kid: await keyId(jwk), jwk })));
  const { payload } = await verifyJws(token, { candidates, typ: TRUST_LIST_TYP, maxBytes: MAX_BYTES });

  // 2. The schema, in its one spelling.
  const text = decodeUtf8(payload);
  const list = parseTrustList(parseJson(text));
  if (spellTrustList(list) !== text) throw new CredentialError('trust-list-malformed');

  // 3. Each key.
  await checkTrustedKeys(list);
  return list;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CredentialError('trust-list-malformed', {}, cause);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CredentialError('trust-list-malformed', {}, cause);
  }
}
