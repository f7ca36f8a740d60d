import { base64url } from 'jose';

const ALPHABET = /^[A-Za-z0-9_-]*$/;

/**
 * The bytes of base64url text (RFC 4648 §5) in its one canonical spelling: no padding, no white space, unused
 * last bits zero. Anything else is `undefined`.
 */
export function decodeBase64url(text: string): Uint8Array | undefined {
  // jose's decoder skips white space and takes padding: neither is in the alphabet here.
  if (!ALPHABET.test(text) || text.length % 4 === 1) return undefined;
  const bytes = base64url.decode(text);
  return base64url.encode(bytes) === text ? bytes : undefined;
}
