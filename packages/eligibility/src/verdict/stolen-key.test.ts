import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import {
  cardDigest,
  encodeQrText,
  keyThumbprint,
  signCard,
  signTrustList,
  type CardClaims,
  type SigningKey,
} from '@passeport/credential';
import { beforeAll, expect, test } from 'vitest';

import { openWholeList } from '../list/open-whole-list.ts';
import type { EligibilityList } from '../list/open-list.ts';
import { CONTENT, makeKey, memberOf, NOW, publish, trusted } from '../samples/office.ts';
import { judgeCard, judgeNumber } from './judge-card.ts';
import { verdictWords } from './words.ts';

const SINCE = parseCalendarDate('2026-02-20');
const CLAIMS: CardClaims = {
  issuer: 1,
  member: memberOf(1, 1),
  edition: 3,
  notBefore: parseCalendarDate('2026-01-10'),
  validThrough: parseCalendarDate('2028-12-31'),
  name: 'Awa Coulibaly',
  birth: parseBirthDate('1985'),
  sex: 'F',
  face: new Uint8Array([1, 2, 3]),
};

let stolen: SigningKey;
let fresh: SigningKey;
let root: SigningKey;
let trustToken: string;
let vouching: EligibilityList;
let silent: EligibilityList;

const cardOf = async (claims: Partial<CardClaims> = {}, key = stolen) =>
  encodeQrText(await signCard({ ...CLAIMS, ...claims }, key));

beforeAll(async () => {
  [root, stolen, fresh] = await Promise.all([makeKey(), makeKey(), makeKey()]);
  const trust = {
    sequence: 5,
    issued: '2026-03-01T08:00:00Z',
    roots: [root.publicJwk],
    keys: [trusted(fresh), trusted(stolen, { compromisedSince: SINCE })],
  };
  trustToken = await signTrustList(trust, root);
  const key = await keyThumbprint(stolen.publicJwk);
  const vouched = [{ key, digests: [await cardDigest(await cardOf())] }];
  const options = { roots: [root.publicJwk], now: NOW };
  const office = { office: fresh, trustToken };
  vouching = await openWholeList(await publish(office, {}, { ...CONTENT, vouched }), options);
  silent = await openWholeList(await publish(office, { sequence: 8 }), options);
});

test('a card that the office made before the theft counts as before', async () => {
  expect(await judgeCard(await cardOf(), vouching, NOW)).toMatchObject({
    verdict: 'eligible',
    authenticated: true,
    claims: { name: 'Awa Coulibaly' },
  });
});

test('so does its copy that the thief signs again: it says nothing else', async () => {
  const again = await cardOf();
  expect(again).not.toBe(await cardOf());
  expect((await judgeCard(again, vouching, NOW)).verdict).toBe('eligible');
});

test.each<[string, Partial<CardClaims>, string]>([
  ['a card of the day of the theft', { notBefore: SINCE }, 'signed-after-theft'],
  ['a card of today', { notBefore: parseCalendarDate('2026-03-15') }, 'signed-after-theft'],
  ['a card dated before the theft', { member: memberOf(2, 1) }, 'not-in-register'],
  ['the number of a genuine card with another face', { face: new Uint8Array([9]) }, 'not-in-register'],
  ['the number of a genuine card with another name', { name: 'Un Voleur' }, 'not-in-register'],
  ['a genuine card for longer', { validThrough: parseCalendarDate('2030-12-31') }, 'not-in-register'],
  ['the next edition of a genuine card', { edition: 4 }, 'not-in-register'],
])('the thief makes %s', async (_, claims, reason) => {
  const verdict = await judgeCard(await cardOf(claims), vouching, NOW);
  expect(verdict).toMatchObject({ verdict: 'not-authentic', reason, advice: 'keep-and-call', colour: 'red' });
  expect(verdict.claims).toBeUndefined();
  expect(verdictWords(verdict, 'fr').advice).toContain('Gardez la carte et appelez');
});

test('while no list says which cards are the office’s, none is believed, and the newest list is asked for', async () => {
  for (const lists of [silent, undefined]) {
    const known = { trust: silent.trust };
    expect(await judgeCard(await cardOf(), lists, NOW, known)).toMatchObject({
      verdict: 'unknown-issuer',
      reason: 'key-stolen',
      advice: 'get-newest-list',
      authenticated: false,
    });
  }
});

test('the office’s new key, and numbers typed by hand, are as ever', async () => {
  const card = await cardOf({ notBefore: parseCalendarDate('2026-03-15') }, fresh);
  expect((await judgeCard(card, vouching, NOW)).verdict).toBe('eligible');
  expect((await judgeNumber({ member: CLAIMS.member }, vouching, NOW)).verdict).toBe('eligible');
});

test('a list that the thief signs is refused whatever its date, and one that he numbered high is no newest list', async () => {
  const options = { roots: [root.publicJwk], now: NOW };
  for (const issued of ['2026-01-05T08:00:00Z', '2026-03-15T08:00:00Z']) {
    const forged = await publish({ office: stolen, trustToken }, { issued, sequence: 999 });
    await expect(openWholeList(forged, options)).rejects.toThrow(/list-key-stolen/);
  }
  const seen = { ...vouching.seen, sequence: 999, digest: '0'.repeat(64) };
  const list = await publish({ office: fresh, trustToken });
  await expect(openWholeList(list, { ...options, newestSeen: [seen] })).rejects.toThrow(/list-rollback/);
  const thiefs = { ...seen, kid: stolen.kid };
  await expect(openWholeList(list, { ...options, newestSeen: [thiefs] })).resolves.toMatchObject({
    sequence: 7,
  });
});
