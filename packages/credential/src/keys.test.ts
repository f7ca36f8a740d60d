import { CompactEncrypt } from 'jose';
import { describe, expect, test } from 'vitest';
import { privateJwkOf, testKey } from '../testing/test-keys.ts';
import { generateSigningKey } from './generate-signing-key.ts';
import { importSigningKey } from './import-signing-key.ts';
import { parsePublicJwk } from './jwk.ts';
import { keyId, keyThumbprint } from './key-id.ts';
import { openPrivateKey } from './open-private-key.ts';
import { sealPrivateKey } from './seal-private-key.ts';
import { signJws } from './sign-jws.ts';
import { verifyJws } from './verify-jws.ts';

const privateJwk = privateJwkOf('office');
const { publicJwk } = await testKey('office');

test('a generated key signs what its public half verifies', async () => {
  const generated = await generateSigningKey();
  const key = await importSigningKey(generated.privateJwk);
  expect(key.publicJwk).toEqual(generated.publicJwk);
  expect(key.kid).toBe(generated.kid);
  const token = await signJws(new Uint8Array(3), key);
  const candidates = [{ kid: generated.kid, jwk: generated.publicJwk }];
  await expect(verifyJws(token, { candidates, maxBytes: 500 })).resolves.toBeDefined();
});

test('two generated keys differ', async () => {
  const [one, other] = [await generateSigningKey(), await generateSigningKey()];
  expect(one.privateJwk.d).not.toBe(other.privateJwk.d);
});

test('a key is named by its RFC 7638 thumbprint', async () => {
  const canonical = `{"crv":"P-256","kty":"EC","x":"${publicJwk.x}","y":"${publicJwk.y}"}`;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical));
  const thumbprint = Buffer.from(digest).toString('base64url');
  await expect(keyThumbprint(publicJwk)).resolves.toBe(thumbprint);
  await expect(keyId(publicJwk)).resolves.toBe(thumbprint.slice(0, 4));
});

describe('no key', () => {
  test.each<[string, object]>([
    ['another curve', { crv: 'P-384' }],
    ['secp256k1', { crv: 'secp256k1' }],
    ['another type', { kty: 'OKP' }],
    ['a secret key', { kty: 'oct', k: 'AAAA' }],
    ['a member more', { use: 'sig' }],
    ['a short coordinate', { x: publicJwk.x.slice(1) }],
    ['a coordinate with padding', { x: `${publicJwk.x}=` }],
    ['a coordinate with an unused bit set', { x: `${'A'.repeat(42)}B` }],
    ['a number as coordinate', { x: 1 }],
  ])('%s', async (_, changed) => {
    const malformed = expect.objectContaining({ code: 'key-malformed' });
    expect(() => parsePublicJwk({ ...publicJwk, ...changed })).toThrow(malformed);
    await expect(importSigningKey({ ...privateJwk, ...changed })).rejects.toThrow(malformed);
  });

  test('a private key where a public one belongs', () => {
    expect(() => parsePublicJwk(privateJwk)).toThrow(expect.objectContaining({ code: 'key-malformed' }));
  });

  test.each([
    ['the private number of another key', { d: privateJwkOf('stranger').d }],
    ['a private number of zero', { d: 'A'.repeat(43) }],
    ['a point off the curve', { y: publicJwk.x }],
  ])('%s', async (_, changed) => {
    await expect(importSigningKey({ ...privateJwk, ...changed })).rejects.toThrow(
      expect.objectContaining({ code: 'key-malformed' }),
    );
  });
});

describe('a sealed key', async () => {
  const sealed = await sealPrivateKey(privateJwk, 'Kokry été 1985');

  test('opens with its passphrase', async () => {
    await expect(openPrivateKey(sealed, 'Kokry été 1985')).resolves.toEqual(privateJwk);
  });

  test('opens when the accents were typed apart and the file ends in a line feed', async () => {
    await expect(openPrivateKey(`${sealed}\n`, 'Kokry e\u0301te\u0301 1985')).resolves.toEqual(privateJwk);
  });

  test.each(['', 'kokry été 1985', 'Kokry été 1985 '])('does not open with %j', async (passphrase) => {
    await expect(openPrivateKey(sealed, passphrase)).rejects.toThrow(
      expect.objectContaining({ code: 'passphrase-wrong' }),
    );
  });

  test('holds nothing of the key in clear, and costs as much as is recommended', () => {
    const [header = ''] = sealed.split('.');
    const { alg, enc, p2c } = JSON.parse(Buffer.from(header, 'base64url').toString());
    expect({ alg, enc, p2c }).toEqual({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', p2c: 210_000 });
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(privateJwk.x);
  });

  test('is another each time', async () => {
    expect(await sealPrivateKey(privateJwk, 'Kokry été 1985')).not.toBe(sealed);
  });

  test('with a byte changed does not open', async () => {
    const [header, key, iv, text = '', tag] = sealed.split('.');
    const changed = [header, key, iv, (text.startsWith('A') ? 'B' : 'A') + text.slice(1), tag].join('.');
    await expect(openPrivateKey(changed, 'Kokry été 1985')).rejects.toThrow(
      expect.objectContaining({ code: 'passphrase-wrong' }),
    );
  });

  test('is not made without a passphrase', async () => {
    await expect(sealPrivateKey(privateJwk, '')).rejects.toThrow(
      expect.objectContaining({ code: 'passphrase-empty' }),
    );
  });
});

describe('what is no sealed key', async () => {
  const secret = new TextEncoder().encode('passphrase');
  const plaintext = new TextEncoder().encode(JSON.stringify(privateJwk));
  const seal = { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', cty: 'jwk+json' };
  const sealedBy = (header: { alg: string; enc: string; cty: string }, p2c: number, content = plaintext) =>
    new CompactEncrypt(content)
      .setProtectedHeader(header)
      .setKeyManagementParameters({ p2c })
      .encrypt(secret);

  test.each<[string, string]>([
    ['nothing', ''],
    ['a key in clear', JSON.stringify(privateJwk)],
    ['a megabyte', 'A'.repeat(1_000_000)],
    ['fewer rounds', await sealedBy(seal, 1000)],
    ['another algorithm', await sealedBy({ ...seal, alg: 'PBES2-HS256+A128KW' }, 210_000)],
    ['another cipher', await sealedBy({ ...seal, enc: 'A128GCM' }, 210_000)],
    ['another content', await sealedBy({ ...seal, cty: 'json' }, 210_000)],
    ['a sealed text', await sealedBy(seal, 210_000, new TextEncoder().encode('no key'))],
  ])('%s', async (_, sealed) => {
    await expect(openPrivateKey(sealed, 'passphrase')).rejects.toThrow(
      expect.objectContaining({ code: 'sealed-key-malformed' }),
    );
  });

  test('one that asks for a day of work is refused at once', async () => {
    const [, ...rest] = (await sealedBy(seal, 210_000)).split('.');
    const header = Buffer.from(JSON.stringify({ ...seal, p2c: 4e9, p2s: 'AAAAAAAAAAA' })).toString(
      'base64url',
    );
    await expect(openPrivateKey([header, ...rest].join('.'), 'passphrase')).rejects.toThrow(
      expect.objectContaining({ code: 'sealed-key-malformed' }),
    );
  });
});
