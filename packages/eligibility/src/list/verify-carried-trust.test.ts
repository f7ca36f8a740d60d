import { CredentialError, signTrustList } from '@passeport/credential';
import { beforeAll, describe, expect, test } from 'vitest';

import { openList, type ListSource } from './open-list.ts';
import type { OpenListOptions } from './verify-list.ts';
import type { PublishedList } from './publish-list.ts';
import { makeFederation, makeKey, NOW, publish, sourceOf, type Federation } from '../samples/office.ts';

let federation: Federation;
let list: PublishedList;

beforeAll(async () => {
  federation = await makeFederation();
  list = await publish(federation);
});

async function open(source: ListSource, options: Partial<OpenListOptions> = {}) {
  return await openList(source, { roots: [federation.root.publicJwk], now: NOW, ...options });
}

const refusal = (code: string) => expect.objectContaining({ name: 'EligibilityError', code });

describe('the trust list that a list carries', () => {
  test('must be signed by a pinned root', async () => {
    const stranger = await makeKey();
    await expect(open(sourceOf(list), { roots: [stranger.publicJwk] })).rejects.toThrowError(CredentialError);
    await expect(open(sourceOf(list), { roots: [] })).rejects.toThrowError(CredentialError);
  });

  test('list-too-big: beyond 1 MiB', async () => {
    const source = { ...sourceOf(list), trust: 'A'.repeat(1_048_577) };
    await expect(open(source)).rejects.toThrowError(refusal('list-too-big'));
  });

  test('trust-mismatch: not the one that the manifest names, though the root signed it', async () => {
    const trust = await signTrustList({ ...federation.trust, sequence: 5 }, federation.root);
    await expect(open({ ...sourceOf(list), trust })).rejects.toThrowError(refusal('trust-mismatch'));
  });

  test('an older one does not bring back a key that was taken away', async () => {
    const newer = { ...federation.trust, sequence: 5, keys: [] };
    await expect(open(sourceOf(list), { trust: newer })).rejects.toThrowError(refusal('list-key-unknown'));
  });

  test('an older one is read, and the newer one kept', async () => {
    const newer = { ...federation.trust, sequence: 5, issued: '2026-03-15T07:00:00Z' };
    const opened = await open(sourceOf(list), { trust: newer });
    expect(opened).toMatchObject({ trust: newer, newestSigned: '2026-03-15T07:00:00Z' });
  });

  test('trust-conflict: another one by the same number', async () => {
    const twin = { ...federation.trust, issued: '2026-03-02T08:00:00Z' };
    await expect(open(sourceOf(list), { trust: twin })).rejects.toThrowError(refusal('trust-conflict'));
    const { sequence, ...rest } = federation.trust;
    expect(await open(sourceOf(list), { trust: { ...rest, sequence } })).toMatchObject({ sequence: 7 });
  });

  test('a new root is followed once the old one has vouched for it', async () => {
    const newRoot = await makeKey();
    const handover = { ...federation.trust, sequence: 5, roots: [newRoot.publicJwk] };
    const first = await publish({
      ...federation,
      trustToken: await signTrustList(handover, federation.root),
    });
    const { trust } = await open(sourceOf(first));
    expect(await open(sourceOf(first), { trust }), 'the same list, opened again').toMatchObject({ trust });
    expect(await open(sourceOf(list), { trust }), 'an older list').toMatchObject({ trust });

    const later = { ...handover, sequence: 6 };
    const second = await publish(
      { ...federation, trustToken: await signTrustList(later, newRoot) },
      { sequence: 8 },
    );
    expect(await open(sourceOf(second), { trust })).toMatchObject({ trust: later });
    await expect(open(sourceOf(second))).rejects.toThrowError(CredentialError);
    const byOldRoot = await publish(
      { ...federation, trustToken: await signTrustList(later, federation.root) },
      { sequence: 8 },
    );
    await expect(open(sourceOf(byOldRoot), { trust })).rejects.toThrowError(CredentialError);
  });
});
