import { signJws, type SigningKey } from '@passeport/credential';
import { parseCalendarDate } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import { beforeAll, describe, expect, test } from 'vitest';

import { COLLECTION_TYP } from './collection-manifest.ts';
import { ContentBudget } from '../list/content-budget.ts';
import { sha256Hex } from '../list/digest.ts';
import { encodeJson } from '../list/json.ts';
import { judgeNumber } from '../verdict/judge-card.ts';
import { packListFile, unpackListFile } from '../list/list-pack.ts';
import { openCollection } from './open-collection.ts';
import { splitCollection } from './split-collection.ts';
import { isCollection, openPublished, openWholeCollection, openWholePublished } from './open-published.ts';
import { openList } from '../list/open-list.ts';
import type { PublishedList } from '../list/publish-list.ts';
import {
  makeCountry,
  merge,
  ofNational,
  ofSikasso,
  openAlone,
  payloadOf,
  publishSikasso,
  renewTrust,
  smallContent,
  type Country,
} from '../samples/country.ts';
import { makeKey, memberOf, NOW, publish, sourceOf, trusted } from '../samples/office.ts';
import type { OpenListOptions } from '../list/verify-list.ts';

let country: Country;
let segou: PublishedList;
let sikasso: PublishedList;
let collection: PublishedList;

beforeAll(async () => {
  country = await makeCountry();
  segou = await publish(country, {}, smallContent('0417', '0418'));
  sikasso = await publishSikasso(country);
  collection = await merge(country, [segou, sikasso]);
});

async function open(list: PublishedList, options: Partial<OpenListOptions> = {}) {
  return await openWholeCollection(list, { roots: [country.root.publicJwk], now: NOW, ...options });
}

const refusal = (code: string, details: object = {}) =>
  expect.objectContaining({ name: 'EligibilityError', code, details: expect.objectContaining(details) });

async function expectRefused(
  list: Promise<PublishedList> | PublishedList,
  code: string,
  details: object = {},
  options: Partial<OpenListOptions> = {},
): Promise<void> {
  await expect(open(await list, options)).rejects.toThrowError(refusal(code, details));
}

/** The collection's payload with some members changed, signed again. */
async function resign(
  changes: object,
  typ = COLLECTION_TYP,
  key: SigningKey = country.national,
): Promise<PublishedList> {
  const payload = Object.assign(payloadOf(collection.manifest), changes);
  return { ...collection, manifest: await signJws(encodeJson(payload), key, typ) };
}

/** The parts as the collection names them, changed. */
function partsWith(change: (parts: object[]) => object[]): object {
  const { parts } = payloadOf(collection.manifest);
  if (!Array.isArray(parts)) throw new Error('no parts');
  return { parts: change(parts) };
}

