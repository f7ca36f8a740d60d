import { parseMonth } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import { deltaFile, listFiles, makeDelta, packListFile, type PublishedList } from '@passeport/eligibility';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../storage/database.ts';
import { wordsOf } from '../words/index.ts';
import { openListDesk, type ListDesk } from './list-desk.ts';
import { sayReceived } from './list-words.ts';
import { fetchFrom, openPhone, PATIENTLY, publishOn, trustOffice } from './made-up-phone.fixture.ts';

const MUTUELLE = parseMutuelleNumber('0417');
const TRUST = await trustOffice(MUTUELLE);

/** List number `sequence`, of which so many households have paid to December. */
async function publish(sequence: number, paid: number): Promise<PublishedList> {
  const households = Array.from({ length: 200 }, (_, at) => ({
    household: at + 1,
    from: parseMonth('2026-01'),
    through: parseMonth(at < paid ? '2026-12' : '2026-06'),
  }));
  const mutuelle = { number: MUTUELLE, name: 'Benkadi', plan: 'AMV', households };
  return await publishOn(10 + sequence, sequence, [{ ...mutuelle, deadEditions: [], exceptions: [] }], TRUST);
}

const LISTS = await Promise.all([publish(1, 50), publish(2, 53), publish(3, 60)]);
const [FIRST, SECOND, THIRD] = LISTS;
const DELTA = await makeDelta(FIRST, SECOND);
const LATER_DELTA = await makeDelta(SECOND, THIRD);

const blobOf = (bytes: Uint8Array) => new Blob([Uint8Array.from(bytes)]);
const fileOf = (list: PublishedList) => blobOf(packListFile(list));

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
  ({ database, desk } = await openPhone(`delta-${(count += 1)}`));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  database.close();
});

/** Puts a list on the site, with what leads to it from others. */
function serve(list: PublishedList, deltas: Record<number, Uint8Array> = {}): void {
  site = new Map(listFiles(list));
  for (const [before, bytes] of Object.entries(deltas)) site.set(deltaFile(Number(before)), bytes);
  asked = [];
}
const say = async (taking: Promise<Awaited<ReturnType<ListDesk['update']>>>) =>
  (await sayReceived(taking, wordsOf('fr'))).replaceAll('\u00a0', ' ');
const sequence = (): number | undefined => desk.lists()[0]?.sequence;

test('the site has what changed: one request, and the list is kept', async () => {
  await desk.takeFile(fileOf(FIRST));
  serve(SECOND, { 1: DELTA });
  expect(await say(desk.update())).toBe('Liste n° 2 installée.');
  expect(asked).toEqual(['deltas/1.psd']);
  desk = await openListDesk(database, 'list/');
  expect(sequence()).toBe(2);
  expect(desk.isDamaged()).toBe(false);
});

test('whatever is wrong with it, the whole list is taken', async () => {
  const wrong = [
    DELTA.map((byte, at) => (at === DELTA.length - 2 ? byte ^ 1 : byte)),
    DELTA.subarray(0, 40),
    LATER_DELTA,
    new TextEncoder().encode('<!doctype html>'),
    new Uint8Array(5_000_000),
  ];
  for (const bytes of wrong) {
    database.close();
    ({ database, desk } = await openPhone(`delta-${(count += 1)}`));
    await desk.takeFile(fileOf(FIRST));
    serve(SECOND, { 1: bytes });
    expect(await say(desk.update())).toBe('Liste n° 2 installée.');
    expect(asked.slice(0, 2)).toEqual(['deltas/1.psd', 'manifest.jws']);
  }
});

test('a phone without a list, or with the newest, asks for no more than it needs', async () => {
  serve(FIRST);
  await desk.update();
  expect(asked).not.toContain('deltas/1.psd');
  serve(FIRST);
  expect(await say(desk.update())).toBe('C’est déjà la dernière liste.');
  expect(asked).toEqual(['deltas/1.psd', 'manifest.jws']);
});

test('comes as a file: taken by who has the list before, else it is said which list is needed', async () => {
  const other = 'Ce fichier complète la liste n° 1, que ce téléphone n’a pas : demandez la liste entière.';
  expect(await say(desk.takeFile(blobOf(DELTA)))).toBe(other);
  await desk.takeFile(fileOf(FIRST));
  expect(await say(desk.takeFile(blobOf(LATER_DELTA)))).toBe(other.replace('n° 1', 'n° 2'));
  expect(await say(desk.takeFile(blobOf(DELTA.subarray(0, 60))))).toBe(
    'Ce fichier est abîmé : demandez la liste entière.',
  );
  expect(await say(desk.takeFile(blobOf(DELTA)))).toBe('Liste n° 2 installée.');
  expect(await say(desk.takeFile(blobOf(DELTA)))).toBe('C’est déjà la dernière liste.');
  expect(await say(desk.takeFile(blobOf(LATER_DELTA)))).toBe('Liste n° 3 installée.');
  expect(await say(desk.takeFile(blobOf(DELTA)))).toBe(
    'Liste plus ancienne que celle du téléphone : refusée.',
  );
  expect(sequence()).toBe(3);
});

test('a file of the list before that the browser has lost: the whole list is taken', async () => {
  await desk.takeFile(fileOf(FIRST));
  await database.clear('files');
  serve(SECOND, { 1: DELTA });
  expect(await say(desk.update())).toBe('Liste n° 2 installée.');
  expect(asked).toContain('manifest.jws');
});

test('a tab that was slow does not take the phone back behind what another tab took meanwhile', async () => {
  serve(FIRST);
  const answer = fetch;
  let goOn = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (goOn = resolve));
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.includes('/blocks/')) await waiting;
    return await answer(url);
  });
  const slow = say(desk.update());
  await vi.waitFor(() => expect(asked).toContain('trust.jws'), PATIENTLY);
  const other = await openListDesk(database, 'list/');
  await other.takeFile(fileOf(THIRD));
  goOn();
  expect(await slow).toBe('Une autre fenêtre a pris une liste entre-temps : recommencez.');
  desk = await openListDesk(database, 'list/');
  expect(sequence()).toBe(3);
  expect(await say(desk.takeFile(fileOf(SECOND)))).toBe(
    'Liste plus ancienne que celle du téléphone : refusée.',
  );
});
