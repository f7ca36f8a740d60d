import { importKey } from './import-key.ts';
import { parsePrivateJwk, type PrivateJwk, type PublicJwk } from './jwk.ts';
import { keyId } from './key-id.ts';

/** A private key ready to sign with, and the public half that others know it by. */
export interface SigningKey {
  kid: string;
  publicJwk: PublicJwk;
  privateKey: CryptoKey;
}

/** Throws `key-malformed`, also when the private number is not that of the public point. */
export async function importSigningKey(privateJwk: PrivateJwk): Promise<SigningKey> {
  const { d: _, ...publicJwk } = parsePrivateJwk(privateJwk);
  const privateKey = await importKey(privateJwk);
  return { kid: await keyId(publicJwk), publicJwk, privateKey };
}
