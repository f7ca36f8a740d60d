import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A token as header, payload and signature, each as it is spelled. */
export type Parts = [header: string, payload: string, signature: string];

export function splitToken(token: string): Parts {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return [header, payload, signature];
}

export function base64url(bytes: string | Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** Any characters as a card's QR code would hold them: two digits each, ASCII less 45, out of range or not. */
export function spellQrText(token: string): string {
  const pair = (character: string): string => String(Math.abs(character.charCodeAt(0) - 45)).padStart(2, '0');
  return `PS1:${Array.from(token, pair).join('')}`;
}

/** The other valid signature of the same token: (r, n − s). */
export function twinOf(token: string): string {
  const [header, payload, signature] = splitToken(token);
  const hex = Buffer.from(signature, 'base64url').toString('hex');
  const s = (ORDER - BigInt(`0x${hex.slice(64)}`)).toString(16).padStart(64, '0');
  return `${header}.${payload}.${base64url(Buffer.from(hex.slice(0, 64) + s, 'hex'))}`;
}

/** The same bytes with one of the unused last bits of the part set; the part must have some. */
export function withUnusedBit(part: string): string {
  const last = ALPHABET.indexOf(part.slice(-1));
  return part.slice(0, -1) + ALPHABET.charAt(last + 1);
}

/** The character one bit away, a dot for a dot's place. */
export function flip(character: string): string {
  const value = ALPHABET.indexOf(character);
  return value < 0 ? 'A' : ALPHABET.charAt(value ^ 1);
}

/** A token by HMAC-SHA-256. */
export function signByHmac(header: string, payload: string, secret: string | Buffer): string {
  const input = `${base64url(header)}.${payload}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** A token by a new key of another curve, its signature as long as that curve makes it. */
export function signOnCurve(namedCurve: string, hash: string, header: string, payload: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve });
  const input = `${base64url(header)}.${payload}`;
  return `${input}.${base64url(sign(hash, Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }))}`;
}