describe('a collection', () => {
  test('opens with each list under its own number and date', async () => {
    const opened = await open(collection);
    expect(opened).toMatchObject({
      office: 90,
      sequence: 5,
      issued: '2026-03-15T08:00:00Z',
      newestSigned: '2026-03-15T08:00:00Z',
      seen: { kind: 'collection', office: 90, sequence: 5, issued: '2026-03-15T08:00:00Z' },
      superseded: [],
    });
    expect(opened.parts.map(({ list }) => [list.office, list.sequence, list.issued, list.mutuelles])).toEqual(
      [
        [1, 7, '2026-03-14T18:00:00Z', ['0417', '0418']],
        [2, 3, '2026-03-02T18:00:00Z', ['0300']],
      ],
    );
  });

  test('travels as one file, and its parts out of it as they went in', async () => {
    const unpacked = unpackListFile(packListFile(collection));
    expect(isCollection(unpacked)).toBe(true);
    expect(isCollection(segou)).toBe(false);
    const opened = await open(unpacked);
    expect((await splitCollection(unpacked)).map(({ office, list }) => [office, packListFile(list)])).toEqual(
      [
        [1, packListFile(segou)],
        [2, packListFile(sikasso)],
      ],
    );
    await expect(splitCollection(segou)).rejects.toThrowError(refusal('list-malformed'));
    for (const [index, list] of [segou, sikasso].entries()) {
      const { manifest, trust, files } = opened.parts[index] ?? {};
      expect({ manifest, trust }).toEqual({ manifest: list.manifest, trust: list.trust });
      expect([...(files ?? [])].sort()).toEqual([...list.blocks.keys()].sort());
      expect(opened.parts[index]?.list.seen).toEqual((await openAlone(list, country)).seen);
    }
  });

  test('tells which lists it is made of before any is read, and only when its signature holds', async () => {
    const told: string[] = [];
    const prepare = async (parts: readonly { office: number; sequence: number }[]): Promise<void> => {
      told.push(...parts.map(({ office, sequence }) => `${office}/${sequence}`));
    };
    const options = { roots: [country.root.publicJwk], now: NOW, prepare };
    const source = {
      ...sourceOf(collection),
      readBlock: async (): Promise<Uint8Array> => {
        throw new Error('nothing yet');
      },
    };
    await expect(openCollection(source, options)).rejects.toThrowError(refusal('block-missing'));
    expect(told).toEqual(['1/7', '2/3']);

    const forged = await resign({}, COLLECTION_TYP, await makeKey());
    await expect(openCollection({ ...source, manifest: forged.manifest }, options)).rejects.toThrowError(
      refusal('list-key-unknown'),
    );
    expect(told).toHaveLength(2);
  });

  test('is told from a list by itself', async () => {
    const options = { roots: [country.root.publicJwk], now: NOW };
    expect(await openPublished(sourceOf(collection), options)).toHaveProperty('parts');
    expect(await openPublished(sourceOf(segou), options)).toMatchObject({ office: 1 });
    expect(await openWholePublished(collection, options)).toHaveProperty('parts');
    expect(await openWholePublished(segou, options)).toMatchObject({ office: 1 });
  });

  test('answers by the member’s own list and its age, whenever it was gathered', async () => {
    const lists = (await open(collection)).parts.map(({ list }) => list);
    const late = new Date('2026-03-15T10:00:00Z');
    const ask = async (mutuelle: string) =>
      await judgeNumber({ member: memberOf(1, 1, mutuelle) }, lists, late);
    expect(await ask('0417')).toMatchObject({
      reason: 'paid',
      list: { office: 1, sequence: 7 },
      listAgeDays: 1,
    });
    expect(await ask('0300')).toMatchObject({
      reason: 'paid',
      list: { office: 2, sequence: 3, issued: '2026-03-02T18:00:00Z' },
      listAgeDays: 13,
      freshness: 'old',
    });
    expect(await ask('0500')).toMatchObject({ verdict: 'rights-unknown', reason: 'mutuelle-not-listed' });
  });

  test('is read no further than its directories, then one file for a member', async () => {
    const source = sourceOf(collection);
    const opened = await openCollection(source, { roots: [country.root.publicJwk], now: NOW });
    expect(new Set(source.read).size).toBe(2 + 2);
    const before = source.read.length;
    await opened.parts[1]?.list.standingOf(memberOf(1, 1, '0300'));
    expect(source.read).toHaveLength(before + 1);
  });

  test('keeps a trust list older than its own with the list that carries it', async () => {
    const newer = await renewTrust(country, {});
    const opened = await open(await merge(newer, [segou, await publishSikasso(newer)]));
    expect(opened.trust.sequence).toBe(5);
    expect(opened.parts.map(({ list }) => list.trust.sequence)).toEqual([5, 5]);
    expect(opened.parts.map(({ trust }) => trust === country.trustToken)).toEqual([true, false]);
  });

  test('has its own trust list in one place only', async () => {
    const bytes = new TextEncoder().encode(country.trustToken);
    const twice = new Map(collection.blocks).set(await sha256Hex(bytes), bytes);
    await expectRefused({ ...collection, blocks: twice }, 'list-malformed', { problem: 'a file too many' });
  });
});

