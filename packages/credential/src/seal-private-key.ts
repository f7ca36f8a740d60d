import { CompactEncrypt } from 'jose';
import { CredentialError } from './errors.ts';
import { parsePrivateJwk, type PrivateJwk } from './jwk.ts';
import { ITERATIONS, passphraseToBytes, SEAL } from './sealed-key.ts';

/**
 * Encrypts a private key by a passphrase: JWE compact (RFC 7516 §7.1), PBES2-HS512+A256KW (RFC 7518 §4.8) and
 * A256GCM. Throws `key-malformed` or `passphrase-empty`.
 */
export async function sealPrivateKey(privateJwk: PrivateJwk, passphrase: string): Promise<string> {
  if (passphrase === '') throw new CredentialError('passphrase-empty');
  const plaintext = new TextEncoder().encode(JSON.stringify(parsePrivateJwk(privateJwk)));
  return await new CompactEncrypt(plaintext)
    .setProtectedHeader(SEAL)
    .setKeyManagementParameters({ p2c: ITERATIONS })
    .encrypt(passphraseToBytes(passphrase));
}
