import { addDays, parseCalendarDate } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import { encodeQrText, signCard, type CardClaims, type SigningKey } from '@passeport/credential';
import { beforeAll, describe, expect, test } from 'vitest';

import { judgeCard, judgeNumber } from './judge-card.ts';
import { openList, type EligibilityList } from '../list/open-list.ts';
import {
  makeFederation,
  makeKey,
  memberOf,
  NOW,
  publish,
  sourceOf,
  type Federation,
} from '../samples/office.ts';

let federation: Federation;
let list: EligibilityList;

beforeAll(async () => {
  federation = await makeFederation();
  list = await openList(sourceOf(await publish(federation)), {
    roots: [federation.root.publicJwk],
    now: NOW,
  });
});

/** The QR text of a card of mutuelle 0417, household 1, person 6 unless told otherwise. */
async function card(part: Partial<CardClaims> = {}, key: SigningKey = federation.office): Promise<string> {
  const claims: CardClaims = {
    issuer: 1,
    member: memberOf(1, 6),
    edition: 1,
    notBefore: parseCalendarDate('2026-01-10'),
    validThrough: parseCalendarDate('2028-12-31'),
    name: 'Awa Coulibaly',
    birth: parseCalendarDate('1985-03-12'),
    sex: 'F',
    ...part,
  };
  return encodeQrText(await signCard(claims, key));
}