describe('its key', () => {
  test('only for cards and lists, though for every mutuelle', async () => {
    const lists = await makeKey();
    const everywhere = ofNational(lists, { uses: ['cards', 'lists'] });
    const others = await makeCountry([everywhere]);
    const list = await publish(others, {}, smallContent('0417'));
    await expectRefused(
      merge(others, [list], {}, lists),
      'list-key-wrong-use',
      { kid: lists.kid },
      {
        roots: [others.root.publicJwk],
      },
    );
  });

  test('only for collections: it signs no list of its own', async () => {
    const own = await publish({ ...country, office: country.national }, { office: 90 }, smallContent('0417'));
    const opening = openList(sourceOf(own), { roots: [country.root.publicJwk], now: NOW });
    await expect(opening).rejects.toThrowError(refusal('list-key-wrong-use'));
    await expectRefused(merge(country, [own, sikasso]), 'list-key-wrong-use', { office: 90 });
  });

  test('a regional office’s, a stranger’s, a stranger’s under its name', async () => {
    await expectRefused(merge(country, [segou], {}, country.office), 'list-key-wrong-use');
    const stranger = await makeKey();
    await expectRefused(merge(country, [segou], {}, stranger), 'list-key-unknown');
    const borrowed = { ...stranger, kid: country.national.kid };
    await expectRefused(merge(country, [segou], {}, borrowed), 'list-signature-wrong');
  });

  test.each<[string, string, object]>([
    ['list-key-expired', 'expired', { validThrough: parseCalendarDate('2026-03-14') }],
    ['list-key-not-yet-valid', 'not valid yet', { validFrom: parseCalendarDate('2026-03-16') }],
    ['list-outside-scope', 'of another office', { office: { number: 91, name: 'Autre' } }],
    [
      'list-outside-scope',
      'not for all mutuelles of its lists',
      { mutuelles: [{ from: '0300', to: '0417' }] },
    ],
  ])('%s: %s', async (code, _, part) => {
    const keys = [trusted(country.office), ofSikasso(country.sikasso), ofNational(country.national, part)];
    const other = await renewTrust(country, { keys });
    await expectRefused(merge(other, [segou, sikasso]), code);
  });

  test('taken away by a newer trust list that the reader has', async () => {
    const keys = country.trust.keys.filter(({ kid }) => kid !== country.national.kid);
    const { trust } = await renewTrust(country, { keys });
    await expectRefused(collection, 'list-key-unknown', {}, { trust });
  });
});

