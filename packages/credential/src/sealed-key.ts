/** Header of a sealed key: RFC 7518 §4.8, §5.3; content type of RFC 7517 §7. */
export const SEAL = { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', cty: 'jwk+json' };

/** PBKDF2 rounds with HMAC-SHA-512 that OWASP recommends (Password Storage Cheat Sheet, 2023). */
export const ITERATIONS = 210_000;

/** RFC 8265 §4.2 (OpaqueString): the same passphrase typed on two keyboards is the same bytes. */
export function passphraseToBytes(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase.normalize('NFC'));
}
