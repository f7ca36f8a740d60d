import 'fake-indexeddb/auto';
import { parseBirthDate, parseCalendarDate, parseMonth } from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import {
  encodeQrText,
  generateSigningKey,
  importSigningKey,
  signCard,
  signTrustList,
  type SigningKey,
  type TrustedKey,
} from '@passeport/credential';
import { AMV, packListFile, publishList } from '@passeport/eligibility';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { judgeOnPhone } from '../answer/judge-on-phone.ts';
import { openDatabase, type Database } from '../storage/database.ts';
import { saveSetting } from '../storage/settings.ts';
import { openListDesk, type ListDesk } from './list-desk.ts';

const NOW = new Date('2026-03-15T10:00:00Z');
const ROOT = await makeKey();
const SEGOU = { cards: await makeKey(), lists: await makeKey() };
const SIKASSO = { lists: await makeKey() };

async function makeKey(): Promise<SigningKey> {
  return await importSigningKey((await generateSigningKey()).privateJwk);
}

function trusted(key: SigningKey, office: number, use: 'cards' | 'lists'): TrustedKey {
  const mutuelle = parseMutuelleNumber(`0${office}00`);
  return {
    kid: key.kid,
    jwk: key.publicJwk,
    office: { number: office, name: `UTM ${office}` },
    uses: [use],
    mutuelles: [{ from: mutuelle, to: mutuelle }],
    validFrom: parseCalendarDate('2026-01-01'),
    validThrough: parseCalendarDate('2028-12-31'),
  };
}

const LISTS_KEYS = [trusted(SEGOU.lists, 1, 'lists'), trusted(SIKASSO.lists, 2, 'lists')];

/** An office's list as one file, with the trust list that the root had signed by then: one household, paid through December. */
async function listFile(
  office: number,
  key: SigningKey,
  trust: { sequence: number; keys: TrustedKey[] },
  { number = `0${office}00`, sequence = 1, issued = '2026-03-14T18:00:00Z', through = '2026-12' } = {},
) {
  // Older than a year: by itself it would not vouch for the time of the list.
  const signed = { ...trust, issued: '2024-06-01T08:00:00Z', roots: [ROOT.publicJwk] };
  const trustToken = await signTrustList(signed, ROOT);
  const mutuelle = {
    number: parseMutuelleNumber(number),
    name: 'Benkadi',
    plan: 'AMV',
    households: [{ household: 1, from: parseMonth('2026-01'), through: parseMonth(through) }],
    deadEditions: [],
    exceptions: [],
  };
  const content = { mutuelles: [mutuelle], plans: [AMV], centres: [] };
  const issue = { office, sequence, issued, expires: '2026-04-14T00:00:00Z', trustToken };
  return new Blob([Uint8Array.from(packListFile(await publishList(content, issue, key)))]);
}

let database: Database;
let desk: ListDesk;
let count = 0;
beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  database = await openDatabase(`desk-${(count += 1)}`);
  await saveSetting(database, 'config', { name: 'CSCom', roots: [ROOT.publicJwk], list: 'list/' });
  desk = await openListDesk(database, 'list/');
});
afterEach(() => {
  vi.useRealTimers();
  database.close();
});

const card = encodeQrText(
  await signCard(
    {
      issuer: 1,
      member: formatMemberNumber({ mutuelle: parseMutuelleNumber('0100'), household: 1, person: 1 }),
      edition: 1,
      notBefore: parseCalendarDate('2026-01-01'),
      validThrough: parseCalendarDate('2027-12-31'),
      name: 'Awa Traoré',
      birth: parseBirthDate('1985'),
      sex: 'F',
    },
    SEGOU.cards,
  ),
);
const colour = async (): Promise<string> => {
  const { verdict } = await judgeOnPhone(
    { qrText: card },
    { lists: desk.lists(), known: desk.known() },
    new Date(),
  );
  return `${verdict.colour} ${verdict.verdict}`;
};