describe('a list in it', () => {
  test('whose key is taken away by the collection’s own trust list', async () => {
    const keys = country.trust.keys.filter(({ kid }) => kid !== country.sikasso.kid);
    const newer = await renewTrust(country, { keys });
    await expectRefused(merge(newer, [segou, sikasso]), 'list-key-unknown', { office: 2 });
  });

  test('signed by another office’s key, for another’s mutuelle, or by a key that has expired', async () => {
    const byOther = await publish({ ...country, office: country.sikasso }, {}, smallContent('0417'));
    await expectRefused(merge(country, [byOther]), 'list-outside-scope', { office: 1 });
    const foreign = await publishSikasso(country, {}, smallContent('0300', '0417'));
    await expectRefused(merge(country, [foreign]), 'list-outside-scope', { office: 2, mutuelle: '0417' });
    const keys = [ofSikasso(country.sikasso, { validThrough: parseCalendarDate('2026-03-01') })];
    const newer = await renewTrust(country, { keys: [...keys, ofNational(country.national)] });
    await expectRefused(merge(newer, [sikasso]), 'list-key-expired', { office: 2 });
  });

  test('that names a mutuelle of another, though both may', async () => {
    const both = await renewTrust(country, {
      keys: [
        trusted(country.office),
        ofSikasso(country.sikasso, { mutuelles: trusted(country.office).mutuelles }),
        ofNational(country.national),
      ],
    });
    const same = await publishSikasso(both, {}, smallContent('0418'));
    await expectRefused(merge(both, [segou, same]), 'collection-overlap', {
      mutuelle: '0418',
      office: 2,
      otherOffice: 1,
    });
  });

  test('of one office twice', async () => {
    await expect(merge(country, [segou, segou])).rejects.toThrowError(refusal('content-invalid'));
    await expectRefused(resign(partsWith(([first]) => [first ?? {}, first ?? {}])), 'list-malformed');
  });

  test('swapped for an older one, altered, added or left out', async () => {
    const older = await publishSikasso(country, { sequence: 2, issued: '2026-03-01T18:00:00Z' });
    const named = await sha256Hex(new TextEncoder().encode(sikasso.manifest));
    const swapped = new Map(collection.blocks).set(named, new TextEncoder().encode(older.manifest));
    await expectRefused({ ...collection, blocks: swapped }, 'block-mismatch', { office: 2 });

    const without = new Map(collection.blocks);
    without.delete(named);
    await expectRefused({ ...collection, blocks: without }, 'block-missing', { office: 2 });

    const added = new Map([
      ...collection.blocks,
      ...older.blocks,
      ['0'.repeat(64), new Uint8Array(1)] as const,
    ]);
    await expectRefused({ ...collection, blocks: added }, 'list-malformed', { problem: 'a file too many' });
    await expectRefused({ ...collection, manifest: segou.manifest }, 'list-malformed');
  });

  test('named with another office, number or trust list than its own', async () => {
    const change = (of: object) => partsWith(([first = {}, ...rest]) => [{ ...first, ...of }, ...rest]);
    await expectRefused(resign(change({ sequence: 8 })), 'collection-part-mismatch', { office: 1 });
    await expectRefused(
      resign(partsWith(([, second = {}]) => [{ ...second, office: 3 }])),
      'collection-part-mismatch',
      {
        office: 3,
      },
    );
    const newer = await renewTrust(country, {});
    const bytes = new TextEncoder().encode(newer.trustToken);
    const trust = { sha256: await sha256Hex(bytes), bytes: bytes.length };
    const blocks = new Map(collection.blocks).set(trust.sha256, bytes);
    await expectRefused({ ...(await resign(change({ trust }))), blocks }, 'trust-mismatch', { office: 1 });
  });

  test('with a trust list newer than the one that all are judged by', async () => {
    const newer = await publish(await renewTrust(country, {}), {}, smallContent('0417'));
    await expectRefused(merge(country, [newer]), 'collection-trust-older', { office: 1 });
  });

  test('that is a collection, or another kind of token', async () => {
    await expectRefused(merge(country, [collection]), 'collection-nested', { office: 90 });
    const trustList = { ...segou, manifest: country.trustToken };
    const parts = partsWith((all) => all);
    const bytes = new TextEncoder().encode(trustList.manifest);
    const manifest = { sha256: await sha256Hex(bytes), bytes: bytes.length };
    const named = await resign({ ...parts, ...partsWith(([first = {}]) => [{ ...first, manifest }]) });
    const blocks = new Map(collection.blocks).set(manifest.sha256, bytes);
    await expectRefused({ ...named, blocks }, 'list-malformed', { office: 1 });
  });
});

