/** Writes `vectors/`: adds what is not there yet, and keeps what is, so that a signed card is a vector for good. */
import { parseCalendarDate } from '@passeport/calendar';
import { memberFromDigits } from '@passeport/codes';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { encodeClaims } from '../src/claims-cbor.ts';
import type { CardClaims } from '../src/claims.ts';
import { encodeQrText } from '../src/qr-text.ts';
import { signCard } from '../src/sign-card.ts';
import { signTrustList } from '../src/sign-trust-list.ts';
import { invalidCards } from './invalid-cards.ts';
import { invalidTrustLists, validTrustList } from './invalid-trust-lists.ts';
import { faceClaims, longestClaims, plainClaims } from './sample-claims.ts';
import { testKey, testTrustList, type TestKeyName } from './test-keys.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

async function validCard(why: string, claims: CardClaims, by: TestKeyName) {
  const key = await testKey(by);
  const shown = claims.face ? { ...claims, face: hex(claims.face) } : claims;
  const text = encodeQrText(await signCard(claims, key));
  return {
    why,
    office: claims.issuer,
    kid: key.kid,
    claims: shown,
    payload: hex(encodeClaims(claims)),
    text,
  };
}

type Named = { why: string } & Record<string, unknown>;

function keep(file: string, made: Named[]): void {
  const url = new URL(`../vectors/${file}`, import.meta.url);
  const kept: Named[] = existsSync(url) ? JSON.parse(readFileSync(url, 'utf8')) : [];
  const added = made.filter(({ why }) => kept.every((vector) => vector.why !== why));
  writeFileSync(url, `${JSON.stringify([...kept, ...added], null, 2)}\n`);
}

const lastDayOfKey = parseCalendarDate('2028-12-31');
const ofSikasso = { issuer: 2, member: memberFromDigits('05500000101') };
const ofMopti = { issuer: 3, member: memberFromDigits('06999999999') };

keep('cards.valid.json', [
  await validCard('the example of the specification', plainClaims, 'office'),
  await validCard('a face, a birth year', faceClaims, 'office'),
  await validCard('the first key of two with one kid', { ...plainClaims, ...ofSikasso }, 'collidingOne'),
  await validCard('the second key of two with one kid', { ...plainClaims, ...ofMopti }, 'collidingTwo'),
  await validCard(
    'the longest numbers, name and face',
    { ...longestClaims, ...ofMopti, notBefore: lastDayOfKey, face: new Uint8Array(512).fill(255) },
    'collidingTwo',
  ),
  await validCard('one day', { ...plainClaims, validThrough: plainClaims.notBefore }, 'office'),
]);
keep(
  'cards.invalid.json',
  invalidCards.map(([verdict, why, text]) => {
    const [status, reason] = verdict.split(' ');
    return { why, status, ...(reason && { reason }), text };
  }),
);
const trustList = await testTrustList();
keep('trust-lists.valid.json', [
  {
    why: 'three offices, two keys with one kid',
    list: trustList,
    token: await signTrustList(trustList, await testKey('root')),
  },
  { why: 'one key', ...validTrustList },
]);
keep(
  'trust-lists.invalid.json',
  invalidTrustLists.map(([code, why, token]) => ({ why, code, token })),
);
