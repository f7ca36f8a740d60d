import { importJWK } from 'jose';
import { CredentialError } from './errors.ts';
import type { PrivateJwk, PublicJwk } from './jwk.ts';

/** The key as WebCrypto holds it, to verify with or, when it has `d`, to sign with. Throws `key-malformed`. */
export async function importKey(jwk: PublicJwk | PrivateJwk): Promise<CryptoKey> {
  let key: CryptoKey | Uint8Array;
  try {
    // A copy: jose may freeze what it is given.
    key = await importJWK({ ...jwk }, 'ES256');
  } catch (cause) {
    throw new CredentialError('key-malformed', {}, cause);
  }
  if (key instanceof Uint8Array) throw new CredentialError('key-malformed');
  return key;
}