describe('its place in time', () => {
  test('rolled back; another one of the same number; a higher number of an earlier time', async () => {
    const { seen } = await open(collection);
    const newestSeen = [seen];
    await expect(open(collection, { newestSeen })).resolves.toMatchObject({ sequence: 5 });
    const older = merge(country, [segou], { sequence: 4 });
    await expectRefused(older, 'list-rollback', { sequence: 4, newestSequence: 5 }, { newestSeen });
    await expectRefused(merge(country, [segou]), 'list-rollback', {}, { newestSeen });
    const early = merge(country, [segou], { sequence: 6, issued: '2026-03-15T07:59:59Z' });
    await expectRefused(early, 'list-rollback', {}, { newestSeen });
  });

  test('has its own numbers: the same office’s own list may have any', async () => {
    const { seen } = await open(collection);
    const ofList = { office: 90, sequence: 40, issued: seen.issued, digest: 'a' };
    await expect(open(collection, { newestSeen: [ofList] })).resolves.toMatchObject({ sequence: 5 });
  });

  test('an older list of an office than the one seen is left unread, the others are taken', async () => {
    const ofNewer = { office: 1, sequence: 8, issued: '2026-03-15T07:00:00Z', digest: 'a' };
    const opened = await open(collection, { newestSeen: [ofNewer] });
    expect(opened.parts.map(({ list }) => list.office)).toEqual([2]);
    expect(opened.superseded).toEqual([{ office: 1, sequence: 7, newestSequence: 8 }]);
  });

  test('an older list must be genuine all the same', async () => {
    const byOther = await publish({ ...country, office: country.sikasso }, {}, smallContent('0417'));
    const ofNewer = { office: 1, sequence: 8, issued: '2026-03-15T07:00:00Z', digest: 'a' };
    const newestSeen = [ofNewer];
    await expectRefused(merge(country, [byOther]), 'list-outside-scope', { office: 1 }, { newestSeen });
  });

  test('another list under the number seen of an office', async () => {
    const other = await publish(country, {}, smallContent('0417'));
    const { seen } = await openAlone(segou, country);
    await expectRefused(merge(country, [other]), 'list-rollback', { office: 1 }, { newestSeen: [seen] });
  });

  test('from the future, itself or a list in it', async () => {
    await expectRefused(merge(country, [segou], { issued: '2026-03-17T10:00:00Z' }), 'list-from-future');
    const early = await publish(country, { issued: '2026-03-17T10:00:00Z' }, smallContent('0417'));
    await expectRefused(merge(country, [early]), 'list-from-future', { office: 1 });
  });
});

describe('without end', () => {
  test('more than a hundred lists, or none', async () => {
    const many = partsWith(([first = {}]) =>
      Array.from({ length: 101 }, (_, at) => ({ ...first, office: at + 1 })),
    );
    await expectRefused(resign(many), 'list-malformed');
    await expectRefused(resign({ parts: [] }), 'list-malformed');
  });

  test('tokens of more than 16 MiB together: nothing is read', async () => {
    const part = (office: number) => ({
      office,
      sequence: 1,
      manifest: { sha256: String(office).repeat(64), bytes: 4_194_304 },
      trust: { sha256: 'a'.repeat(64), bytes: 9 },
    });
    const source = sourceOf(await resign({ parts: [1, 2, 3, 4].map(part) }));
    const opening = openCollection(source, { roots: [country.root.publicJwk], now: NOW });
    await expect(opening).rejects.toThrowError(refusal('list-too-big', { limitBytes: 16_777_216 }));
    expect(source.read).toEqual([]);
  });

  test('blocks of more than 64 MiB together: no directory is read', async () => {
    const blocks = Array.from({ length: 65 }, (_, at) => {
      const number = parseMutuelleNumber(String(400 + at).padStart(4, '0'));
      return {
        mutuelles: [{ from: number, to: number }],
        sha256: at.toString(16).padStart(64, '0'),
        bytes: 1_048_576,
      };
    });
    const payload = Object.assign(payloadOf(segou.manifest), { blocks });
    const manifest = await signJws(encodeJson(payload), country.office, 'passeport-list+jws');
    const source = sourceOf(await merge(country, [{ ...segou, manifest }]));
    const opening = openCollection(source, { roots: [country.root.publicJwk], now: NOW });
    await expect(opening).rejects.toThrowError(refusal('list-too-big', { limitBytes: 67_108_864 }));
    expect(source.read).toHaveLength(1);
  });

  test('blocks of less than 64 MiB in each list, and more together: no directory is read', async () => {
    const blocksFrom = (first: number) =>
      Array.from({ length: 40 }, (_, at) => {
        const number = parseMutuelleNumber(String(first + at).padStart(4, '0'));
        const sha256 = (first + at).toString(16).padStart(64, '0');
        return { mutuelles: [{ from: number, to: number }], sha256, bytes: 1_048_576 };
      });
    const grown = async (list: PublishedList, key: SigningKey, first: number) => {
      const payload = Object.assign(payloadOf(list.manifest), { blocks: blocksFrom(first) });
      return { ...list, manifest: await signJws(encodeJson(payload), key, 'passeport-list+jws') };
    };
    const lists = [await grown(segou, country.office, 400), await grown(sikasso, country.sikasso, 300)];
    const source = sourceOf(await merge(country, lists));
    const opening = openCollection(source, { roots: [country.root.publicJwk], now: NOW });
    await expect(opening).rejects.toThrowError(refusal('list-too-big', { limitBytes: 67_108_864 }));
    expect(source.read).toHaveLength(2);
  });

  test('households and persons of all its lists together', async () => {
    const mutuelle = { first: 1, from: new Int16Array(0), persons: [] };
    const budget = new ContentBudget();
    // All that there may be, but for the one household of the first list and the two of the second less one.
    budget.spend([{ ...mutuelle, through: new Int16Array(8_388_606) }]);
    const opened = await open(collection);
    await expect(opened.verifyBlocks(budget)).rejects.toThrowError(refusal('list-too-big', { office: 2 }));
    await opened.verifyBlocks();
  });

  test('signed by a key that gathers nothing: none of its lists is read', async () => {
    const source = sourceOf(await resign({}, COLLECTION_TYP, country.office));
    const opening = openCollection(source, { roots: [country.root.publicJwk], now: NOW });
    await expect(opening).rejects.toThrowError(expect.objectContaining({ name: 'EligibilityError' }));
    expect(source.read).toEqual([]);
  });

  test('a token of more than 64 KiB', async () => {
    await expectRefused({ ...collection, manifest: collection.manifest.padEnd(65_537, 'A') }, 'list-too-big');
  });
});

