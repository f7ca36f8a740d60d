import { base64url } from 'jose';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forge, forgeByHmac, forgeOnCurve, twinOf, withPart, withUnusedBit } from '../testing/forge.ts';
import { privateJwkOf, testKey } from '../testing/test-keys.ts';
import { CredentialError } from './errors.ts';
import { signJws } from './sign-jws.ts';
import { verifyJws } from './verify-jws.ts';

const key = await testKey('office');
const one = await testKey('collidingOne');
const two = await testKey('collidingTwo');
const candidates = [key, one, two].map(({ kid, publicJwk }) => ({ kid, jwk: publicJwk }));
const options = { candidates, typ: 'test+jws', maxBytes: 1000 };

const payload = new TextEncoder().encode('{"a":1}');
const token = await signJws(payload, key, 'test+jws');
const header = `{"alg":"ES256","kid":"${key.kid}","typ":"test+jws"}`;
const [, body = '', signature = ''] = token.split('.');

test('a payload comes back with the key that signed it', async () => {
  await expect(verifyJws(token, options)).resolves.toEqual({ payload, kid: key.kid, key: candidates[0] });
});

test('any payload comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), async (bytes) => {
      const signed = await signJws(bytes, key);
      expect((await verifyJws(signed, { candidates, maxBytes: 1000 })).payload).toEqual(bytes);
    }),
  );
});

test('two keys share a kid: each is tried', async () => {
  expect(one.kid).toBe(two.kid);
  for (const signer of [one, two]) {
    const signed = await signJws(payload, signer);
    const { key: found } = await verifyJws(signed, { candidates, maxBytes: 1000 });
    expect(found.jwk).toEqual(signer.publicJwk);
  }
});

test('what the platform signs is made low-S', async () => {
  const signatures = await Promise.all(Array.from({ length: 40 }, () => signJws(payload, key)));
  const lastBytes = signatures.map((signed) => base64url.decode(signed.split('.')[2] ?? '')[32] ?? 255);
  expect(Math.max(...lastBytes)).toBeLessThanOrEqual(0x7f);
});

describe('refused', async () => {
  test.each<[string, string, string]>([
    ['token-malformed', 'nothing', ''],
    ['token-malformed', 'padding', `${token}==`],
    ['token-malformed', 'a space before', ` ${token}`],
    ['token-malformed', 'a line feed after', `${token}\n`],
    ['token-malformed', 'a line feed inside', withPart(token, 1, `${body.slice(0, 4)}\n${body.slice(4)}`)],
    ['token-malformed', 'base64 in place of base64url', withPart(token, 2, `${signature.slice(0, -1)}+`)],
    ['token-malformed', 'an unused bit set', withPart(token, 1, withUnusedBit(body))],
    ['token-malformed', 'an extra dot', `${token}.`],
    ['token-malformed', 'no signature', withPart(token, 2, '')],
    ['token-malformed', 'the other signature, (r, n − s)', twinOf(token)],
    ['token-malformed', 'a signature of a P-384 key', forgeOnCurve('secp384r1', 'sha256', header, payload)],
    [
      'header-refused',
      'alg none',
      await forge(header.replace('ES256', 'none'), payload, privateJwkOf('office')),
    ],
    [
      'header-refused',
      'HS256',
      forgeByHmac(header.replace('ES256', 'HS256'), payload, JSON.stringify(key.publicJwk)),
    ],
    ['header-refused', 'no typ', await signJws(payload, key)],
    ['header-refused', 'another typ', await signJws(payload, key, 'other+jws')],
    ['header-refused', 'a typ that ends alike', await signJws(payload, key, 'a-test+jws')],
    [
      'header-refused',
      'crit',
      await forge(header.replace('}', ',"crit":["b64"],"b64":true}'), payload, privateJwkOf('office')),
    ],
    ['header-refused', 'a header of 900 bytes', withPart(token, 0, base64url.encode(header.padEnd(600)))],
    ['key-unknown', 'a stranger', await signJws(payload, await testKey('stranger'), 'test+jws')],
    [
      'signature-wrong',
      'a stranger under a known kid',
      await forge(header, payload, privateJwkOf('stranger')),
    ],
    ['signature-wrong', 'another payload', withPart(token, 1, base64url.encode('{"a":2}'))],
  ])('%s: %s', async (code, _, forged) => {
    await expect(verifyJws(forged, options)).rejects.toThrow(
      expect.objectContaining({ name: 'CredentialError', code }),
    );
  });

  test('a token longer than the cap, unread', async () => {
    const long = 'x'.repeat(10_000_000);
    await expect(verifyJws(long, options)).rejects.toThrow(
      expect.objectContaining({ code: 'token-too-long', details: { maxBytes: 1000 } }),
    );
    await expect(verifyJws(token, { ...options, maxBytes: token.length - 1 })).rejects.toThrow(
      CredentialError,
    );
    await expect(verifyJws(token, { ...options, maxBytes: token.length })).resolves.toBeDefined();
  });

  test('a token when there is no candidate', async () => {
    await expect(verifyJws(token, { ...options, candidates: [] })).rejects.toThrow(
      expect.objectContaining({ code: 'key-unknown' }),
    );
  });

  test('a candidate that is no point of the curve', async () => {
    const jwk = { ...key.publicJwk, y: key.publicJwk.x };
    await expect(verifyJws(token, { ...options, candidates: [{ kid: key.kid, jwk }] })).rejects.toThrow(
      expect.objectContaining({ code: 'key-malformed' }),
    );
  });
});
