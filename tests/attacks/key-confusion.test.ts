import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import {
  encodeQrText,
  generateSigningKey,
  importSigningKey,
  keyId,
  signCard,
  signJws,
  signTrustList,
  type CardClaims,
  type SigningKey,
  type TrustList,
} from '@passeport/credential';
import { MANIFEST_FILE, TRUST_FILE } from '@passeport/eligibility';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trustOf } from '../journeys/trust-of.ts';
import { openAttackedOffice, REGISTER, type AttackedOffice } from './attacked-office.ts';
import { splitToken } from './forge-token.ts';

const LIST_TYP = 'passeport-list+jws';

let office: AttackedOffice;
beforeAll(async () => {
  office = await openAttackedOffice();
});
afterAll(() => office.desk.close());

const readList = (name: string): string => readFileSync(join(office.office, 'list', name), 'utf8');

/** The office's list with other tokens in it; gives its folder. */
function listWith(tokens: { manifest?: string; trust?: string }): string {
  const folder = join(office.desk.folder, 'liste-forgee');
  cpSync(join(office.office, 'list'), folder, { recursive: true });
  if (tokens.manifest !== undefined) writeFileSync(join(folder, MANIFEST_FILE), tokens.manifest);
  if (tokens.trust !== undefined) writeFileSync(join(folder, TRUST_FILE), tokens.trust);
  return folder;
}

/** The manifest as it is, or changed, signed again by another key or as another kind of token. */
async function resign(key: SigningKey, typ = LIST_TYP, changes: object = {}): Promise<string> {
  const payload: object = JSON.parse(
    Buffer.from(splitToken(readList(MANIFEST_FILE))[1], 'base64url').toString(),
  );
  return await signJws(new TextEncoder().encode(JSON.stringify({ ...payload, ...changes })), key, typ);
}

async function expectListRefused(tokens: { manifest?: string; trust?: string }, code: string): Promise<void> {
  const said = await office.desk.passeport('verify', office.qrText, '--list', listWith(tokens));
  expect(said).toMatchObject({ exitCode: 1, stdout: '' });
  expect(said.stderr).toContain(`[${code}]`);
}

async function expectCard(claims: Partial<CardClaims>, key: SigningKey, reason: string): Promise<void> {
  const text = encodeQrText(await signCard({ ...office.claims, ...claims }, key));
  expect(await office.verify(text)).toMatchObject([{ colour: 'red', reason }]);
}

async function newKey(): Promise<SigningKey> {
  return await importSigningKey((await generateSigningKey()).privateJwk);
}

describe('a key in another key’s place', () => {
  test('signed again by the lists key the list is taken: the refusals below are for the key', async () => {
    const manifest = await resign(await office.stealKey('lists'));
    expect(await office.verify(office.qrText, '--list', listWith({ manifest }))).toMatchObject([
      { colour: 'green' },
    ]);
  });

  test('the cards key signs a list', async () => {
    await expectListRefused({ manifest: await resign(await office.stealKey('cards')) }, 'list-key-wrong-use');
  });

  test('the root key signs a list', async () => {
    await expectListRefused({ manifest: await resign(await office.stealKey('root')) }, 'list-key-unknown');
  });

  test('the lists key, or the root, signs a card', async () => {
    await expectCard({}, await office.stealKey('lists'), 'key-not-for-cards');
    await expectCard({}, await office.stealKey('root'), 'key-unknown');
  });

  test('the cards key signs for another office’s mutuelle, in another office’s name, or outside its years', async () => {
    const key = await office.stealKey('cards');
    const foreign = formatMemberNumber({ mutuelle: parseMutuelleNumber('0500'), household: 1, person: 1 });
    await expectCard({ member: foreign }, key, 'wrong-office');
    await expectCard({ issuer: 2 }, key, 'wrong-office');
    const before = addDays(office.claims.notBefore, -1);
    await expectCard({ notBefore: before }, key, 'signed-outside-key-validity');
  });

  test('the lists key signs for another office, or for a mutuelle that is not its own', async () => {
    const key = await office.stealKey('lists');
    await expectListRefused({ manifest: await resign(key, LIST_TYP, { office: 2 }) }, 'list-outside-scope');
    const blocks = [{ mutuelles: [{ from: '0500', to: '0500' }], sha256: '0'.repeat(64), bytes: 9 }];
    await expectListRefused({ manifest: await resign(key, LIST_TYP, { blocks }) }, 'list-outside-scope');
  });

  test('the two key files exchanged on the disk: nothing is published or issued that no desk would take', async () => {
    const at = (name: string): string => join(office.office, 'keys', name);
    const exchange = (): void => {
      renameSync(at('cards.jwe'), at('x'));
      renameSync(at('lists.jwe'), at('cards.jwe'));
      renameSync(at('x'), at('lists.jwe'));
    };
    exchange();
    const manifest = readList(MANIFEST_FILE);
    const said = await office.desk.passeport('publish');
    office.write('encore.csv', [REGISTER[0], '2;Diarra;Sira;F;1990;2;Chef'].join('\n'));
    await office.desk.ask('import', 'members', 'encore.csv');
    const issuing = await office.desk.passeport('card', 'issue', '--all', '--without-photo');
    exchange();
    expect(issuing.exitCode).toBe(1);
    expect(issuing.stderr).toContain('[key-not-trusted]');
    expect(await office.desk.ask('card', 'list')).toHaveLength(1);
    expect(said.exitCode).toBe(1);
    expect(said.stderr).toContain('[key-not-trusted]');
    expect(readList(MANIFEST_FILE)).toBe(manifest);
  });
});