describe('its token', () => {
  test.each([
    ['a later version', { version: 2 }],
    ['a member too many', { expires: '2026-04-30T00:00:00Z' }],
    ['no number', { sequence: 0 }],
    ['lists out of order', () => partsWith((parts) => parts.reverse())],
    ['a name that leads elsewhere', { trust: { sha256: '../../keys/root', bytes: 1 } }],
  ])('%s', async (_, changes) => {
    await expectRefused(resign(typeof changes === 'function' ? changes() : changes), 'list-malformed');
  });

  test('of another typ', async () => {
    const asList = await resign({}, 'passeport-list+jws');
    const options = { roots: [country.root.publicJwk], now: NOW };
    await expect(openWholePublished(asList, options)).rejects.toThrowError(refusal('list-malformed'));
    await expectRefused(resign({}, 'passeport-trust+jws'), 'list-malformed');
  });

  test('with another trust list beside it', async () => {
    const { trustToken } = await renewTrust(country, {});
    await expectRefused({ ...collection, trust: trustToken }, 'trust-mismatch');
    // Nor when no list in it carries that one, so that none would notice.
    const own = await merge(await renewTrust(country, { sequence: 5 }), [segou, sikasso]);
    const { trustToken: other } = await renewTrust(country, { sequence: 6 });
    await expectRefused({ ...own, trust: other }, 'trust-mismatch');
  });
});

test('every byte changed and every truncation of a small collection file is refused', async () => {
  const keys = [ofSikasso(country.sikasso), ofNational(country.national)];
  const small = await renewTrust(country, { keys });
  const file = packListFile(await merge(small, [await publishSikasso(small)]));
  const receive = async (bytes: Uint8Array): Promise<unknown> => {
    try {
      await open(unpackListFile(bytes));
      return 'accepted';
    } catch (error) {
      if (error instanceof Error && /^(Eligibility|Credential)Error$/.test(error.name)) return 'refused';
      throw error;
    }
  };
  expect(await receive(file)).toBe('accepted');
  expect(await receive(Uint8Array.from([...file, 0]))).toBe('refused');
  const outcomes = new Set<unknown>();
  const changed = Uint8Array.from(file);
  for (let at = 0; at < file.length; at += 1) {
    changed[at] = (file[at] ?? 0) ^ (1 << (at % 8));
    outcomes.add(await receive(changed));
    changed[at] = file[at] ?? 0;
    outcomes.add(await receive(file.subarray(0, at)));
  }
  expect(outcomes).toEqual(new Set(['refused']));
});
