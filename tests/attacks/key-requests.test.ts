import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCalendarDate } from '@passeport/calendar';
import {
  encodeQrText,
  generateSigningKey,
  importSigningKey,
  openPrivateKey,
  parsePublicJwk,
  signCard,
  signJws,
  signKeyRequest,
  verifyCard,
  verifyTrustList,
  type CardClaims,
  type SigningKey,
  type TrustedKey,
  type TrustList,
} from '@passeport/credential';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesks, type Desks } from '../journeys/three-desks.ts';
import { PASSPHRASE } from './attacked-office.ts';

/** Ségou's keys before it joined, as a thief took them; its cards key was declared stolen on the 10th. */
let desks: Desks;
let cardsKey: SigningKey;
let claims: CardClaims;
let qrText: string;

const path = (...names: string[]) => join(desks.desk.folder, ...names);

async function stealKey(office: string, role: string): Promise<SigningKey> {
  const sealed = readFileSync(path(office, 'keys', `${role}.jwe`), 'utf8');
  return await importSigningKey(await openPrivateKey(sealed, PASSPHRASE));
}

async function trustOf(office: string): Promise<TrustList> {
  const root = parsePublicJwk(JSON.parse(readFileSync(path(office, 'keys', 'root.pub.jwk'), 'utf8')));
  return await verifyTrustList(readFileSync(path(office, 'trust.jws'), 'utf8'), [root]);
}

const keysOf = ({ keys }: TrustList, office: number): TrustedKey[] =>
  keys.filter((key) => key.office.number === office && !key.uses.includes('collections'));

/** Its sender reads the digits out himself, and is believed: what is left is what the request may say. */
async function add(keys: TrustedKey[], by: SigningKey, ...options: string[]) {
  const token = await signKeyRequest({ keys }, by);
  writeFileSync(path('demande.jws'), token);
  const digest = createHash('sha256').update(token).digest('hex');
  const digits = (BigInt(`0x${digest}`) % 10n ** 20n).toString().padStart(20, '0');
  return await desks.say(
    'nationale',
    'trust',
    'add',
    path('demande.jws'),
    '--fingerprint',
    digits,
    ...options,
  );
}

const refused = (code: string) => ({ exitCode: 1, stderr: expect.stringContaining(`[${code}]`) });

const withTheft = (key: TrustedKey, day: string): TrustedKey => ({
  ...key,
  compromisedSince: parseCalendarDate(day),
});

const forge = async (change: Partial<CardClaims>): Promise<string> =>
  encodeQrText(await signCard({ ...claims, ...change }, cardsKey));

