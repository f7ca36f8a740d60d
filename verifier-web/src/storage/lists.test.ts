import 'fake-indexeddb/auto';
import type { TrustList } from '@passeport/credential';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase, type Database } from './database.ts';
import { readLists, readStoredFile, saveList, type AcceptedList } from './lists.ts';
import { readSettings } from './settings.ts';

// oxlint-disable-next-line typescript/unbound-method -- applied to its own store
const { put } = IDBObjectStore.prototype;
const trust: TrustList = { sequence: 1, issued: '2026-03-01T09:30:00Z', roots: [], keys: [] };
const accepted = (office: number, sequence: number, names: string[]): AcceptedList => ({
  list: {
    office,
    sequence,
    manifest: `m${sequence}`,
    trust: 't',
    files: names,
    received: '2026-03-05T08:00:00Z',
  },
  files: new Map(names.map((name) => [name, new TextEncoder().encode(name)])),
  trust,
  seen: { office, sequence, issued: '2026-03-05T08:00:00Z', digest: `d${sequence}` },
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
  await saveList(database, accepted(1, 1, ['a', 'b']));
  await saveList(database, accepted(2, 7, ['z']));
  await saveList(database, accepted(1, 2, ['b', 'c']));
  await saveList(database, accepted(1, 3, ['c', 'd']));

  expect(await sequences()).toEqual(['1/3', '1/2', '2/7']);
  expect(await readStoredFile(database, 'a')).toBeUndefined();
  for (const name of ['b', 'c', 'd', 'z']) {
    expect(new TextDecoder().decode(await readStoredFile(database, name))).toBe(name);
  }
});

test('remembers the newest list of each office and the trust list', async () => {
  await saveList(database, accepted(1, 1, ['a']));
  await saveList(database, accepted(2, 7, ['z']));
  await saveList(database, accepted(1, 2, ['b']));
  const { seen, trust: kept, homeOffice } = await readSettings(database);
  expect(seen?.map(({ office, sequence }) => [office, sequence])).toEqual([
    [2, 7],
    [1, 2],
  ]);
  expect(kept).toEqual(trust);
  expect(homeOffice).toBe(1);
});

test('a list that cannot be written whole leaves the one before untouched', async () => {
  await saveList(database, accepted(1, 1, ['a']));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    // The list and its files are written by then.
    if (this.name === 'settings') throw new DOMException('no space left', 'QuotaExceededError');
    return Reflect.apply(put, this, [value, key]);
  });
  await expect(saveList(database, accepted(1, 2, ['b']))).rejects.toMatchObject({ code: 'storage-full' });
  vi.restoreAllMocks();

  expect(await sequences()).toEqual(['1/1']);
  expect(await readStoredFile(database, 'b')).toBeUndefined();
  expect((await readSettings(database)).seen).toMatchObject([{ sequence: 1 }]);
});