describe('judgeCard', () => {
  test.each<[string, string, Partial<CardClaims>]>([
    ['green', 'eligible', {}],
    ['red', 'edition-dead', { member: memberOf(1, 1), edition: 2 }],
    ['green', 'the next edition', { member: memberOf(1, 1), edition: 3 }],
    ['red', 'person-died', { member: memberOf(1, 2) }],
    ['amber', 'person-waiting', { member: memberOf(1, 3) }],
    ['amber', 'person-aged-out', { member: memberOf(1, 4) }],
    ['amber', 'person-left', { member: memberOf(1, 5) }],
    ['amber', 'contributions-ended', { member: memberOf(2, 1) }],
    ['amber', 'household-left', { member: memberOf(3, 1) }],
    ['amber', 'never-covered', { member: memberOf(4, 1) }],
    ['amber', 'mutuelle-not-listed', { member: memberOf(1, 1, '0499') }],
    ['red', 'wrong-office', { member: memberOf(1, 1, '0500') }],
    ['amber', 'validity-ended', { validThrough: parseCalendarDate('2026-03-14') }],
  ])('%s: %s', async (colour, reason, claims) => {
    const verdict = await judgeCard(await card(claims), list, NOW);
    expect(verdict.colour).toBe(colour);
    if (colour !== 'green') expect(verdict.reason).toBe(reason);
  });

  test('the list before the one that was lost opens no rights, and a dead edition stays dead', async () => {
    const newestSeen = [{ ...list.seen, sequence: list.sequence + 1 }];
    const lost = { verdict: 'rights-unknown', reason: 'newer-list-lost', colour: 'amber' };
    expect(await judgeCard(await card(), list, NOW, { newestSeen })).toMatchObject({
      ...lost,
      lastKnown: { verdict: 'eligible' },
    });
    expect(await judgeNumber({ member: memberOf(1, 6) }, list, NOW, { newestSeen })).toMatchObject(lost);
    const dead = await card({ member: memberOf(1, 1), edition: 2 });
    expect(await judgeCard(dead, list, NOW, { newestSeen })).toMatchObject({ reason: 'edition-dead' });

    const others = [
      list.seen,
      { ...list.seen, office: 2, sequence: 99 },
      { ...list.seen, kind: 'collection' as const, sequence: 99 },
    ];
    expect(await judgeCard(await card(), list, NOW, { newestSeen: others })).toMatchObject({
      colour: 'green',
    });
  });

  test('a card of a stranger, a changed card, another code', async () => {
    const forged = await card({}, await makeKey());
    expect(await judgeCard(forged, list, NOW)).toMatchObject({ verdict: 'unknown-issuer', colour: 'red' });
    const stolen = await card({}, { ...(await makeKey()), kid: federation.office.kid });
    expect(await judgeCard(stolen, list, NOW)).toMatchObject({
      verdict: 'not-authentic',
      reason: 'signature-wrong',
    });
    expect(await judgeCard('https://example.org', list, NOW)).toMatchObject({
      verdict: 'unreadable',
      colour: 'grey',
    });
  });

  test('without a list: genuine by the trust list, unknown without it', async () => {
    const { trust } = federation;
    const qrText = await card();
    expect(await judgeCard(qrText, undefined, NOW, { trust })).toMatchObject({
      verdict: 'rights-unknown',
      reason: 'no-list',
      authenticated: true,
    });
    expect(await judgeCard(qrText, undefined, NOW)).toMatchObject({
      verdict: 'unknown-issuer',
      colour: 'amber',
      authenticated: false,
    });
    const stranger = await card({}, await makeKey());
    expect(await judgeCard(stranger, undefined, NOW, { trust })).toMatchObject({
      verdict: 'unknown-issuer',
      colour: 'red',
    });
  });

  test('a list of 44 days, a phone of 2019, and an office that is stricter', async () => {
    const qrText = await card();
    const later = new Date('2026-04-27T10:00:00Z');
    expect(await judgeCard(qrText, list, later)).toMatchObject({
      verdict: 'rights-unknown',
      lastKnown: { verdict: 'eligible' },
    });
    const early = new Date('2019-01-01T00:00:00Z');
    expect(await judgeCard(qrText, list, early)).toMatchObject({
      verdict: 'eligible',
      clock: 'behind',
      judgedOn: '2026-03-14',
    });
    const limits = { freshDays: 0, staleDays: 0 };
    expect(await judgeCard(qrText, list, NOW, { limits })).toMatchObject({ reason: 'list-too-old' });
  });

  test('a clock before another office’s signed time is wrong, whatever this list says', async () => {
    const newestSigned = '2026-04-20T08:00:00Z';
    const verdict = await judgeCard(await card(), list, NOW, { newestSigned });
    expect(verdict).toMatchObject({ clock: 'behind', judgedOn: '2026-04-20', reason: 'list-too-old' });
    const older = { newestSigned: '2026-03-01T08:00:00Z' };
    expect(await judgeCard(await card(), list, NOW, older)).toMatchObject({ clock: 'ok' });
  });

  test('two lists that name her mutuelle, in any order: the one that refuses more is believed', async () => {
    const other = (kind: 'removed' | 'left'): EligibilityList => ({
      ...list,
      office: 2,
      standingOf: async (member) => ({ ...(await list.standingOf(member)), exception: { kind } }),
    });
    for (const [kind, colour] of [
      ['removed', 'red'],
      ['left', 'amber'],
    ] as const) {
      for (const lists of [
        [list, other(kind)],
        [other(kind), list],
      ]) {
        expect(await judgeCard(await card(), lists, NOW)).toMatchObject({ colour, list: { office: 2 } });
      }
    }
    expect(await judgeCard(await card(), [list, list], NOW)).toMatchObject({ colour: 'green' });
  });

  test('the list of the office that gave her mutuelle up counts until the other office’s speaks', async () => {
    const from = parseMutuelleNumber('0417');
    const former = [{ from, to: from, through: parseCalendarDate('2026-03-14'), transfer: 'A'.repeat(43) }];
    const [own] = list.trust.keys;
    if (own === undefined) throw new Error('a trust list without keys');
    const keys = [
      { ...own, mutuelles: [], former },
      { ...own, office: { number: 2, name: 'UTM Mopti' }, mutuelles: [{ from, to: from }] },
    ];
    const trust = { ...list.trust, keys };
    const old: EligibilityList = { ...list, trust };
    const gone: EligibilityList['standingOf'] = async (member) => ({
      ...(await list.standingOf(member)),
      exception: { kind: 'left' },
    });
    expect(await judgeCard(await card(), { ...old, standingOf: gone }, NOW)).toMatchObject({
      colour: 'amber',
    });
    for (const lists of [
      [
        { ...old, standingOf: gone },
        { ...old, office: 2 },
      ],
      [
        { ...old, office: 2 },
        { ...old, standingOf: gone },
      ],
    ])
      expect(await judgeCard(await card(), lists, NOW)).toMatchObject({
        colour: 'green',
        list: { office: 2 },
      });
  });

  test('of a mutuelle that came back, a list of before it went says nothing that the other office’s does not', async () => {
    const from = parseMutuelleNumber('0417');
    const [own] = list.trust.keys;
    if (own === undefined) throw new Error('a trust list without keys');
    const day = parseCalendarDate(list.issued.slice(0, 10));
    const gone: EligibilityList['standingOf'] = async (member) => ({
      ...(await list.standingOf(member)),
      exception: { kind: 'left' },
    });
    for (const [through, colour, office] of [
      [addDays(day, 1), 'amber', 2],
      [day, 'green', list.office],
    ] as const) {
      const former = [{ from, to: from, through, transfer: 'A'.repeat(43) }];
      const other = { ...own, office: { number: 2, name: 'UTM Mopti' }, mutuelles: [], former };
      const trust = { ...list.trust, keys: [own, other] };
      const mine = { ...list, trust };
      const theirs = { ...list, office: 2, standingOf: gone, trust };
      for (const lists of [
        [mine, theirs],
        [theirs, mine],
      ])
        expect(await judgeCard(await card(), lists, NOW)).toMatchObject({ colour, list: { office } });
      // Alone, it is all that is known.
      expect(await judgeCard(await card(), mine, NOW)).toMatchObject({ colour: 'green' });
    }
  });

  test('the newest trust list counts for all lists, whichever of them came with it', async () => {
    const from = parseMutuelleNumber('0417');
    const former = [{ from, to: from, through: parseCalendarDate('2026-03-14'), transfer: 'A'.repeat(43) }];
    const [own] = list.trust.keys;
    if (own === undefined) throw new Error('a trust list without keys');
    const other = { ...own, office: { number: 2, name: 'UTM Mopti' }, mutuelles: [{ from, to: from }] };
    const keys = [{ ...own, mutuelles: [], former }, other];
    const trust = { ...list.trust, sequence: list.trust.sequence + 1, keys };
    const gone: EligibilityList['standingOf'] = async (member) => ({
      ...(await list.standingOf(member)),
      exception: { kind: 'left' },
    });
    // The old office's list was opened before the move was known: the new office's counts all the same, whichever refuses.
    const old = { ...list, standingOf: gone };
    const current = { ...list, office: 2, trust };
    for (const [lists, colour] of [
      [[old, current], 'green'],
      [[current, old], 'green'],
      [[list, { ...current, standingOf: gone }], 'amber'],
    ] as const)
      expect(await judgeCard(await card(), lists, NOW)).toMatchObject({ colour, list: { office: 2 } });
    // A key taken away is taken away, though the first list, or all of them, still name it.
    const without = { ...trust, keys: [] };
    const withoutKeys = { ...list, office: 2, trust: without };
    for (const [lists, options] of [
      [[list, withoutKeys], {}],
      [[withoutKeys, list], {}],
      [[list], { trust: without }],
    ] as const)
      expect(await judgeCard(await card(), lists, NOW, options)).toMatchObject({ verdict: 'unknown-issuer' });
    const older = { ...without, sequence: 1 };
    expect(await judgeCard(await card(), list, NOW, { trust: older })).toMatchObject({ colour: 'green' });
  });

  test('a damaged block is said, and other faults are not hidden', async () => {
    expect(await judgeCard(await card(), await openWithoutBlocks(), NOW)).toMatchObject({
      verdict: 'rights-unknown',
      reason: 'list-damaged',
    });
    const bug: EligibilityList = { ...list, standingOf: () => Promise.reject(new RangeError('a bug')) };
    await expect(judgeCard(await card(), bug, NOW)).rejects.toThrowError(RangeError);
  });
});

/** The list, with its directory and none of its blocks. */
async function openWithoutBlocks(): Promise<EligibilityList> {
  const source = sourceOf(await publish(federation));
  return await openList(
    {
      ...source,
      readBlock: async (sha256, bytes) =>
        bytes < 100 ? new Uint8Array(bytes) : await source.readBlock(sha256, bytes),
    },
    { roots: [federation.root.publicJwk], now: NOW },
  );
}

describe('judgeNumber', () => {
  test('gives coverage, never green', async () => {
    expect(await judgeNumber({ member: memberOf(1, 6) }, list, NOW)).toMatchObject({
      verdict: 'eligible',
      colour: 'amber',
      authenticated: false,
      coveredThrough: '2026-12',
    });
    expect(await judgeNumber({ member: memberOf(1, 1), edition: 2 }, list, NOW)).toMatchObject({
      verdict: 'revoked',
    });
    expect(await judgeNumber({ member: memberOf(1, 1), edition: 3 }, list, NOW)).toMatchObject({
      verdict: 'eligible',
    });
    expect(await judgeNumber({ member: memberOf(1, 1) }, undefined, NOW)).toMatchObject({
      verdict: 'rights-unknown',
    });
  });
});
