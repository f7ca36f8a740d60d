import { compactVerify, errors } from 'jose';
import { CredentialError } from './errors.ts';
import { importKey } from './import-key.ts';
import type { PublicJwk } from './jwk.ts';
import { parseJws, type JwsForm, type UnverifiedJws } from './jws-form.ts';

/** A public key under the short name that tokens call it by. */
export interface NamedKey {
  kid: string;
  jwk: PublicJwk;
}

/** Who may have signed, the `typ` expected (none: the header must have none), and the greatest length in bytes. */
export interface VerifyJwsOptions<Key extends NamedKey> extends JwsForm {
  candidates: readonly Key[];
}

/** A verified payload, and the candidate whose signature it is. */
export interface VerifiedJws<Key extends NamedKey> {
  payload: Uint8Array;
  kid: string;
  key: Key;
}

/**
 * Verifies a JWS compact token by ES256. The token must be in the one spelling that `signJws` writes.
 * Whether the key may sign such a thing (its use, its dates, its scope) is for the caller to ask of `key`.
 *
 * Throws `token-too-long`, `token-malformed`, `header-refused`, `key-unknown` or `signature-wrong`; `key-malformed`
 * when a candidate is no point of the curve.
 */
export async function verifyJws<Key extends NamedKey>(
  token: string,
  { candidates, ...form }: VerifyJwsOptions<Key>,
): Promise<VerifiedJws<Key>> {
  const unverified = parseJws(token, form);
  const key = await findSigner(unverified, candidates);
  return { payload: unverified.payload, kid: unverified.kid, key };
}

/** The candidate that signed a token. Throws `key-unknown` when none has its `kid`, else `signature-wrong`. */
export async function findSigner<Key extends NamedKey>(
  { token, kid }: UnverifiedJws,
  candidates: readonly Key[],
): Promise<Key> {
  const named = candidates.filter((candidate) => candidate.kid === kid);
  if (named.length === 0) throw new CredentialError('key-unknown', { kid });

  // Two keys can share a kid: each is tried in turn.
  for (const candidate of named) if (await isSignedBy(token, candidate.jwk)) return candidate;
  throw new CredentialError('signature-wrong', { kid });
}

async function isSignedBy(token: string, jwk: PublicJwk): Promise<boolean> {
  const key = await importKey(jwk);
  try {
    await compactVerify(token, key, { algorithms: ['ES256'] });
    return true;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return false;
    throw error;
  }
}
