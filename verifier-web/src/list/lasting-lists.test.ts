import { parseMonth } from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { listFiles, packListFile, type PublishedList } from '@passeport/eligibility';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { judgeOnPhone } from '../answer/judge-on-phone.ts';
import { openDatabase, type Database } from '../storage/database.ts';
import { openListDesk, type ListDesk } from './list-desk.ts';
import { readListStatus, shownFreshness } from './list-status.ts';
import { fetchFrom, openPhone, PATIENTLY, publishOn, trustOffice } from './made-up-phone.fixture.ts';
import { openTabs } from './tabs.ts';

const TRUST = await trustOffice(parseMutuelleNumber('0400'), parseMutuelleNumber('0499'));

/** List number `sequence`, of that day of March; every household is covered through `through`. */
async function publish(sequence: number, through = '2026-12'): Promise<PublishedList> {
  const mutuelles = ['0417', '0418', '0419'].map((number, place) => ({
    number: parseMutuelleNumber(number),
    name: `Mutuelle ${number}`,
    plan: 'AMV',
    households: Array.from({ length: 3 + place }, (_, at) => ({
      household: at + 1,
      from: parseMonth('2026-01'),
      through: parseMonth(through),
    })),
    deadEditions: [],
    exceptions: [],
  }));
  return await publishOn(sequence, sequence, mutuelles, TRUST);
}

const [ELEVENTH, TWELFTH] = [await publish(11), await publish(12, '2026-11')];
const fileOf = (list: PublishedList) => new Blob([Uint8Array.from(packListFile(list))]);

let name: string;
let database: Database;
let desk: ListDesk;
let site: Map<string, Uint8Array>;
let asked: string[];
let count = 0;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date('2026-03-15T10:00:00Z'), toFake: ['Date'] });
  [site, asked] = [new Map(), []];
  const noteAsked = (file: string): unknown => asked.push(file);
  vi.stubGlobal(
    'fetch',
    fetchFrom(() => site, noteAsked),
  );
  name = `lasting-${(count += 1)}`;
  ({ database, desk } = await openPhone(name));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  database.close();
});

const blocks = (): string[] => asked.filter((file) => file.startsWith('blocks/'));
const answer = async (of = desk) => {
  const member = formatMemberNumber({ mutuelle: parseMutuelleNumber('0417'), household: 1, person: 1 });
  const { verdict } = await judgeOnPhone({ member }, { lists: of.lists(), known: of.known() }, new Date());
  return `${verdict.verdict} ${verdict.reason}`;
};

test('an update that breaks off leaves the list before, and goes on where it was', async () => {
  await desk.takeFile(fileOf(ELEVENTH));
  site = listFiles(TWELFTH);
  const changed = [...site.keys()].filter(
    (file) => file.startsWith('blocks/') && !listFiles(ELEVENTH).has(file),
  );
  expect(changed.length).toBeGreaterThan(1);
  const last = changed.at(-1) ?? '';
  const bytes = site.get(last) ?? new Uint8Array();
  site.delete(last);
  await expect(desk.update()).rejects.toMatchObject({ code: 'block-missing' });
  expect(desk.lists()[0]?.sequence).toBe(11);

  // Even by a page that is opened anew.
  site.set(last, bytes);
  asked = [];
  desk = await openListDesk(database, 'list/');
  expect(await desk.update()).toMatchObject({ isNew: true });
  expect(blocks()).toEqual([last]);
  expect(desk.lists()[0]?.sequence).toBe(12);
  // Nothing of it is left over.
  const named = new Set((await database.getAll('lists')).flatMap(({ files }) => files));
  expect(new Set(await database.getAllKeys('files'))).toEqual(named);
});

test('a file of another content than its name is not kept', async () => {
  site = listFiles(ELEVENTH);
  const [file = ''] = [...site.keys()].filter((one) => one.startsWith('blocks/'));
  site.set(file, new Uint8Array([...(site.get(file) ?? [])].map((byte) => byte ^ 1)));
  await expect(desk.update()).rejects.toMatchObject({ code: 'block-missing' });
  expect(await database.getAllKeys('files')).not.toContain(file.slice(7, -4));
});

test('the same list once more moves no date', async () => {
  await desk.takeFile(fileOf(ELEVENTH));
  const received = desk.received();
  vi.setSystemTime('2026-03-18T10:00:00Z');
  expect(await desk.takeFile(fileOf(ELEVENTH))).toMatchObject({ isNew: false });
  site = listFiles(ELEVENTH);
  expect(await desk.update()).toMatchObject({ isNew: false });
  await database.clear('files');
  desk = await openListDesk(database, 'list/');
  await desk.update();
  expect(desk.isDamaged()).toBe(false);
  for (const one of [desk, await openListDesk(database, 'list/')]) {
    expect(one.received()).toBe(received);
    expect(readListStatus(one.lists()[0], new Date())).toMatchObject({ freshness: 'fresh', ageDays: 7 });
  }
});

