import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  generateSigningKey,
  importSigningKey,
  openPrivateKey,
  signJws,
  signTrustList,
  type SigningKey,
} from '@passeport/credential';
import { blockFile, MANIFEST_FILE, TRUST_FILE } from '@passeport/eligibility';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keyFingerprint } from '../../cli/src/office/fingerprint.ts';
import { openDesk, type Desk, type Said } from '../journeys/office.ts';
import { PASSPHRASE } from './attacked-office.ts';
import { base64url, splitToken } from './forge-token.ts';

const COLLECTION_TYP = 'passeport-collection+jws';

const fingerprints = v.object({ fingerprint: v.string() });
const payloadSchema = v.looseObject({
  sequence: v.number(),
  parts: v.array(
    v.looseObject({
      office: v.number(),
      manifest: v.object({ sha256: v.string(), bytes: v.number() }),
    }),
  ),
});

let desk: Desk;
/** A copy of the national list, new for each test. */
let list: string;

const at = (...path: string[]) => join(desk.folder, ...path);
const say = async (office: string, ...args: string[]): Promise<Said> =>
  await desk.passeport(...args, '--office', at(office));
const ask = async (office: string, ...args: string[]) => await desk.ask(...args, '--office', at(office));

async function stealKey(office: string, role: string): Promise<SigningKey> {
  const sealed = readFileSync(at(office, 'keys', `${role}.jwe`), 'utf8');
  return await importSigningKey(await openPrivateKey(sealed, PASSPHRASE));
}

/** The office asks to be listed; what the national office answers to that. */
async function add(office: string, ...options: string[]): Promise<Said> {
  const request = await ask(office, 'key', 'export', '--out', `${office}.jws`);
  const { fingerprint } = v.parse(fingerprints, request);
  return await say('nationale', 'trust', 'add', `${office}.jws`, '--fingerprint', fingerprint, ...options);
}

beforeAll(async () => {
  desk = openDesk('2026-11-15T09:00:00Z');
  await ask('nationale', 'init', '--number', '90', '--name', 'UTM nationale');
  for (const [office, number] of [
    ['Sikasso', '3'],
    ['Ségou', '4'],
  ] as const) {
    await ask(
      office,
      'init',
      '--number',
      number,
      '--name',
      office,
      '--mutuelles',
      `0${number}00-0${number}99`,
    );
    await ask(office, 'mutuelle', 'add', 'Benkadi');
    await add(office);
  }
  const root = v.parse(
    v.object({ rootFingerprint: v.string() }),
    JSON.parse((await add('Ségou', '--json')).stdout),
  );
  for (const office of ['Sikasso', 'Ségou']) {
    const trust = at('nationale', 'trust.jws');
    await ask(office, 'trust', 'import', trust, '--fingerprint', root.rootFingerprint);
    await ask(office, 'publish');
  }
  await ask('nationale', 'publish', 'merge', at('Sikasso', 'list'), at('Ségou', 'list'));
  list = at('liste');
});
afterAll(() => desk.close());
beforeEach(() => {
  rmSync(list, { recursive: true, force: true });
  cpSync(at('nationale', 'collection'), list, { recursive: true });
});

/** What a token in the copy says, its members in their order. */
function claimsOf(name: string): object {
  return JSON.parse(
    Buffer.from(splitToken(readFileSync(join(list, name), 'utf8'))[1], 'base64url').toString(),
  );
}

const payload = () => v.parse(payloadSchema, claimsOf(MANIFEST_FILE));

/** Puts another manifest into the copy, signed by a stolen key. */
async function resign(changes: object, key: SigningKey, typ = COLLECTION_TYP): Promise<void> {
  const text = JSON.stringify({ ...claimsOf(MANIFEST_FILE), ...changes });
  writeFileSync(join(list, MANIFEST_FILE), await signJws(new TextEncoder().encode(text), key, typ));
}

/** No desk takes it: not a phone's way of reading it, nor as a list to gather. */
async function expectRefused(code: string): Promise<void> {
  const said = await say('nationale', 'verify', '0400-00001-01-00', '--list', list);
  expect(said).toMatchObject({ exitCode: 1, stdout: '' });
  expect(said.stderr).toMatch(new RegExp(`^[^\\n]+ \\[${code}\\]\\n$`));
}

