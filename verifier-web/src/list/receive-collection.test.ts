import 'fake-indexeddb/auto';
import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import {
  generateSigningKey,
  importSigningKey,
  signTrustList,
  type KeyUse,
  type SigningKey,
  type TrustedKey,
} from '@passeport/credential';
import {
  AMV,
  deltaFile,
  listFiles,
  makeDelta,
  mergeLists,
  openWholeList,
  packListFile,
  publishList,
  type PublishedList,
} from '@passeport/eligibility';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { judgeOnPhone } from '../answer/judge-on-phone.ts';
import { openDatabase, type Database } from '../storage/database.ts';
import { readSettings, saveSetting } from '../storage/settings.ts';
import { wordsOf } from '../words/index.ts';
import { openListDesk, type ListDesk } from './list-desk.ts';
import { listsLine } from './list-status.ts';
import { sayReceived } from './list-words.ts';
import { officeLists } from './office-lists.ts';

const NOW = new Date('2026-03-15T10:00:00Z');
const [ROOT, SEGOU, SIKASSO, NATIONAL] = [await makeKey(), await makeKey(), await makeKey(), await makeKey()];
const TRUST = await signTrustList(
  {
    sequence: 4,
    issued: '2026-03-01T08:00:00Z',
    roots: [ROOT.publicJwk],
    keys: [
      trusted(SEGOU, 1, 'lists', '0100', '0199'),
      trusted(SIKASSO, 2, 'lists', '0200', '0299'),
      trusted(NATIONAL, 9, 'collections', '0001', '9999'),
    ],
  },
  ROOT,
);

async function makeKey(): Promise<SigningKey> {
  return await importSigningKey((await generateSigningKey()).privateJwk);
}

function trusted(key: SigningKey, office: number, use: KeyUse, from: string, to: string): TrustedKey {
  return {
    kid: key.kid,
    jwk: key.publicJwk,
    office: { number: office, name: `UTM ${office}` },
    uses: [use],
    mutuelles: [{ from: parseMutuelleNumber(from), to: parseMutuelleNumber(to) }],
    validFrom: parseCalendarDate('2026-01-01'),
    validThrough: parseCalendarDate('2028-12-31'),
  };
}

/** An office's list: its number is the day of March on which it was issued. */
async function listOf(office: number, sequence: number, key = office === 1 ? SEGOU : SIKASSO) {
  const mutuelle = {
    number: parseMutuelleNumber(`0${office}00`),
    name: 'Benkadi',
    plan: 'AMV',
    households: [{ household: 1, from: parseMonth('2026-01'), through: parseMonth('2026-12') }],
    deadEditions: [],
    exceptions: [],
  };
  const issued = `2026-03-${String(sequence).padStart(2, '0')}T18:00:00Z`;
  const issue = { office, sequence, issued, expires: '2026-04-14T00:00:00Z', trustToken: TRUST };
  return await publishList({ mutuelles: [mutuelle], plans: [AMV], centres: [] }, issue, key);
}

async function merge(sequence: number, ...lists: PublishedList[]): Promise<PublishedList> {
  const options = { roots: [ROOT.publicJwk], now: NOW };
  const gathered = [];
  for (const list of lists) gathered.push({ list, opened: await openWholeList(list, options) });
  const issued = `2026-03-15T0${sequence}:00:00Z`;
  return await mergeLists(gathered, { office: 9, sequence, issued, trustToken: TRUST }, NATIONAL);
}

const fileOf = (list: PublishedList) => new Blob([Uint8Array.from(packListFile(list))]);

/** A site that serves a list in `list/`; what is asked of it, by name. */
function serve(list: PublishedList): string[] {
  const files = listFiles(list);
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    const name = url.replace('list/', '');
    // Whether the site has changes of one list is asked first; it has none.
    if (!name.startsWith('deltas/')) asked.push(name);
    const bytes = files.get(name);
    return bytes === undefined
      ? new Response(null, { status: 404 })
      : new Response(Uint8Array.from(bytes), { status: 200 });
  });
  return asked;
}

let database: Database;
let desk: ListDesk;
let count = 0;
beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  database = await openDatabase(`collection-${(count += 1)}`);
  await saveSetting(database, 'config', { name: 'CSCom', roots: [ROOT.publicJwk], list: 'list/' });
  desk = await openListDesk(database, 'list/');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  database.close();
});

