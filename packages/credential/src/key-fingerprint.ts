import type { PublicJwk } from './jwk.ts';
import { keyThumbprint } from './key-id.ts';

const MODULUS = 10n ** 20n;

/**
 * Twenty digits in fours, which two people read to each other over the telephone: the SHA-256 of the key's thumbprint (RFC 7638)
 * modulo 10²⁰. 66 bits: more than anyone can search for another key with the same.
 */
export async function keyFingerprint(key: PublicJwk): Promise<string> {
  const thumbprint = new TextEncoder().encode(await keyThumbprint(key));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', thumbprint));
  const number = digest.reduce((sum, byte) => (sum * 256n + BigInt(byte)) % MODULUS, 0n);
  return number
    .toString()
    .padStart(20, '0')
    .replace(/(\d{4})(?=\d)/g, '$1 ');
}
