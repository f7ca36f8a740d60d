import { base64url, CompactSign } from 'jose';
import type { SigningKey } from './import-signing-key.ts';
import { toLowS } from './low-s.ts';

/**
 * Signs bytes as a JWS compact token (RFC 7515 §7.1) by ES256, in the one spelling that `verifyJws` takes.
 * `typ` (lower-case letters, `+`, `-`) keeps kinds of token apart: a token of one kind is not accepted as another.
 */
export async function signJws(payload: Uint8Array, key: SigningKey, typ?: string): Promise<string> {
  const header = typ === undefined ? { alg: 'ES256', kid: key.kid } : { alg: 'ES256', kid: key.kid, typ };
  const token = await new CompactSign(payload).setProtectedHeader(header).sign(key.privateKey);
  const [spelledHeader, spelledPayload, signature = ''] = token.split('.');
  const lowS = base64url.encode(toLowS(base64url.decode(signature)));
  return `${spelledHeader}.${spelledPayload}.${lowS}`;
}