const numbers = () => desk.lists().map(({ office, sequence }) => `${office}/${sequence}`);
const judge = async (mutuelle: string) => {
  const member = formatMemberNumber({ mutuelle: parseMutuelleNumber(mutuelle), household: 1, person: 1 });
  return (await judgeOnPhone({ member }, { lists: desk.lists(), known: desk.known() }, NOW)).verdict;
};

describe('lists that come as one', () => {
  test('by file: each answers for its own mutuelles, with its own date', async () => {
    const taking = desk.takeFile(fileOf(await merge(1, await listOf(1, 14), await listOf(2, 3))));
    expect(await sayReceived(taking, wordsOf('fr'))).toBe('Listes de 2 bureaux installées.');
    expect(await judge('0100')).toMatchObject({ reason: 'paid', list: { office: 1 }, freshness: 'fresh' });
    expect(await judge('0200')).toMatchObject({
      list: { office: 2, sequence: 3 },
      listAgeDays: 12,
      freshness: 'old',
    });
  });

  test('stay after a new start, and are known again', async () => {
    const file = fileOf(await merge(1, await listOf(1, 14), await listOf(2, 3)));
    await desk.takeFile(file);
    desk = await openListDesk(database, 'list/');
    expect(numbers()).toEqual(['2/3', '1/14']);
    expect(await sayReceived(desk.takeFile(file), wordsOf('fr'))).toBe('C’est déjà la dernière liste.');
  });

  test('from the site: of a list that the phone has the one before of, what changed, when that is there', async () => {
    const [before, after, sikasso] = [await listOf(1, 13), await listOf(1, 14), await listOf(2, 3)];
    await desk.takeFile(fileOf(await merge(1, before, sikasso)));
    const site = listFiles(await merge(2, after, sikasso));
    const read = (asked: string[], files: ReadonlyMap<string, Uint8Array>) =>
      vi.stubGlobal('fetch', async (url: string) => {
        asked.push(url.replace('list/', ''));
        const bytes = files.get(url.replace('list/', ''));
        return new Response(bytes && Uint8Array.from(bytes), { status: bytes === undefined ? 404 : 200 });
      });
    const asked: string[] = [];
    read(asked, new Map([...site, [deltaFile(13, 1), await makeDelta(before, after)]]));
    expect(await desk.update()).toMatchObject({ isNew: true, offices: 2 });
    expect(asked).toEqual(['manifest.jws', 'trust.jws', 'deltas/1/13.psd']);
    expect(numbers()).toEqual(['2/3', '1/14']);

    // Changes of another list, or damaged: the list's own files are fetched.
    const later = await listOf(1, 15);
    const wrong = await makeDelta(before, after);
    asked.length = 0;
    read(asked, new Map([...listFiles(await merge(3, later, sikasso)), [deltaFile(14, 1), wrong]]));
    expect(await desk.update()).toMatchObject({ isNew: true });
    expect(asked.slice(2).map((name) => name.replace(/[0-9a-f]{64}/, '…'))).toEqual([
      'deltas/1/14.psd',
      'blocks/….bin',
    ]);
    expect(numbers()).toEqual(['2/3', '1/15']);
  });

  test('from the site: only what the phone does not have is fetched', async () => {
    const [segou, sikasso] = [await listOf(1, 13), await listOf(2, 3)];
    serve(await merge(1, segou, sikasso));
    expect(await desk.update()).toMatchObject({ isNew: true, offices: 2 });

    const newer = await listOf(1, 14);
    const second = await merge(2, newer, sikasso);
    let asked = serve(second);
    expect(await desk.update()).toMatchObject({ isNew: true });
    // The manifest, the trust list, and of Ségou's new list its manifest: directory and blocks have not changed.
    expect(asked).toHaveLength(3);
    expect(numbers()).toEqual(['2/3', '1/14']);

    asked = serve(second);
    expect(await desk.update()).toMatchObject({ isNew: false });
    expect(asked).toEqual(['manifest.jws']);
  });

  test('the day on which a list came does not move when it comes again', async () => {
    const sikasso = await listOf(2, 3);
    await desk.takeFile(fileOf(await merge(1, await listOf(1, 13), sikasso)));
    vi.setSystemTime('2026-03-16T10:00:00Z');
    await desk.takeFile(fileOf(await merge(2, await listOf(1, 14), sikasso)));
    expect(desk.received()).toBe('2026-03-15T10:00:00.000Z');
  });
});

