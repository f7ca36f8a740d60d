import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { longestClaims, plainClaims } from '../testing/sample-claims.ts';
import { testKey } from '../testing/test-keys.ts';
import type { CardClaims } from './claims.ts';
import { qrSegments } from './qr-text.ts';
import { signCard } from './sign-card.ts';

const office = await testKey('office');
const face = new Uint8Array(256).fill(0xa5);

async function qrVersion(claims: CardClaims): Promise<number> {
  const segments = qrSegments(await signCard(claims, office));
  return create(segments, { errorCorrectionLevel: 'M' }).version;
}

test('a card as most are', async () => {
  expect(await qrVersion(plainClaims)).toBe(8);
  expect(await qrVersion({ ...plainClaims, face })).toBe(16);
});

test('the longest card: version 12 without a face, 18 with one of 256 bytes', async () => {
  expect(await qrVersion(longestClaims)).toBeLessThanOrEqual(12);
  expect(await qrVersion({ ...longestClaims, face })).toBeLessThanOrEqual(18);
});