describe('a national list forged with a stolen key', () => {
  test('signed again by its own key it is taken: the refusals below are for what was changed', async () => {
    await resign({}, await stealKey('nationale', 'collections'));
    expect((await say('nationale', 'verify', '0400-00001-01-00', '--list', list)).stderr).toBe('');
  });

  test.each([
    ['nationale', 'cards', 'list-key-wrong-use'],
    ['nationale', 'lists', 'list-key-wrong-use'],
    ['Ségou', 'lists', 'list-key-wrong-use'],
    ['nationale', 'root', 'list-key-unknown'],
  ])('the key of %s for %s', async (office, role, code) => {
    await resign({}, await stealKey(office, role));
    await expectRefused(code);
  });

  test('the key that gathers lists says nothing of members: it signs no list, and no card', async () => {
    const key = await stealKey('nationale', 'collections');
    cpSync(at('Ségou', 'list'), list, { recursive: true, force: true });
    await resign({ office: 90 }, key, 'passeport-list+jws');
    await expectRefused('list-key-wrong-use');
  });

  test('a mutuelle that two lists name, though the root lets both offices: neither is believed', async () => {
    const trust = readFileSync(at('nationale', 'trust.jws'), 'utf8');
    const old = JSON.parse(Buffer.from(splitToken(trust)[1], 'base64url').toString());
    const keys = old.keys.map((key: { office: { number: number } }) =>
      key.office.number === 3 ? { ...key, mutuelles: [{ from: '0300', to: '0499' }] } : key,
    );
    const both = await signTrustList(
      { ...old, sequence: old.sequence + 1, keys },
      await stealKey('nationale', 'root'),
    );
    await ask('Sikasso', 'trust', 'import', write('deux.jws', both));
    await ask('Sikasso', 'mutuelle', 'add', 'Intruse', '--number', '0400');
    await ask('Sikasso', 'publish');
    writeFileSync(at('nationale', 'trust.jws'), both);
    const said = await say('nationale', 'publish', 'merge', at('Sikasso', 'list'));
    expect(said.stderr).toMatch(
      /n° 3 et n° 4.*0400.*\[collection-overlap\]|n° 4.*n° 3.*\[collection-overlap\]/,
    );
    writeFileSync(at('nationale', 'trust.jws'), trust);
  });
});

function write(name: string, text: string): string {
  writeFileSync(at(name), text);
  return at(name);
}

describe('a national list altered on its way', () => {
  test('an office’s list in it swapped, altered or taken out', async () => {
    const [first, second] = payload().parts.map(({ manifest }) => join(list, blockFile(manifest.sha256)));
    if (first === undefined || second === undefined) throw new Error('no lists');
    const [one, other] = [readFileSync(first), readFileSync(second)];
    writeFileSync(first, other);
    await expectRefused('block-mismatch');
    writeFileSync(first, one.subarray(1));
    await expectRefused('block-mismatch');
    rmSync(first);
    await expectRefused('block-missing');
  });

  test('an office left out, or its list given another number', async () => {
    const token = readFileSync(join(list, MANIFEST_FILE), 'utf8');
    const [header, , signature] = splitToken(token);
    const [first, ...rest] = payload().parts;
    for (const parts of [rest, [{ ...first, sequence: 9 }, ...rest]]) {
      const body = base64url(JSON.stringify({ ...claimsOf(MANIFEST_FILE), parts }));
      writeFileSync(join(list, MANIFEST_FILE), `${header}.${body}.${signature}`);
      await expectRefused('list-signature-wrong');
    }
  });

  test('a trust list of before put back, in which an office is not listed', async () => {
    const root = await stealKey('nationale', 'root');
    const older = { sequence: 1, issued: '2026-11-14T09:00:00Z', roots: [root.publicJwk], keys: [] };
    const before = await signTrustList(older, root);
    writeFileSync(join(list, TRUST_FILE), before);
    await expectRefused('trust-mismatch');
  });

  test('lists of 5 GB: no more is read than was signed', async () => {
    for (const name of readdirSync(join(list, 'blocks')))
      truncateSync(join(list, 'blocks', name), 5_000_000_000);
    await expectRefused('block-missing');
  });

  test('a hundred and one lists; a national list within a national list', async () => {
    const key = await stealKey('nationale', 'collections');
    const [part] = payload().parts;
    await resign({ parts: Array.from({ length: 101 }, (_, at) => ({ ...part, office: at + 1 })) }, key);
    await expectRefused('list-malformed');
    const said = await say('nationale', 'publish', 'merge', at('nationale', 'collection'));
    expect(said.stderr).toContain('[collection-nested]');
  });
});