describe('refused, and the lists before stay', () => {
  test('an older collection; another one by the same number', async () => {
    await desk.takeFile(fileOf(await merge(2, await listOf(1, 14))));
    for (const other of [await merge(1, await listOf(1, 14)), await merge(2, await listOf(2, 3))]) {
      await expect(desk.takeFile(fileOf(other))).rejects.toMatchObject({ code: 'list-rollback' });
    }
    expect(numbers()).toEqual(['1/14']);
  });

  test('one list in it that is wrong: none of them is taken', async () => {
    await desk.takeFile(fileOf(await merge(1, await listOf(1, 13), await listOf(2, 3))));
    const forged = await listOf(2, 14);
    const whole = await merge(2, await listOf(1, 14), forged);
    const blocks = new Map([...whole.blocks].map(([name, bytes]) => [name, bytes.slice()]));
    const other = await listOf(2, 13);
    const name = [...blocks.keys()].find(
      (key) => new TextDecoder().decode(blocks.get(key)) === forged.manifest,
    );
    blocks.set(name ?? '', new TextEncoder().encode(other.manifest));
    await expect(desk.takeFile(fileOf({ ...whole, blocks }))).rejects.toMatchObject({
      code: 'block-mismatch',
    });
    expect(numbers()).toEqual(['2/3', '1/13']);
    expect((await readSettings(database)).seen).toHaveLength(3);
  });
});

describe('with lists that came by themselves', () => {
  test('the newer one of an office stays, the others are taken', async () => {
    await desk.takeFile(fileOf(await listOf(1, 14)));
    const asked = serve(await merge(1, await listOf(1, 13), await listOf(2, 3)));
    expect(await desk.update()).toMatchObject({ isNew: true, offices: 1 });
    // The two lists' manifests, and Sikasso's directory; its block has the content of Ségou's, which is here.
    expect(asked.filter((name) => name.startsWith('blocks/'))).toHaveLength(3);
    expect(numbers()).toEqual(['1/14', '2/3']);
  });

  test('an office’s next list comes by itself after a collection, its last one does not', async () => {
    await desk.takeFile(fileOf(await merge(1, await listOf(1, 13), await listOf(2, 3))));
    await desk.takeFile(fileOf(await listOf(1, 14)));
    expect(numbers()).toContain('1/14');
    await expect(desk.takeFile(fileOf(await listOf(1, 12)))).rejects.toMatchObject({ code: 'list-rollback' });
  });

  test('an office left out of a newer collection keeps its list, with its age', async () => {
    await desk.takeFile(fileOf(await merge(1, await listOf(1, 13), await listOf(2, 3))));
    await desk.takeFile(fileOf(await merge(2, await listOf(1, 14))));
    expect(numbers()).toEqual(['2/3', '1/14']);
    expect(await judge('0200')).toMatchObject({ reason: 'paid', listAgeDays: 12 });
  });
});

describe('whose desk it is', () => {
  test('the oldest list is in sight, until somebody says which office is the desk’s own', async () => {
    await desk.takeFile(fileOf(await merge(1, await listOf(1, 14), await listOf(2, 3))));
    const line = () => listsLine(desk.lists(), desk.home(), wordsOf('fr'));
    const offices = () => officeLists(desk.lists(), desk.home(), NOW);
    expect(line()).toBe('Listes de 2 bureaux');
    expect(offices()).toMatchObject([
      { name: 'UTM 2', sequence: 3, status: { freshness: 'old', ageDays: 12 }, isHome: false },
      { name: 'UTM 1', sequence: 14, status: { freshness: 'fresh' }, isHome: false },
    ]);
    await desk.setHome(1);
    expect(line()).toBe('Liste n° 14 du 14/03/2026');
    expect(offices().map(({ isHome }) => isHome)).toEqual([true, false]);
    desk = await openListDesk(database, 'list/');
    expect(numbers()).toEqual(['1/14', '2/3']);
  });
});
