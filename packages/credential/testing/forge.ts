import { base64url, importJWK } from 'jose';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { toLowS } from '../src/low-s.ts';
import type { PrivateJwk } from '../src/jwk.ts';

/** RFC 4648 §5, in order. */
export const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A token with any header and payload, signed by ES256 all the same. */
export async function forge(
  header: string,
  payload: Uint8Array | string,
  privateJwk: PrivateJwk,
): Promise<string> {
  const input = `${base64url.encode(header)}.${base64url.encode(payload)}`;
  const key = await importJWK({ ...privateJwk }, 'ES256');
  if (key instanceof Uint8Array) throw new TypeError('not an elliptic-curve key');
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(input));
  return `${input}.${base64url.encode(toLowS(new Uint8Array(signature)))}`;
}

/** The same token with the other valid signature, (r, n − s). */
export function twinOf(token: string): string {
  const [header, payload, signature = ''] = token.split('.');
  const hex = Buffer.from(signature, 'base64url').toString('hex');
  const s = (ORDER - BigInt(`0x${hex.slice(64)}`)).toString(16).padStart(64, '0');
  return `${header}.${payload}.${Buffer.from(hex.slice(0, 64) + s, 'hex').toString('base64url')}`;
}

/** A token with another part in place of its header (0), payload (1) or signature (2). */
export function withPart(token: string, index: 0 | 1 | 2, part: string): string {
  const parts = token.split('.');
  parts[index] = part;
  return parts.join('.');
}

/** Text as a card's QR code would hold it, whatever characters it has: two digits each, ASCII − 45. */
export function spellDigits(text: string): string {
  return `PS1:${Array.from(text, (character) => String(character.charCodeAt(0) - 45).padStart(2, '0')).join('')}`;
}

/** A token whose signature is an HMAC-SHA-256. */
export function forgeByHmac(header: string, payload: Uint8Array, secret: string | Buffer): string {
  const input = `${base64url.encode(header)}.${base64url.encode(payload)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** A token signed by a new key of another curve. */
export function forgeOnCurve(namedCurve: string, hash: string, header: string, payload: Uint8Array): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve });
  const input = `${base64url.encode(header)}.${base64url.encode(payload)}`;
  const signature = sign(hash, Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

/** The same signature in ASN.1 in place of r and s side by side. */
export function toDerSignature(signature: string): string {
  const raw = Buffer.from(signature, 'base64url');
  const both = Buffer.concat([toDerInteger(raw.subarray(0, 32)), toDerInteger(raw.subarray(32))]);
  return Buffer.concat([Buffer.from([0x30, both.length]), both]).toString('base64url');
}

function toDerInteger(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([2, bytes.length + 1, 0]), bytes]);
}

/** The same bytes in base64url, with one of the unused last bits set. */
export function withUnusedBit(part: string): string {
  const last = part.slice(-1);
  return part.slice(0, -1) + BASE64URL.charAt(BASE64URL.indexOf(last) + 1);
}
