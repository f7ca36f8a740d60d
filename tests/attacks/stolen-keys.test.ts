import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, parseCalendarDate } from '@passeport/calendar';
import { memberFromDigits } from '@passeport/codes';
import {
  encodeQrText,
  generateSigningKey,
  importSigningKey,
  signCard,
  signJws,
  signKeyRequest,
  type SigningKey,
} from '@passeport/credential';
import { packListFile, unpackListFile } from '@passeport/eligibility';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNewestListOf } from '../../cli/src/backup/read-newest-list.ts';
import { officeFolder } from '../../cli/src/office/office-folder.ts';
import { trustOf } from '../journeys/trust-of.ts';
import { openAttackedOffice, type AttackedOffice } from './attacked-office.ts';

const SINCE = parseCalendarDate('2026-11-20');

let office: AttackedOffice;
let cardsKey: SigningKey;
let listsKey: SigningKey;

/** What a thief of both keys makes of a genuine card: `change` is what he writes otherwise. */
const forge = async (change: Partial<AttackedOffice['claims']>): Promise<string> =>
  encodeQrText(await signCard({ ...office.claims, ...change }, cardsKey));

beforeAll(async () => {
  office = await openAttackedOffice();
  [cardsKey, listsKey] = await Promise.all([office.stealKey('cards'), office.stealKey('lists')]);
  office.desk.setNow('2026-11-25T09:00:00Z');
});
afterAll(() => office.desk.close());

test('before anybody knows, a thief’s card is believed: that is what the rest is for', async () => {
  expect(await office.verify(await forge({ name: 'Un Voleur' }))).toMatchObject([{ verdict: 'eligible' }]);
});

test('once the key is declared stolen, only the cards that the register knows are believed', async () => {
  await office.desk.ask('key', 'compromise', 'cards', '--since', SINCE);
  expect((await office.desk.passeport('publish')).exitCode).toBe(0);
  const { validThrough } = office.claims;
  const answers = await office.verify(
    office.qrText,
    await forge({ name: 'Un Voleur' }),
    await forge({ face: new Uint8Array([1, 2, 3]) }),
    await forge({ validThrough: addDays(validThrough, 365) }),
    await forge({ member: memberFromDigits('04010000199') }),
    await forge({ edition: 2 }),
    await forge({ notBefore: SINCE }),
    await forge({ notBefore: parseCalendarDate('2027-06-01') }),
  );
  expect(answers.map(({ verdict, reason }) => `${verdict} ${reason}`)).toEqual([
    'eligible paid',
    ...Array.from({ length: 5 }, () => 'not-authentic not-in-register'),
    'not-authentic signed-after-theft',
    'not-authentic signed-outside-key-validity',
  ]);
  expect(new Set(answers.slice(1).map(({ colour }) => colour))).toEqual(new Set(['red']));
});

test('the copy of a genuine card is that card, and no more', async () => {
  expect(await office.verify(await forge({}))).toMatchObject([{ verdict: 'eligible' }]);
});

test('a stolen lists key: its lists are refused, of whatever day', async () => {
  await office.desk.ask('key', 'compromise', 'lists', '--since', SINCE);
  const said = await office.desk.passeport('verify', office.qrText);
  expect(said.stderr).toContain('[list-key-stolen]');
  expect((await office.desk.passeport('publish')).exitCode).toBe(0);
  expect(await office.verify(office.qrText)).toMatchObject([{ verdict: 'eligible' }]);
});

test('an office made again from its backup takes nothing from a thief’s list, whose trust list is of before the theft', async () => {
  const first = unpackListFile(readFileSync(join(office.office, 'lists', 'liste-000001.psl')));
  const payload = JSON.parse(Buffer.from(first.manifest.split('.')[1] ?? '', 'base64url').toString());
  const changed = new TextEncoder().encode(
    JSON.stringify({ ...payload, sequence: 99, issued: '2026-11-25T08:30:00Z' }),
  );
  const manifest = await signJws(changed, listsKey, 'passeport-list+jws');
  const list = office.write('voleur.psl', packListFile({ ...first, manifest }));
  const folder = officeFolder(office.office);
  const read = (path: string) => readNewestListOf(folder, 1, path, new Date('2026-11-25T09:00:00Z'));
  await expect(read(list)).rejects.toMatchObject({ code: 'list-key-stolen' });
  expect(await read(folder.currentList)).toMatchObject({ opened: { office: 1 } });
});

test('with a key that is declared stolen, nobody gets new ones listed', async () => {
  const trust = await trustOf(office.desk);
  const mine = await importSigningKey((await generateSigningKey()).privateJwk);
  const [known] = trust.keys.filter(({ kid }) => kid === listsKey.kid);
  if (known === undefined) throw new Error('the office’s key is not there');
  const { compromisedSince: _, ...stolen } = known;
  const wanted = {
    ...stolen,
    kid: mine.kid,
    jwk: mine.publicJwk,
    validThrough: parseCalendarDate('2028-01-01'),
  };
  for (const signer of [listsKey, mine]) {
    const token = await signKeyRequest({ keys: [stolen, wanted] }, signer);
    const file = office.write('demande.jws', token);
    const said = await office.desk.passeport('trust', 'add', file, '--fingerprint', fingerprintOf(token));
    expect([said.exitCode, said.stderr]).toEqual([1, expect.stringContaining('[trust-office-exists]')]);
  }
  expect(await trustOf(office.desk)).toEqual(trust);
});

/** As the thief computes it, to read it out himself on the telephone. */
function fingerprintOf(token: string): string {
  const digest = createHash('sha256').update(token).digest('hex');
  return (BigInt(`0x${digest}`) % 10n ** 20n).toString().padStart(20, '0');
}