describe('an office that asks for what is another’s', () => {
  async function startOffice(name: string, number: string, mutuelles: string): Promise<void> {
    await ask(name, 'init', '--number', number, '--name', name, '--mutuelles', mutuelles);
  }

  test('its mutuelles, or a part of them', async () => {
    await startOffice('Kayes', '5', '0350-0360');
    const said = await add('Kayes');
    expect(said).toMatchObject({ exitCode: 1, stdout: '' });
    expect(said.stderr).toMatch(/0350-0360 .*n° 3 « Sikasso ».*\[trust-range-taken\]/);
    expect((await add('Kayes', '--mutuelles', '0299-0300')).stderr).toContain('[trust-range-taken]');
    expect((await add('Kayes', '--mutuelles', '0001-9999')).stderr).toContain('[trust-range-taken]');
  });

  test('its number', async () => {
    expect((await add('Kayes', '--number', '4', '--mutuelles', '0500-0599')).stderr).toContain(
      '[trust-office-exists]',
    );
    expect((await add('Kayes', '--number', '90', '--mutuelles', '0500-0599')).stderr).toContain(
      '[trust-office-exists]',
    );
  });

  test('by a request that was changed or exchanged on its way', async () => {
    const request = v.parse(fingerprints, await ask('Kayes', 'key', 'export', '--out', 'demande.jws'));
    const text = readFileSync(at('demande.jws'), 'utf8');
    write(
      'demande.jws',
      text.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
    );
    const adding = async () =>
      await say('nationale', 'trust', 'add', 'demande.jws', '--fingerprint', request.fingerprint);
    expect((await adding()).exitCode).toBe(1);
    await startOffice('Pirate', '5', '0500-0599');
    await ask('Pirate', 'key', 'export', '--out', 'demande.jws');
    expect((await adding()).stderr).toContain('[fingerprint-differs]');
  });

  test('from an office that does not keep the root', async () => {
    await ask('Kayes', 'key', 'export', '--out', 'demande.jws');
    const { fingerprint } = v.parse(
      fingerprints,
      await ask('Kayes', 'key', 'export', '--out', 'demande.jws'),
    );
    const said = await say('Ségou', 'trust', 'add', 'demande.jws', '--fingerprint', fingerprint);
    expect(said.stderr).toContain('[trust-not-root]');
  });

  test('a trust list of a stranger’s root, an older one, one without the office’s keys', async () => {
    const before = readFileSync(at('Ségou', 'trust.jws'), 'utf8');
    const strange = await say('Ségou', 'trust', 'import', at('Pirate', 'trust.jws'));
    expect(strange.stderr).toContain('[fingerprint-needed]');
    const root = await stealKey('nationale', 'root');
    const current = JSON.parse(Buffer.from(splitToken(before)[1], 'base64url').toString());
    const older = write('ancienne.jws', await signTrustList({ ...current, sequence: 1 }, root));
    expect((await say('Ségou', 'trust', 'import', older)).stderr).toContain('[trust-older]');
    const keys = current.keys.filter((key: { office: { number: number } }) => key.office.number !== 4);
    const without = write('sans.jws', await signTrustList({ ...current, sequence: 9, keys }, root));
    expect((await say('Ségou', 'trust', 'import', without)).stderr).toContain('[trust-without-us]');
    expect(readFileSync(at('Ségou', 'trust.jws'), 'utf8')).toBe(before);
  });

  test('a trust list of before, under the root of before: neither comes back, though its fingerprint is right', async () => {
    const before = readFileSync(at('Ségou', 'trust.jws'), 'utf8');
    const old = await stealKey('nationale', 'root');
    const next = await importSigningKey((await generateSigningKey()).privateJwk);
    const current = JSON.parse(Buffer.from(splitToken(before)[1], 'base64url').toString());
    const roots = [next.publicJwk, old.publicJwk];
    const handed = await signTrustList({ ...current, sequence: 20, roots }, next);
    const take = async (token: string, root: SigningKey) => {
      const fingerprint = await keyFingerprint(root.publicJwk);
      return await say('Ségou', 'trust', 'import', write('reçue.jws', token), '--fingerprint', fingerprint);
    };
    expect(await take(handed, next)).toMatchObject({ exitCode: 0 });
    expect((await take(before, old)).stderr).toContain('[trust-older]');
    expect(readFileSync(at('Ségou', 'trust.jws'), 'utf8')).toBe(handed);
    expect(await take(handed, next)).toMatchObject({ exitCode: 0 });
  });
});