test('a stolen key that another office’s list brings news of is refused at once, not at the next start', async () => {
  const keys = [...LISTS_KEYS, trusted(SEGOU.cards, 1, 'cards')];
  await desk.takeFile(await listFile(1, SEGOU.lists, { sequence: 4, keys }));
  expect(await colour()).toBe('green eligible');

  await desk.takeFile(await listFile(2, SIKASSO.lists, { sequence: 5, keys: LISTS_KEYS }));
  expect(desk.lists().map(({ office }) => office)).toEqual([1, 2]);
  expect(await colour()).toBe('red unknown-issuer');
});

test('an office whose own list key is taken away loses its list at once', async () => {
  const keys = [...LISTS_KEYS, trusted(SEGOU.cards, 1, 'cards')];
  await desk.takeFile(await listFile(1, SEGOU.lists, { sequence: 4, keys }));
  await desk.takeFile(await listFile(2, SIKASSO.lists, { sequence: 5, keys: keys.slice(1) }));
  expect(desk.lists().map(({ office }) => office)).toEqual([2]);
  expect(desk.isDamaged()).toBe(true);
  expect(await colour()).toBe('amber rights-unknown');
});

test('a phone whose clock falls back to 1970 keeps its list, and judges by the signed time', async () => {
  const keys = [...LISTS_KEYS, trusted(SEGOU.cards, 1, 'cards')];
  await desk.takeFile(await listFile(1, SEGOU.lists, { sequence: 4, keys }));
  vi.setSystemTime('1970-01-01T00:00:00Z');
  desk = await openListDesk(database, 'list/');
  expect(desk.lists().map(({ office }) => office)).toEqual([1]);
  expect(await colour()).toBe('green eligible');
});

test('a mutuelle that went to another office: by that office’s list, whatever list of the old office lies beside it', async () => {
  const number = '0100';
  const range = { from: parseMutuelleNumber(number), to: parseMutuelleNumber(number) };
  const former = [{ ...range, through: parseCalendarDate('2026-03-14'), transfer: 'A'.repeat(43) }];
  const [segou, cards] = [trusted(SEGOU.lists, 1, 'lists'), trusted(SEGOU.cards, 1, 'cards')];
  const before = { sequence: 4, keys: [segou, cards, trusted(SIKASSO.lists, 2, 'lists')] };
  const moved = [segou, cards].map((key) => ({ ...key, mutuelles: [], former }));
  const keys = [...moved, { ...trusted(SIKASSO.lists, 2, 'lists'), mutuelles: [range] }];
  const old = await listFile(1, SEGOU.lists, before, { through: '2026-02' });
  const later = { number, issued: '2026-03-15T08:00:00Z' };
  const current = await listFile(2, SIKASSO.lists, { sequence: 5, keys }, later);

  // The old office's comes first; then, on another phone, last: from somebody who had not heard of the move.
  await desk.takeFile(old);
  expect(await colour()).toBe('amber lapsed');
  await desk.takeFile(current);
  expect(await colour()).toBe('green eligible');
  await desk.takeFile(old);
  expect(desk.lists().map(({ office }) => office)).toEqual([1, 2]);
  expect(await colour()).toBe('green eligible');

  database.close();
  database = await openDatabase(`desk-${(count += 1)}`);
  await saveSetting(database, 'config', { name: 'CSCom', roots: [ROOT.publicJwk], list: 'list/' });
  desk = await openListDesk(database, 'list/');
  await desk.takeFile(current);
  await desk.takeFile(old);
  expect(await colour()).toBe('green eligible');

  // What the old office says of it after the move, under whatever trust list, is refused, and the list before stays.
  const late = await listFile(1, SEGOU.lists, before, { sequence: 2, issued: '2026-03-15T07:00:00Z' });
  await expect(desk.takeFile(late)).rejects.toMatchObject({
    code: 'list-outside-scope',
    details: { mutuelle: number },
  });
  expect(await colour()).toBe('green eligible');
});
