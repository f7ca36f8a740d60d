import { CredentialError } from './errors.ts';

/** Names the format and its version: passeport de santé, 1. */
const PREFIX = 'PS1:';

/** A longer text is refused unread. The longest card, with a face of 512 bytes, has some 2,100 characters. */
const MAX_TEXT_LENGTH = 4000;

/** The code of a character is its ASCII number less that of `-`, in two digits, as in SMART Health Cards. */
const FIRST_CHARACTER = 45;
const TOKEN_CHARACTERS = /^[A-Za-z0-9_.-]+$/;

/**
 * The text of a card's QR code: `PS1:` and two digits for each character of the token.
 * Throws `token-malformed` for a character that no token has.
 */
export function encodeQrText(token: string): string {
  return PREFIX + toDigits(token);
}

/** The same text as `encodeQrText`, as segments in the two modes in which a QR code holds it best. */
export function qrSegments(token: string): { data: string; mode: 'alphanumeric' | 'numeric' }[] {
  return [
    { data: PREFIX, mode: 'alphanumeric' },
    { data: toDigits(token), mode: 'numeric' },
  ];
}

/**
 * The token in a QR code's text, in its one spelling. Nothing of the token is checked but its characters.
 * Throws `too-long`, `not-a-card` (another prefix), `version-unknown` (our prefix of another version) or
 * `text-malformed`.
 */
export function decodeQrText(text: string): string {
  if (text.length > MAX_TEXT_LENGTH) throw new CredentialError('too-long', { maxBytes: MAX_TEXT_LENGTH });
  if (!text.startsWith(PREFIX))
    throw new CredentialError(/^PS\d+:/.test(text) ? 'version-unknown' : 'not-a-card');

  const digits = text.slice(PREFIX.length);
  if (!/^(?:\d\d)+$/.test(digits)) throw new CredentialError('text-malformed');
  const token = digits.replace(/\d\d/g, (pair) => String.fromCharCode(Number(pair) + FIRST_CHARACTER));
  if (!TOKEN_CHARACTERS.test(token)) throw new CredentialError('text-malformed');
  return token;
}

function toDigits(token: string): string {
  if (!TOKEN_CHARACTERS.test(token)) throw new CredentialError('token-malformed');
  let digits = '';
  for (let index = 0; index < token.length; index++)
    digits += String(token.charCodeAt(index) - FIRST_CHARACTER).padStart(2, '0');
  return digits;
}
