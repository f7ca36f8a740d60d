import { parseCalendarDate } from '@passeport/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryClaims } from '../testing/arbitrary-claims.ts';
import { faceClaims, plainClaims } from '../testing/sample-claims.ts';
import { testKey, testTrustList } from '../testing/test-keys.ts';
import { validCards } from '../testing/vectors.ts';
import invalidCards from '../vectors/cards.invalid.json' with { type: 'json' };
import { decodeClaims, encodeClaims } from './claims-cbor.ts';
import { encodeQrText } from './qr-text.ts';
import { signCard } from './sign-card.ts';
import { verifyCard } from './verify-card.ts';

const trust = await testTrustList();
const office = await testKey('office');

describe('cards signed once verify for good', () => {
  test.each(validCards)('$why', async ({ text, claims, kid, office }) => {
    await expect(verifyCard(text, trust)).resolves.toEqual({
      status: 'genuine',
      claims,
      kid,
      office: trust.keys.find(({ office: { number } }) => number === office)?.office,
    });
  });

  test.each(validCards)('$why: the payload, byte by byte', ({ claims, payload }) => {
    expect(encodeClaims(claims)).toEqual(payload);
    expect(decodeClaims(payload)).toEqual(claims);
  });
});

describe('what is no such card is told apart', () => {
  test.each(invalidCards)('$status $reason: $why', async ({ text, status, reason }) => {
    await expect(verifyCard(text, trust)).resolves.toMatchObject({ status, ...(reason && { reason }) });
  });

  test('each vector says why it is there', () => {
    expect(new Set(invalidCards.map(({ why }) => why)).size).toBe(invalidCards.length);
  });
});

test('any claims come back from a signed card', async () => {
  const keys = trust.keys.map((key) => ({
    ...key,
    mutuelles: [{ from: '0001', to: '9999' }],
    validFrom: '1970-01-01',
    validThrough: '2199-12-31',
  }));
  await fc.assert(
    fc.asyncProperty(arbitraryClaims, async (claims) => {
      const ofOffice = { ...claims, issuer: 1 };
      const reading = await verifyCard(encodeQrText(await signCard(ofOffice, office)), {
        ...trust,
        keys: keys as typeof trust.keys,
      });
      expect(reading).toMatchObject({ status: 'genuine', claims: ofOffice });
    }),
  );
});

test('an unknown issuer’s claims are given, not verified', async () => {
  const stranger = await testKey('stranger');
  const text = encodeQrText(await signCard(faceClaims, stranger));
  await expect(verifyCard(text, trust)).resolves.toEqual({
    status: 'unknown-issuer',
    claims: faceClaims,
    kid: stranger.kid,
  });
});

test('an empty trust list knows nobody', async () => {
  const text = encodeQrText(await signCard(plainClaims, office));
  await expect(verifyCard(text, { ...trust, keys: [] })).resolves.toMatchObject({ status: 'unknown-issuer' });
});

test.each(['2026-01-01', '2028-12-31'])('the first and last day of the key are inside: %s', async (day) => {
  const notBefore = parseCalendarDate(day);
  const validThrough = parseCalendarDate('2030-01-01');
  const text = encodeQrText(await signCard({ ...plainClaims, notBefore, validThrough }, office));
  await expect(verifyCard(text, trust)).resolves.toMatchObject({ status: 'genuine' });
});

test('claims that no card can have are not signed', async () => {
  await expect(signCard({ ...plainClaims, name: 'Awa ' }, office)).rejects.toThrow(
    expect.objectContaining({ code: 'claims-malformed', details: { field: 'name' } }),
  );
});

test('10 MB are refused unread', async () => {
  const text = `PS1:${'56'.repeat(5_000_000)}`;
  await expect(verifyCard(text, trust)).resolves.toEqual({ status: 'unreadable', reason: 'too-long' });
});

test('any text has an answer', async () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string().map((text) => `PS1:${text}`),
    fc
      .array(fc.nat(77), { maxLength: 300 })
      .map((codes) => `PS1:${codes.map((code) => String(code).padStart(2, '0')).join('')}`),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      expect((await verifyCard(text, trust)).status).toMatch(/^(unreadable|not-authentic)$/);
    }),
    { numRuns: 2000 },
  );
});
