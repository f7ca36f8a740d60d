import { decodeBase64url } from './base64url.ts';
import { CredentialError } from './errors.ts';
import { isLowS } from './low-s.ts';

/** A token in canonical form. Its signature is not verified yet. */
export interface UnverifiedJws {
  token: string;
  kid: string;
  payload: Uint8Array;
  /** 64 bytes: r and s (RFC 7518 §3.4). */
  signature: Uint8Array;
}

/** What a token may be: its `typ` (none: the header has no such member) and its greatest length in bytes. */
export interface JwsForm {
  typ?: string;
  maxBytes: number;
}

const HEADER = /^\{"alg":"ES256","kid":"([A-Za-z0-9_-]{4})"(?:,"typ":"([a-z+-]+)")?\}$/;

const MAX_HEADER_BYTES = 100;

/**
 * Checks that a JWS compact token (RFC 7515 §7.1) is in its one accepted spelling, before anything is verified.
 * Throws `token-too-long`, `token-malformed` or `header-refused`.
 */
export function parseJws(token: string, { typ, maxBytes }: JwsForm): UnverifiedJws {
  // 1. Size, before anything is split or decoded.
  if (token.length > maxBytes) throw new CredentialError('token-too-long', { maxBytes });

  // 2. Three parts, each in canonical base64url.
  const [header, payload, signature, ...rest] = token.split('.').map(decodeBase64url);
  if (!header || !payload || !signature || rest.length > 0) throw new CredentialError('token-malformed');

  // 3. A header of exactly these bytes: so no other alg, no crit, zip, jwk, jku, x5u, no second spelling.
  const [, kid, foundTyp] = HEADER.exec(toLatin1(header)) ?? [];
  if (kid === undefined || foundTyp !== typ) throw new CredentialError('header-refused');

  // 4. A signature of 64 bytes, the lower of its two spellings.
  if (!isLowS(signature)) throw new CredentialError('token-malformed', { field: 'signature' });

  return { token, kid, payload, signature };
}

/**
 * The `typ` that a token's header claims, to tell kinds of token apart before one is verified; undefined for a token without
 * `typ`, and for anything that is no token of ours.
 */
export function readJwsTyp(token: string): string | undefined {
  const header = decodeBase64url(token.slice(0, MAX_HEADER_BYTES * 2).split('.')[0] ?? '');
  return header === undefined ? undefined : HEADER.exec(toLatin1(header))?.[2];
}

/** Each byte as one character; nothing for a header longer than any of ours. */
function toLatin1(bytes: Uint8Array): string {
  return bytes.length > MAX_HEADER_BYTES ? '' : String.fromCharCode(...bytes);
}