test('a newest list that is lost opens no rights by the one before, and is fetched again', async () => {
  await desk.takeFile(fileOf(ELEVENTH));
  await desk.takeFile(fileOf(TWELFTH));
  const [newest] = await database
    .getAll('lists')
    .then((all) => all.filter(({ sequence }) => sequence === 12));
  if (newest !== undefined) await database.put('lists', { ...newest, manifest: `${newest.manifest}A` });
  desk = await openListDesk(database, 'list/');
  expect([desk.lists()[0]?.sequence, desk.isDamaged()]).toEqual([11, true]);
  expect(await answer()).toBe('rights-unknown newer-list-lost');
  const status = readListStatus(desk.lists()[0], new Date(), desk.known().newestSeen);
  expect(status.isSuperseded).toBe(true);
  expect(shownFreshness(status)).toBe('too-old');

  site = listFiles(TWELFTH);
  await desk.update();
  expect([desk.lists()[0]?.sequence, desk.isDamaged()]).toEqual([12, false]);
  expect(await answer()).toBe('eligible paid');
});

test('so does one of which nothing at all is left', async () => {
  await desk.takeFile(fileOf(ELEVENTH));
  await desk.takeFile(fileOf(TWELFTH));
  await database.delete('lists', [1, 12]);
  desk = await openListDesk(database, 'list/');
  expect([desk.lists()[0]?.sequence, desk.isDamaged()]).toEqual([11, true]);
  expect(await answer()).toBe('rights-unknown newer-list-lost');
  await expect(desk.takeFile(fileOf(ELEVENTH))).rejects.toMatchObject({ code: 'list-rollback' });
});

test('a file of 5 GB that is chosen or dropped is not read', async () => {
  const huge = Object.defineProperty(fileOf(ELEVENTH), 'size', { value: 5_000_000_000 });
  const reading = vi.spyOn(huge, 'arrayBuffer');
  await expect(desk.takeFile(huge)).rejects.toMatchObject({ code: 'too-big' });
  expect(reading).not.toHaveBeenCalled();
  await expect(desk.takeFile(new Blob(['PK\u0003\u0004 a list, zipped']))).rejects.toMatchObject({
    code: 'not-a-list',
  });
});

test('a block with bytes flipped at rest is found at the start, and only that is fetched again', async () => {
  await desk.takeFile(fileOf(ELEVENTH));
  const { manifest } = ELEVENTH;
  const damaged = [...ELEVENTH.blocks].filter(([, bytes]) => bytes.length < 100).map(([sha256]) => sha256);
  for (const sha256 of damaged) {
    const bytes = await database.get('files', sha256);
    await database.put(
      'files',
      bytes?.map((byte, at) => (at === 5 ? byte ^ 4 : byte)) ?? new Uint8Array(),
      sha256,
    );
  }
  const onChange = vi.fn<() => void>();
  desk = await openListDesk(database, 'list/', { onChange });
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1), PATIENTLY);
  expect(desk.isDamaged()).toBe(true);
  expect(await answer()).toBe('rights-unknown list-damaged');

  site = listFiles(ELEVENTH);
  await desk.update();
  expect(blocks()).toEqual(damaged.map((sha256) => `blocks/${sha256}.bin`));
  expect(await answer()).toBe('eligible paid');
  expect([desk.isDamaged(), desk.lists()[0]?.seen.digest]).toEqual([false, expect.any(String)]);
  expect(manifest).toBe(ELEVENTH.manifest);
});

test('what one tab takes, the other judges by; two that ask at once fetch it once', async () => {
  const [one, other] = [openTabs(name), openTabs(name)];
  const onChange = vi.fn<() => void>();
  await desk.takeFile(fileOf(ELEVENTH));
  desk = await openListDesk(database, 'list/', { tabs: one });
  const second = await openListDesk(database, 'list/', { tabs: other, onChange });
  site = listFiles(TWELFTH);
  const [first, late] = await Promise.all([desk.update(), second.update()]);
  expect([first, late]).toMatchObject([{ isNew: true }, { isNew: false, list: { sequence: 12 } }]);
  expect(new Set(blocks()).size).toBe(blocks().length);

  await desk.takeFile(fileOf(await publish(13, '2026-02')));
  await vi.waitFor(() => expect(second.lists()[0]?.sequence).toBe(13), PATIENTLY);
  expect(onChange).toHaveBeenCalled();
  expect(await answer(second)).toBe('lapsed contributions-ended');
});

test('a database that the browser takes away is told', async () => {
  const onLost = vi.fn<() => void>();
  const lost = await openDatabase(`${name}-lost`, onLost);
  const erased = new Promise((resolve) => {
    indexedDB.deleteDatabase(`${name}-lost`).onsuccess = resolve;
  });
  await erased;
  expect(onLost).toHaveBeenCalledTimes(1);
  expect(() => lost.transaction('files')).toThrow(/not allowed/);
});