beforeAll(async () => {
  desks = await openDesks();
  const { must, desk } = desks;
  await desks.join('Sikasso', '3', '0300-0399');
  await must('Ségou', 'init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
  await must('Ségou', 'mutuelle', 'add', 'Benkadi');
  await desks.enrol('Ségou', '0400', ['Traoré;Awa;F;1985;1;Chef'], ['1;02/01/2026;6900;01/2026;12/2026;R-1']);
  const [card = ''] = await desks.issue('Ségou');
  qrText = await desks.qrText('Ségou', card);
  cardsKey = await stealKey('Ségou', 'cards');
  const reading = await verifyCard(qrText, await trustOf('Ségou'));
  if (reading.status !== 'genuine') throw new Error('the card is not genuine');
  ({ claims } = reading);
  desk.setNow('2026-11-12T08:00:00Z');
  await must('Ségou', 'key', 'compromise', 'cards', '--since', '2026-11-10');
});
afterAll(() => desks.desk.close());

test('a stolen key asks for nothing, whoever else is in the request', async () => {
  const keys = keysOf(await trustOf('Ségou'), 4);
  expect(await add(keys, cardsKey)).toMatchObject(refused('key-unknown'));
});

test('nobody makes another office’s key his own by calling it stolen', async () => {
  const mine = await importSigningKey((await generateSigningKey()).privateJwk);
  for (const theirs of keysOf(await trustOf('nationale'), 3)) {
    const office = { number: 7, name: 'UTM Faux' };
    const mutuelles = keysOf(await trustOf('Ségou'), 4)[0]?.mutuelles ?? [];
    const own = { ...theirs, kid: mine.kid, jwk: mine.publicJwk, office, mutuelles };
    const taken = withTheft({ ...theirs, office, mutuelles }, '2026-11-01');
    expect(await add([own, taken], mine)).toMatchObject(refused('trust-office-exists'));
  }
});

test('whoever has one key of an office does not kill the cards of another', async () => {
  const before = await trustOf('nationale');
  const keys = keysOf(before, 3);
  const lists = await stealKey('Sikasso', 'lists');
  const killed = keys.map((key) => (key.uses.includes('cards') ? withTheft(key, '2026-01-01') : key));
  const said = await add(killed, lists);
  expect(said).toMatchObject(refused('trust-theft-not-declared'));
  expect(said.stderr).toMatch(/demandez-le au téléphone.*key compromise \S{4} --since 2026-01-01/);
  expect(await add(killed, lists, '--renew')).toMatchObject(refused('trust-theft-not-declared'));
  expect(await trustOf('nationale')).toEqual(before);
});

test('a theft of days to come, or dated late, brings no forged card to life', async () => {
  const keys = keysOf(await trustOf('Ségou'), 4);
  const late = keys.map((key) => (key.compromisedSince ? withTheft(key, '2028-01-01') : key));
  const lists = await stealKey('Ségou', 'lists');
  expect(await add(late, lists)).toMatchObject({ exitCode: 0 });
  const taken = keysOf(await trustOf('nationale'), 4).filter(({ compromisedSince }) => compromisedSince);
  expect(taken.map(({ kid, compromisedSince }) => [kid, compromisedSince])).toEqual([
    [cardsKey.kid, '2026-11-12'],
  ]);
  const { rootFingerprint } = v.parse(
    v.object({ rootFingerprint: v.string() }),
    JSON.parse((await add(late, lists, '--json')).stdout),
  );
  await desks.must(
    'Ségou',
    'trust',
    'import',
    path('nationale', 'trust.jws'),
    '--fingerprint',
    rootFingerprint,
  );
  const list = await desks.publish('Ségou');
  const verdict = async (text: string) => {
    const judged = await desks.judge('nationale', text, list);
    return `${judged?.verdict} ${judged?.reason}`;
  };
  expect(await verdict(qrText)).toBe('eligible paid');
  expect(await verdict(await forge({ name: 'Un Voleur' }))).toBe('not-authentic not-in-register');
  const day = parseCalendarDate('2026-11-11');
  expect(await verdict(await forge({ notBefore: day }))).toBe('not-authentic not-in-register');
  expect(await verdict(await forge({ notBefore: parseCalendarDate('2026-11-12') }))).toBe(
    'not-authentic signed-after-theft',
  );
});

test('of a key that the root knows as stolen, no request says otherwise', async () => {
  const before = keysOf(await trustOf('nationale'), 4);
  const lists = await stealKey('Ségou', 'lists');
  for (const change of [
    (key: TrustedKey) => withTheft(key, '2026-01-01'),
    (key: TrustedKey) => withTheft(key, '2026-11-30'),
    ({ compromisedSince: _, ...key }: TrustedKey) => key,
  ])
    for (const options of [[], ['--renew']]) {
      const asked = before.map((key) => (key.compromisedSince ? change(key) : key));
      expect((await add(asked, lists, ...options)).stdout).toContain('déjà inscrit');
      expect(keysOf(await trustOf('nationale'), 4)).toEqual(before);
    }
  // Nor beside a new key, which is granted.
  const mine = await importSigningKey((await generateSigningKey()).privateJwk);
  const [known] = before.filter(({ uses }) => uses.includes('cards'));
  if (known === undefined) throw new Error('no key for cards');
  const { compromisedSince: _, ...good } = known;
  const fresh = { ...good, kid: mine.kid, jwk: mine.publicJwk };
  const asked = before.map((key) => (key.compromisedSince ? withTheft(key, '2026-11-30') : key));
  expect(await add([...asked, fresh], lists)).toMatchObject({ exitCode: 0 });
  const after = keysOf(await trustOf('nationale'), 4);
  expect(after.find(({ kid }) => kid === cardsKey.kid)).toEqual(
    before.find(({ kid }) => kid === cardsKey.kid),
  );
  expect(after.map(({ kid }) => kid)).toContain(mine.kid);
});

test('a request is one spelling, its stolen keys too', async () => {
  const keys = keysOf(await trustOf('Ségou'), 4).map(({ compromisedSince: since, ...key }) =>
    since === undefined ? key : { compromisedSince: since, ...key },
  );
  const lists = await stealKey('Ségou', 'lists');
  const payload = new TextEncoder().encode(JSON.stringify({ version: 1, keys }));
  writeFileSync(path('demande.jws'), await signJws(payload, lists, 'passeport-keys+jws'));
  const said = await desks.say(
    'nationale',
    'trust',
    'add',
    path('demande.jws'),
    '--fingerprint',
    '1'.repeat(20),
  );
  expect(said).toMatchObject(refused('key-request-malformed'));
});
