import { formatMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { BASE64URL } from '../testing/forge.ts';
import { testKey, testTrustList } from '../testing/test-keys.ts';
import invalidTrustLists from '../vectors/trust-lists.invalid.json' with { type: 'json' };
import validTrustLists from '../vectors/trust-lists.valid.json' with { type: 'json' };
import { signTrustList } from './sign-trust-list.ts';
import { parseTrustList, type MutuelleRange } from './trust-list.ts';
import { verifyTrustList } from './verify-trust-list.ts';

const root = await testKey('root');
const nextRoot = await testKey('nextRoot');
const list = await testTrustList();

describe('vectors', () => {
  test.each(validTrustLists)('$why', async ({ token, list }) => {
    await expect(verifyTrustList(token, [root.publicJwk])).resolves.toEqual(list);
  });

  test.each(invalidTrustLists)('$code: $why', async ({ token, code }) => {
    await expect(verifyTrustList(token, [root.publicJwk])).rejects.toThrow(
      expect.objectContaining({ name: 'CredentialError', code }),
    );
  });
});

test('what is wrong in a thousand places is wrong in the first: whoever signs his own list keeps nobody busy', () => {
  let asked = 0;
  const key = Object.defineProperty({}, 'kid', {
    enumerable: true,
    get: () => {
      asked += 1;
      return 'no name';
    },
  });
  const keys = Array.from({ length: 1000 }, () => key);
  expect(() => parseTrustList({ ...list, keys })).toThrow(
    expect.objectContaining({ code: 'trust-list-malformed' }),
  );
  expect(asked).toBeLessThan(10);
});

test('a root hands over to the next', async () => {
  const handover = await signTrustList({ ...list, roots: [root.publicJwk, nextRoot.publicJwk] }, root);
  const { roots } = await verifyTrustList(handover, [root.publicJwk]);

  const after = await signTrustList({ ...list, sequence: 2, roots: [nextRoot.publicJwk] }, nextRoot);
  await expect(verifyTrustList(after, [root.publicJwk])).rejects.toThrow(
    expect.objectContaining({ code: 'key-unknown' }),
  );
  await expect(verifyTrustList(after, roots)).resolves.toMatchObject({ sequence: 2 });
});

test('without a pinned root nothing is trusted', async () => {
  const token = await signTrustList(list, root);
  await expect(verifyTrustList(token, [])).rejects.toThrow(expect.objectContaining({ code: 'key-unknown' }));
});

test('a key may sign for several ranges, or for none', async () => {
  const [first, second] = list.keys.map((key, index) => ({
    ...key,
    mutuelles: index === 0 ? [range(1, 1), range(2, 9), range(400, 9999)] : [],
  }));
  const changed = { ...list, keys: [first, second].filter((key) => key !== undefined) };
  const token = await signTrustList(changed, root);
  await expect(verifyTrustList(token, [root.publicJwk])).resolves.toEqual(changed);
});

test('a malformed list is not signed', async () => {
  await expect(signTrustList({ ...list, issued: 'today' }, root)).rejects.toThrow(
    expect.objectContaining({ code: 'trust-list-malformed', details: { field: 'issued' } }),
  );
});

test('each character of a token, with its lowest bit changed', async () => {
  const token = await signTrustList({ ...list, keys: list.keys.slice(0, 1) }, root);
  for (let index = 0; index < token.length; index++) {
    const changed = token.slice(0, index) + oneBitAway(token.charAt(index)) + token.slice(index + 1);
    await expect(verifyTrustList(changed, [root.publicJwk])).rejects.toThrow(
      expect.objectContaining({ name: 'CredentialError' }),
    );
  }
});

function range(from: number, to: number): MutuelleRange {
  return { from: formatMutuelleNumber(from), to: formatMutuelleNumber(to) };
}

function oneBitAway(character: string): string {
  return character === '.' ? 'A' : BASE64URL.charAt(BASE64URL.indexOf(character) ^ 1);
}
