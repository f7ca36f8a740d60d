import { CredentialError } from './errors.ts';
import { importKey } from './import-key.ts';
import { parsePrivateJwk, type PrivateJwk, type PublicJwk } from './jwk.ts';
import { keyId } from './key-id.ts';

/** A private key ready to sign with, and the public half that others know it by. */
export interface SigningKey {
  kid: string;
  publicJwk: PublicJwk;
  privateKey: CryptoKey;
}

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' };

/** Throws `key-malformed`, also when the private number is not that of the public point. */
export async function importSigningKey(privateJwk: PrivateJwk): Promise<SigningKey> {
  const { d: _, ...publicJwk } = parsePrivateJwk(privateJwk);
  const privateKey = await importKey(privateJwk);
  const publicKey = await importKey(publicJwk);

  // Not every platform compares the halves: signing and verifying once does.
  const probe = new Uint8Array(32);
  const signature = await crypto.subtle.sign(ECDSA, privateKey, probe);
  if (!(await crypto.subtle.verify(ECDSA, publicKey, signature, probe)))
    throw new CredentialError('key-malformed', { field: 'd' });

  return { kid: await keyId(publicJwk), publicJwk, privateKey };
}