test('a key past its years: nothing is published or issued that no desk would take', async () => {
  office.desk.setNow('2029-12-01T09:00:00Z');
  const said = [
    await office.desk.passeport('publish'),
    await office.desk.passeport('card', 'issue', '--all', '--without-photo'),
  ];
  office.desk.setNow('2026-11-15T09:00:00Z');
  expect(said.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
  expect(said[0]?.stderr).toContain('[key-expired]');
  expect(said[1]?.stderr).toContain('[key-expired]');
});

describe('a token in another token’s place', () => {
  test('a list, or a trust list, shown as a card', async () => {
    const tokens = [MANIFEST_FILE, TRUST_FILE].map((name) => readList(name).trim());
    const answers = await office.verify(...tokens.map(encodeQrText));
    expect(answers.filter(({ colour }) => colour === 'green' || colour === 'amber')).toEqual([]);
    const small = await signJws(new TextEncoder().encode('{}'), await office.stealKey('lists'), LIST_TYP);
    expect(await office.verify(encodeQrText(small))).toMatchObject([{ reason: 'header-refused' }]);
  });

  test('a card, or a trust list, in place of the list', async () => {
    await expectListRefused({ manifest: office.token }, 'list-malformed');
    await expectListRefused({ manifest: readList(TRUST_FILE) }, 'list-malformed');
    const key = await office.stealKey('lists');
    await expectListRefused({ manifest: await resign(key, 'passeport-trust+jws') }, 'list-malformed');
  });

  test('the list in place of the trust list', async () => {
    await expectListRefused({ trust: readList(MANIFEST_FILE) }, 'header-refused');
  });
});

describe('a trust list of the attacker’s', () => {
  /** The office's trust list with the attacker's key in it, signed by whomever. */
  async function poisoned(attacker: SigningKey, root: SigningKey): Promise<string> {
    const trust = await trustOf(office.desk);
    const [model] = trust.keys;
    if (model === undefined) throw new Error('no key');
    const uses = ['cards' as const, 'lists' as const];
    const key = { ...model, kid: await keyId(attacker.publicJwk), jwk: attacker.publicJwk, uses };
    const list: TrustList = { ...trust, sequence: 2, keys: [...trust.keys, key], roots: [root.publicJwk] };
    return await signTrustList(list, root);
  }

  test('signed by himself, even under the root’s name', async () => {
    const attacker = await newKey();
    const manifest = await resign(attacker);
    await expectListRefused({ manifest, trust: await poisoned(attacker, attacker) }, 'key-unknown');
    const { kid } = await office.stealKey('root');
    const borrowed = await poisoned(attacker, { ...attacker, kid });
    await expectListRefused({ manifest, trust: borrowed }, 'signature-wrong');
  });

  test('signed by an office’s key: an office vouches for nobody', async () => {
    const attacker = await newKey();
    for (const role of ['cards', 'lists'] as const) {
      const trust = await poisoned(attacker, await office.stealKey(role));
      await expectListRefused({ manifest: await resign(attacker), trust }, 'key-unknown');
    }
  });

  test('the root’s own, put into a list that does not name it', async () => {
    const trust = await poisoned(await newKey(), await office.stealKey('root'));
    await expectListRefused({ trust }, 'trust-mismatch');
  });

  test('an old list does not bring back a key that the root has taken away', async () => {
    const old = join(office.desk.folder, 'ancienne');
    cpSync(join(office.office, 'list'), old, { recursive: true });
    expect(await office.verify(office.qrText, '--list', old)).toMatchObject([{ colour: 'green' }]);

    const trust = await trustOf(office.desk);
    const keys = trust.keys.filter(({ uses }) => !uses.includes('cards'));
    const newer = await signTrustList({ ...trust, sequence: 2, keys }, await office.stealKey('root'));
    const path = join(office.office, 'trust.jws');
    const before = readFileSync(path);
    writeFileSync(path, newer);
    const answers = await office.verify(office.qrText, '--list', old);
    writeFileSync(path, before);
    expect(answers).toMatchObject([{ verdict: 'unknown-issuer' }]);
  });
});
