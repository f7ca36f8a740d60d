import 'fake-indexeddb/auto';
import type { TrustList } from '@passeport/credential';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase, type Database } from './database.ts';
import { readLists, readStoredFile, saveLists, type AcceptedLists } from './lists.ts';
import { readSettings } from './settings.ts';

// oxlint-disable-next-line typescript/unbound-method -- applied to its own store
const { put } = IDBObjectStore.prototype;
const trust: TrustList = { sequence: 1, issued: '2026-03-01T09:30:00Z', roots: [], keys: [] };
const accepted = (office: number, sequence: number, names: string[]): AcceptedLists => ({
  lists: [
    {
      office,
      sequence,
      manifest: `m${sequence}`,
      trust: 't',
      files: names,
      received: '2026-03-05T08:00:00Z',
    },
  ],
  files: new Map(names.map((name) => [name, new TextEncoder().encode(name)])),
  trust,
  seen: [{ office, sequence, issued: '2026-03-05T08:00:00Z', digest: `d${sequence}` }],
});

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase(`test-${(count += 1)}`);
});
afterEach(() => database.close());

const sequences = async (): Promise<string[]> =>
  (await readLists(database)).map(({ office, sequence }) => `${office}/${sequence}`);

test('keeps two generations of each office, and only the files that they name', async () => {
  await saveLists(database, accepted(1, 1, ['a', 'b']));
  await saveLists(database, accepted(2, 7, ['z']));
  await saveLists(database, accepted(1, 2, ['b', 'c']));
  await saveLists(database, accepted(1, 3, ['c', 'd']));

  expect(await sequences()).toEqual(['1/3', '1/2', '2/7']);
  expect(await readStoredFile(database, 'a')).toBeUndefined();
  for (const name of ['b', 'c', 'd', 'z']) {
    expect(new TextDecoder().decode(await readStoredFile(database, name))).toBe(name);
  }
});

test('remembers the newest list of each office and the trust list', async () => {
  await saveLists(database, accepted(1, 1, ['a']));
  await saveLists(database, accepted(2, 7, ['z']));
  await saveLists(database, accepted(1, 2, ['b']));
  const { seen, trust: kept, homeOffice } = await readSettings(database);
  expect(seen?.map(({ office, sequence }) => [office, sequence])).toEqual([
    [2, 7],
    [1, 2],
  ]);
  expect(kept).toEqual(trust);
  expect(homeOffice).toBe(1);
});

test('keeps the lists of a collection as each by itself, and its own number apart from its office’s', async () => {
  await saveLists(database, accepted(2, 7, ['z']));
  const parts = [accepted(1, 1, ['a', 's']), accepted(3, 4, ['c', 's'])];
  await saveLists(database, {
    lists: parts.flatMap(({ lists }) => lists),
    files: new Map(parts.flatMap(({ files }) => [...files])),
    trust,
    seen: [
      ...parts.flatMap(({ seen }) => seen),
      { kind: 'collection', office: 2, sequence: 5, issued: '2026-03-06T08:00:00Z', digest: 'k' },
    ],
    collection: 'm',
  });
  expect(await sequences()).toEqual(['1/1', '2/7', '3/4']);
  const { seen, homeOffice, collection } = await readSettings(database);
  expect(seen?.map(({ kind, office, sequence }) => [kind, office, sequence])).toEqual([
    [undefined, 2, 7],
    [undefined, 1, 1],
    [undefined, 3, 4],
    ['collection', 2, 5],
  ]);
  expect({ homeOffice, collection }).toEqual({ homeOffice: 2, collection: 'm' });
});

test('whose desk it is, a first collection does not say', async () => {
  await saveLists(database, { ...accepted(1, 1, ['a']), collection: 'm' });
  expect((await readSettings(database)).homeOffice).toBeUndefined();
});

test('what was verified against less than is known by now is not kept: another tab took something newer', async () => {
  const newer = { ...accepted(1, 3, ['c']), trust: { ...trust, sequence: 2 } };
  await saveLists(database, newer);
  const before = await readSettings(database);
  const late = [
    { ...accepted(1, 2, ['b']), trust: newer.trust },
    { ...accepted(1, 3, ['x']), trust: newer.trust, seen: [{ ...accepted(1, 3, []).seen[0], digest: 'x' }] },
    // A key may have been taken away from office 2 by the newer trust list.
    accepted(2, 7, ['z']),
  ] as AcceptedLists[];
  for (const one of late) {
    await expect(saveLists(database, one)).rejects.toMatchObject({ code: 'overtaken' });
    expect(await sequences()).toEqual(['1/3']);
    expect(await readSettings(database)).toEqual(before);
  }
  await saveLists(database, newer);
});

test('a list that cannot be written whole leaves the one before untouched', async () => {
  await saveLists(database, accepted(1, 1, ['a']));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    // The list and its files are written by then.
    if (this.name === 'settings') throw new DOMException('no space left', 'QuotaExceededError');
    return Reflect.apply(put, this, [value, key]);
  });
  await expect(saveLists(database, accepted(1, 2, ['b']))).rejects.toMatchObject({ code: 'storage-full' });
  vi.restoreAllMocks();

  expect(await sequences()).toEqual(['1/1']);
  expect(await readStoredFile(database, 'b')).toBeUndefined();
  expect((await readSettings(database)).seen).toMatchObject([{ sequence: 1 }]);
});
