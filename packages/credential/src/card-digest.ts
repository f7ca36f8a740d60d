import { parseJws } from './jws-form.ts';
import { decodeQrText } from './qr-text.ts';

/** As `verifyCard`. */
const MAX_TOKEN_BYTES = 2000;

/**
 * SHA-256 of what a card says, its claims as they are signed, in lower-case hexadecimal: the same for a card that is signed again, and
 * another for every other number, day, name or face. Nothing is verified. Throws as `decodeQrText`, `token-malformed`,
 * `header-refused`.
 */
export async function cardDigest(qrText: string): Promise<string> {
  return await digestOfPayload(parseJws(decodeQrText(qrText), { maxBytes: MAX_TOKEN_BYTES }).payload);
}

/** The same of a token's payload. */
export async function digestOfPayload(payload: Uint8Array): Promise<string> {
  // The copy rests on an ArrayBuffer of its own, which is all that WebCrypto's types take.
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(payload)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
