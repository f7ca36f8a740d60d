import 'fake-indexeddb/auto';
import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import {
  generateSigningKey,
  importSigningKey,
  signTrustList,
  type PublicJwk,
  type SigningKey,
} from '@passeport/credential';
import { AMV, packListFile, publishList, type PublishedList } from '@passeport/eligibility';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openListDesk } from '../list/list-desk.ts';
import { openDatabase, type Database } from '../storage/database.ts';
import { readLists } from '../storage/lists.ts';
import { readSettings, saveSetting } from '../storage/settings.ts';
import { compareSetup, currentRoot, pinSetup, type SetupOffer } from './pin-setup.ts';
import { readStranger } from './read-stranger.ts';
import { isStrangersSignature } from './strangers-signature.ts';

const [ROOT, NEXT, OTHER, LISTS] = await Promise.all([makeKey(), makeKey(), makeKey(), makeKey()]);
const NOW = new Date('2026-03-15T10:00:00Z');

async function makeKey(): Promise<SigningKey> {
  return await importSigningKey((await generateSigningKey()).privateJwk);
}

const offerOf = (root: PublicJwk, centre?: string): SetupOffer => ({
  office: 'UTM Ségou',
  ...(centre !== undefined && { centre }),
  root,
  list: 'list/',
});

/** A list under `signer`, whose trust list names the roots `roots`. */
async function publish(signer: SigningKey, roots: SigningKey[], sequence = 1): Promise<PublishedList> {
  const mutuelle = parseMutuelleNumber('0100');
  const key = {
    kid: LISTS.kid,
    jwk: LISTS.publicJwk,
    office: { number: 1, name: 'Bureau de la liste' },
    uses: ['lists' as const],
    mutuelles: [{ from: mutuelle, to: mutuelle }],
    validFrom: parseCalendarDate('2026-01-01'),
    validThrough: parseCalendarDate('2028-12-31'),
  };
  const issued = '2026-03-01T08:00:00Z';
  const trust = { sequence, issued, roots: roots.map(({ publicJwk }) => publicJwk), keys: [key] };
  const trustToken = await signTrustList(trust, signer);
  const households = [{ household: 1, from: parseMonth('2026-01'), through: parseMonth('2026-12') }];
  const rights = { number: mutuelle, name: 'Benkadi', plan: 'AMV', households };
  const content = {
    mutuelles: [{ ...rights, deadEditions: [], exceptions: [] }],
    plans: [AMV],
    centres: [],
  };
  const meta = { office: 1, sequence, issued, expires: '2026-04-14T00:00:00Z', trustToken };
  return await publishList(content, meta, LISTS);
}

const blobOf = (list: PublishedList): Blob => new Blob([Uint8Array.from(packListFile(list))]);

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase(`pin-${(count += 1)}`);
});
afterEach(() => database.close());

test('the first offer is pinned; the same again changes nothing; another name is a detail', async () => {
  const offer = offerOf(ROOT.publicJwk, 'CSCom de Markala');
  expect(compareSetup({}, offer)).toBe('first');
  await pinSetup(database, offer);
  const settings = await readSettings(database);
  expect(settings.config).toEqual({
    name: 'UTM Ségou',
    centre: 'CSCom de Markala',
    roots: [ROOT.publicJwk],
    list: 'list/',
  });
  expect(compareSetup(settings, offer)).toBe('same');
  expect(compareSetup(settings, offerOf(ROOT.publicJwk))).toBe('details');
  expect(compareSetup(settings, offerOf(OTHER.publicJwk, 'CSCom de Markala'))).toBe('other-root');
});

test('a root that the old one handed over to asks nothing, and takes nothing away', async () => {
  await pinSetup(database, offerOf(ROOT.publicJwk));
  const desk = await openListDesk(database, 'list/');
  await desk.takeFile(blobOf(await publish(ROOT, [ROOT, NEXT])));
  expect(compareSetup(await readSettings(database), offerOf(NEXT.publicJwk))).toBe('same');
  expect(currentRoot(await readSettings(database))).toEqual(ROOT.publicJwk);
  await desk.takeFile(blobOf(await publish(ROOT, [NEXT], 2)));
  expect(currentRoot(await readSettings(database))).toEqual(NEXT.publicJwk);
  await pinSetup(database, offerOf(NEXT.publicJwk, 'CSCom de Markala'));
  expect(await readLists(database)).toHaveLength(2);
  expect((await readSettings(database)).config?.roots).toEqual([ROOT.publicJwk]);
});

test('under another root nothing that the old one signed stays; the receptionist’s choices do', async () => {
  await pinSetup(database, offerOf(ROOT.publicJwk));
  await saveSetting(database, 'language', 'en');
  const desk = await openListDesk(database, 'list/');
  await desk.takeFile(blobOf(await publish(ROOT, [ROOT], 7)));
  await pinSetup(database, offerOf(OTHER.publicJwk));
  expect(await readLists(database)).toEqual([]);
  expect(await database.getAllKeys('files')).toEqual([]);
  const { config, ...others } = await readSettings(database);
  expect(config?.roots).toEqual([OTHER.publicJwk]);
  expect(others).toEqual({ language: 'en' });
  // The other's first list is not older than the old one's seventh: they are of no one series.
  const opened = await openListDesk(database, 'list/');
  expect((await opened.takeFile(blobOf(await publish(OTHER, [OTHER])))).list.sequence).toBe(1);
});

test('a root that is no point of the curve pins nothing', async () => {
  const { x, y } = ROOT.publicJwk;
  const wrong: PublicJwk = { kty: 'EC', crv: 'P-256', x: y, y: x };
  await expect(pinSetup(database, offerOf(wrong))).rejects.toMatchObject({ code: 'invitation-malformed' });
  expect(await readSettings(database)).toEqual({});
});

test('a stranger’s list says who it is from, by a root under which it is whole', async () => {
  await pinSetup(database, offerOf(ROOT.publicJwk));
  const desk = await openListDesk(database, 'list/');
  const list = await publish(OTHER, [NEXT, OTHER]);
  const refusal: unknown = await desk.takeFile(blobOf(list)).catch((error: unknown) => error);
  expect(isStrangersSignature(refusal)).toBe(true);
  const kept = { centre: 'CSCom', list: 'list/' };
  expect(await readStranger(packListFile(list), kept, NOW)).toEqual({
    ...kept,
    office: 'Bureau de la liste',
    root: OTHER.publicJwk,
  });
});

test('nothing is asked about a list that is not whole under any root of its own', async () => {
  const kept = { list: 'list/' };
  const list = await publish(OTHER, [OTHER]);
  const bytes = packListFile(list);
  expect(await readStranger(new TextEncoder().encode('a letter'), kept, NOW)).toBeUndefined();
  expect(await readStranger(bytes.slice(0, -1), kept, NOW)).toBeUndefined();
  const flipped = bytes.slice();
  flipped[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1;
  expect(await readStranger(flipped, kept, NOW)).toBeUndefined();
  // It names a known root, whose signature it has not.
  const named = await publish(OTHER, [ROOT]);
  expect(await readStranger(packListFile(named), kept, NOW)).toBeUndefined();
});
