import { formatMutuelleNumber } from '@passeport/codes';
import { parseCalendarDate } from '@passeport/calendar';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainClaims } from '../testing/sample-claims.ts';
import { testKey, testTrustList } from '../testing/test-keys.ts';
import { encodeQrText } from './qr-text.ts';
import { signCard } from './sign-card.ts';
import { signJws } from './sign-jws.ts';
import { digestTransfer, signTransfer, verifyTransfer, type Transfer } from './transfer.ts';
import { signTrustList } from './sign-trust-list.ts';
import type { FormerRange, TrustedKey, TrustList } from './trust-list.ts';
import { verifyCard } from './verify-card.ts';
import { verifyTrustList } from './verify-trust-list.ts';

const mutuelle = formatMutuelleNumber(417);
const TRANSFER: Transfer = {
  office: 1,
  closed: '2026-06-01T08:00:00Z',
  mutuelles: [mutuelle, formatMutuelleNumber(420)],
  sha256: 'a'.repeat(64),
};
const DIGEST = 'A'.repeat(43);
const former: FormerRange = {
  from: mutuelle,
  to: mutuelle,
  through: parseCalendarDate('2026-06-02'),
  transfer: DIGEST,
};

const office = await testKey('office');
const root = await testKey('root');
let trust: TrustList;
beforeAll(async () => {
  trust = await testTrustList();
});

/** The trust list with something else said of the office's keys. */
function moved(change: Partial<TrustedKey>): TrustList {
  const keys = trust.keys.map((key) => (key.office.number === 1 ? { ...key, ...change } : key));
  return { ...trust, keys };
}

const MOVED = {
  mutuelles: [
    { from: formatMutuelleNumber(400), to: formatMutuelleNumber(416) },
    { from: formatMutuelleNumber(418), to: formatMutuelleNumber(499) },
  ],
  former: [former],
};

describe('a mutuelle that went to another office', () => {
  test.each([
    ['2026-01-01', 'genuine'],
    ['2026-06-02', 'genuine'],
    ['2026-06-03', 'wrong-office'],
  ])('a card of its old office, of %s: %s', async (day, answer) => {
    const text = encodeQrText(await signCard({ ...plainClaims, notBefore: parseCalendarDate(day) }, office));
    const reading = await verifyCard(text, moved(MOVED));
    expect('reason' in reading ? reading.reason : reading.status).toBe(answer);
  });

  test('goes through a signed trust list, in its one spelling', async () => {
    const list = moved(MOVED);
    const token = await signTrustList(list, root);
    expect(await verifyTrustList(token, [root.publicJwk])).toEqual(list);
  });

  test.each<[string, Partial<TrustedKey>]>([
    ['none, said', { former: [] }],
    ['also its own', { former: [former] }],
    ['twice', { ...MOVED, former: [former, former] }],
    [
      'without an end',
      { ...MOVED, former: [{ ...former, through: parseCalendarDate('2026-06-02'), transfer: '' }] },
    ],
    [
      'another spelling of the digest',
      { ...MOVED, former: [{ ...former, transfer: `${DIGEST.slice(0, -1)}B` }] },
    ],
  ])('former mutuelles: %s, is refused', async (_, change) => {
    await expect(signTrustList(moved(change), root)).rejects.toMatchObject({ code: 'trust-list-malformed' });
  });
});

describe('a transfer', () => {
  test('comes back, with its signer, and its digest is that of what it says', async () => {
    const [first, second] = [await signTransfer(TRANSFER, office), await signTransfer(TRANSFER, office)];
    const verified = await verifyTransfer(first, trust.keys);
    expect(verified).toMatchObject({ ...TRANSFER, signer: { kid: office.kid } });
    expect(verified.digest).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect((await verifyTransfer(second, trust.keys)).digest).toBe(verified.digest);
    expect(await digestTransfer(second)).toBe(verified.digest);
    expect(await digestTransfer('a.b=.c')).toBeUndefined();
    const other = await signTransfer({ ...TRANSFER, closed: '2026-06-01T08:00:01Z' }, office);
    expect((await verifyTransfer(other, trust.keys)).digest).not.toBe(verified.digest);
  });

  test('each character changed is refused', async () => {
    const token = await signTransfer(TRANSFER, office);
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      await expect(verifyTransfer(changed, trust.keys)).rejects.toMatchObject({ name: 'CredentialError' });
    }
  });

  test('is refused of a stranger, of a key for cards, of a stolen one, of another day', async () => {
    const token = await signTransfer(TRANSFER, office);
    const verify = (change: Partial<TrustedKey>) => verifyTransfer(token, moved(change).keys);
    await expect(verify({ uses: ['cards'] })).rejects.toMatchObject({ code: 'key-unknown' });
    const since = parseCalendarDate('2026-07-01');
    await expect(verify({ compromisedSince: since })).rejects.toMatchObject({ code: 'key-unknown' });
    const validFrom = parseCalendarDate('2026-06-02');
    await expect(verify({ validFrom })).rejects.toMatchObject({ code: 'transfer-malformed' });
    const validThrough = parseCalendarDate('2026-05-31');
    await expect(verify({ validThrough })).rejects.toMatchObject({ code: 'transfer-malformed' });
    const stranger = await signTransfer(TRANSFER, await testKey('stranger'));
    await expect(verifyTransfer(stranger, trust.keys)).rejects.toMatchObject({ code: 'key-unknown' });
    const borrowed = await signTransfer({ ...TRANSFER, office: 2 }, office);
    await expect(verifyTransfer(borrowed, trust.keys)).rejects.toMatchObject({ code: 'transfer-malformed' });
  });

  test.each<[string, object]>([
    ['no mutuelle', { mutuelles: [] }],
    ['a mutuelle twice', { mutuelles: ['0417', '0417'] }],
    ['another order', { mutuelles: ['0420', '0417'] }],
    ['another version', { version: 2 }],
    ['a member too many', { to: 3 }],
    ['half a hash', { sha256: 'aa' }],
  ])('%s is refused', async (_, change) => {
    const payload = new TextEncoder().encode(JSON.stringify({ version: 1, ...TRANSFER, ...change }));
    const token = await signJws(payload, office, 'passeport-transfer+jws');
    await expect(verifyTransfer(token, trust.keys)).rejects.toMatchObject({ code: 'transfer-malformed' });
  });
});
