import { calculateJwkThumbprint } from 'jose';
import type { PublicJwk } from './jwk.ts';

/** How many characters of the thumbprint name a key in a token's header. */
const KEY_ID_LENGTH = 4;

/** A key's whole name: the SHA-256 thumbprint of RFC 7638, 43 characters of base64url. */
export async function keyThumbprint(publicJwk: PublicJwk): Promise<string> {
  return await calculateJwkThumbprint({ ...publicJwk }, 'sha256');
}

/**
 * A key's short name, `kid`: the first four characters of its thumbprint. It only says which keys to try: two keys
 * can share it.
 */
export async function keyId(publicJwk: PublicJwk): Promise<string> {
  return (await keyThumbprint(publicJwk)).slice(0, KEY_ID_LENGTH);
}
