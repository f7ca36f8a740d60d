import { beforeAll, describe, expect, test } from 'vitest';
import { testKey, testTrustList } from '../testing/test-keys.ts';
import type { SigningKey } from './import-signing-key.ts';
import { signKeyRequest, verifyKeyRequest } from './key-request.ts';
import { signJws } from './sign-jws.ts';
import type { TrustedKey } from './trust-list.ts';
import { verifyTrustList } from './verify-trust-list.ts';

let key: SigningKey;
let own: TrustedKey;
beforeAll(async () => {
  key = await testKey('office');
  const { keys } = await testTrustList();
  const found = keys.find(({ kid }) => kid === key.kid);
  if (found === undefined) throw new Error('no key of the office');
  own = found;
});

const refusal = (code: string) => expect.objectContaining({ name: 'CredentialError', code });

async function signed(value: unknown, by = key, typ = 'passeport-keys+jws'): Promise<string> {
  return await signJws(new TextEncoder().encode(JSON.stringify(value)), by, typ);
}

test('what an office asks for comes back', async () => {
  const token = await signKeyRequest({ keys: [own] }, key);
  expect(await verifyKeyRequest(token)).toEqual({ keys: [own], signer: own });
});

test('each character changed is refused', async () => {
  const token = await signKeyRequest({ keys: [own] }, key);
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A';
    const changed = token.slice(0, at) + other + token.slice(at + 1);
    if (token[at] === '.') continue;
    await expect(verifyKeyRequest(changed)).rejects.toThrow(
      expect.objectContaining({ name: 'CredentialError' }),
    );
  }
});

test('a stolen key comes along, with its day', async () => {
  const { keys } = await testTrustList();
  const other = keys.find(({ kid, uses }) => kid !== own.kid && !uses.includes('collections'));
  if (other === undefined) throw new Error('no other key');
  const { office, mutuelles } = own;
  const stolen = { ...other, office, mutuelles, compromisedSince: own.validFrom };
  const token = await signKeyRequest({ keys: [stolen, own] }, key);
  expect(await verifyKeyRequest(token)).toEqual({ keys: [stolen, own], signer: own });
});

describe('refused', () => {
  test('signed by a key that it says was stolen', async () => {
    const stolen = { ...own, compromisedSince: own.validFrom };
    await expect(verifyKeyRequest(await signKeyRequest({ keys: [stolen] }, key))).rejects.toThrow(
      refusal('key-unknown'),
    );
  });

  test('signed by a key that is not in it', async () => {
    const stranger = await testKey('listsOnly');
    await expect(verifyKeyRequest(await signed({ version: 1, keys: [own] }, stranger))).rejects.toThrow(
      refusal('key-unknown'),
    );
    const borrowed = { ...stranger, kid: key.kid };
    await expect(verifyKeyRequest(await signed({ version: 1, keys: [own] }, borrowed))).rejects.toThrow(
      refusal('signature-wrong'),
    );
  });

  test.each<[string, (own: TrustedKey) => unknown]>([
    ['no key', () => ({ version: 1, keys: [] })],
    ['another version', () => ({ version: 2, keys: [own] })],
    ['a member too many', () => ({ version: 1, keys: [own], roots: [] })],
    ['a key twice', () => ({ version: 1, keys: [own, own] })],
    ['a key to gather all lists', () => ({ version: 1, keys: [{ ...own, uses: ['collections'] }] })],
    ['members in another order', () => ({ keys: [own], version: 1 })],
    ['no object', () => []],
  ])('%s', async (_, change) => {
    await expect(verifyKeyRequest(await signed(change(own)))).rejects.toThrow(
      refusal('key-request-malformed'),
    );
  });

  test('keys of two offices', async () => {
    const { keys } = await testTrustList();
    const other = keys.find(({ office, kid }) => office.number !== own.office.number && kid !== own.kid);
    await expect(verifyKeyRequest(await signed({ version: 1, keys: [own, other] }))).rejects.toThrow(
      refusal('key-request-malformed'),
    );
  });

  test('another kind of token, and it as a trust list', async () => {
    const asTrust = await signed({ version: 1, keys: [own] }, key, 'passeport-trust+jws');
    await expect(verifyKeyRequest(asTrust)).rejects.toThrow(refusal('header-refused'));
    const token = await signKeyRequest({ keys: [own] }, key);
    await expect(verifyTrustList(token, [key.publicJwk])).rejects.toThrow(refusal('header-refused'));
  });

  test('one beyond its size', async () => {
    await expect(verifyKeyRequest('A'.repeat(262_145))).rejects.toThrow(refusal('token-too-long'));
  });
});
