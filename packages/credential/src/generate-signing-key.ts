import { exportJWK, generateKeyPair } from 'jose';
import { parsePrivateJwk, type PrivateJwk, type PublicJwk } from './jwk.ts';
import { keyId } from './key-id.ts';

/**
 * A new P-256 key from the platform's own source of randomness. The private half is for `sealPrivateKey`. Its short name never begins
 * with a hyphen: people type it on command lines, which would take it for an option.
 */
export async function generateSigningKey(): Promise<{
  privateJwk: PrivateJwk;
  publicJwk: PublicJwk;
  kid: string;
}> {
  for (;;) {
    const key = await generateAnyKey();
    if (!key.kid.startsWith('-')) return key;
  }
}

async function generateAnyKey(): ReturnType<typeof generateSigningKey> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const { kty, crv, x, y, d } = await exportJWK(pair.privateKey);
  const privateJwk = parsePrivateJwk({ kty, crv, x, y, d });
  const publicJwk: PublicJwk = { kty: 'EC', crv: 'P-256', x: privateJwk.x, y: privateJwk.y };
  return { privateJwk, publicJwk, kid: await keyId(publicJwk) };
}
