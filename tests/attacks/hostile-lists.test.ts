import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parsePublicJwk, signJws } from '@passeport/credential';
import { MANIFEST_FILE, openWholeList, TRUST_FILE, unpackListFile } from '@passeport/eligibility';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openAttackedOffice, type AttackedOffice } from './attacked-office.ts';
import { splitToken } from './forge-token.ts';

let office: AttackedOffice;
/** A copy of the office's list, new for each test. */
let list: string;

beforeAll(async () => {
  office = await openAttackedOffice();
  list = join(office.desk.folder, 'liste');
});
afterAll(() => office.desk.close());
beforeEach(() => {
  rmSync(list, { recursive: true, force: true });
  cpSync(join(office.office, 'list'), list, { recursive: true });
});

const blockPaths = (): string[] =>
  readdirSync(join(list, 'blocks')).map((name) => join(list, 'blocks', name));
const listFile = (sequence: number): Uint8Array =>
  readFileSync(join(office.office, 'lists', `liste-${String(sequence).padStart(6, '0')}.psl`));

async function expectRefused(code: string, path = list): Promise<void> {
  const said = await office.desk.passeport('verify', office.qrText, '--list', path);
  expect(said).toMatchObject({ exitCode: 1, stdout: '' });
  expect(said.stderr).toMatch(new RegExp(`^[^\\n]+ \\[${code}\\]\\n$`));
}

describe('altered', () => {
  test('a block in which a household was made to pay, or any byte was changed, is believed in nothing', async () => {
    for (const path of blockPaths()) {
      const bytes = readFileSync(path);
      for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 20))) {
        writeFileSync(
          path,
          bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)),
        );
        const said = await office.desk.passeport('verify', office.qrText, '--list', list, '--json');
        expect(said.stdout).not.toContain('"eligible"');
      }
      writeFileSync(path, bytes);
    }
    expect(await office.verify(office.qrText, '--list', list)).toMatchObject([{ verdict: 'eligible' }]);
  });

  test('any byte of the list in one file', async () => {
    const bytes = listFile(1);
    const step = Math.ceil(bytes.length / 60);
    for (let at = 0; at < bytes.length; at += step) {
      const path = office.write(
        'forgee.psl',
        bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)),
      );
      expect((await office.desk.passeport('verify', office.qrText, '--list', path)).exitCode).toBe(1);
    }
  });

  test('a file name in the manifest that leads out of the list', async () => {
    const payload = JSON.parse(
      Buffer.from(splitToken(readFileSync(join(list, MANIFEST_FILE), 'utf8'))[1], 'base64url').toString(),
    );
    const key = await office.stealKey('lists');
    for (const sha256 of ['../../keys/root', '/etc/passwd', `${'0'.repeat(63)}/`, 'A'.repeat(64)]) {
      const changed = { ...payload, directory: { ...payload.directory, sha256 } };
      const bytes = new TextEncoder().encode(JSON.stringify(changed));
      writeFileSync(join(list, MANIFEST_FILE), await signJws(bytes, key, 'passeport-list+jws'));
      await expectRefused('list-malformed');
    }
  });
});

describe('in its place in time', () => {
  test('kept back: after a month a list answers for nothing, whatever it says', async () => {
    const fresh = await office.verify(office.qrText, '--list', list, '--at', '2026-11-22');
    expect(fresh).toMatchObject([{ verdict: 'eligible' }]);
    const stale = await office.verify(office.qrText, '--list', list, '--at', '2026-12-16');
    expect(stale).toMatchObject([{ verdict: 'rights-unknown', colour: 'amber' }]);
  });

  test('rolled back, or mixed with a newer one', async () => {
    const old = listFile(1);
    const card = (await office.desk.ask('card', 'list')) as { card: string }[];
    await office.desk.ask('card', 'revoke', card[0]?.card ?? '', '--reason', 'stolen');
    office.desk.setNow('2026-11-15T10:00:00Z');
    await office.desk.ask('publish');

    const roots = [
      parsePublicJwk(JSON.parse(readFileSync(join(office.office, 'keys', 'root.pub.jwk'), 'utf8'))),
    ];
    const now = new Date('2026-11-15T11:00:00Z');
    const { seen } = await openWholeList(unpackListFile(listFile(2)), { roots, now });
    const opening = openWholeList(unpackListFile(old), { roots, now, newestSeen: [seen] });
    await expect(opening).rejects.toMatchObject({ code: 'list-rollback' });

    // The newer manifest over the older blocks: the revocation cannot be left out.
    cpSync(join(office.office, 'list', MANIFEST_FILE), join(list, MANIFEST_FILE));
    const said = await office.desk.passeport('verify', office.qrText, '--list', list, '--json');
    expect(said.stdout).not.toContain('"eligible"');
    expect(await office.verify(office.qrText)).toMatchObject([{ verdict: 'revoked', colour: 'red' }]);
  });
});

describe('without end', () => {
  test('a manifest, a trust list or a block of 5 GB', async () => {
    for (const path of [MANIFEST_FILE, TRUST_FILE].map((name) => join(list, name))) {
      const bytes = readFileSync(path);
      truncateSync(path, 5_000_000_000);
      await expectRefused('list-too-big');
      writeFileSync(path, bytes);
    }
    for (const path of blockPaths()) truncateSync(path, 5_000_000_000);
    await expectRefused('block-missing');
  });

  test('a list in one file of 5 GB', async () => {
    const path = office.write('longue.psl', listFile(1));
    truncateSync(path, 5_000_000_000);
    await expectRefused('list-too-big', path);
  });

  test('a device or a pipe in place of a file', async () => {
    const manifest = join(list, MANIFEST_FILE);
    rmSync(manifest);
    symlinkSync('/dev/zero', manifest);
    await expectRefused('list-missing');
    rmSync(manifest);
    execFileSync('mkfifo', [manifest]);
    await expectRefused('list-missing');
    await expectRefused('list-missing', '/dev/zero');
  });

  test('a file that promises four thousand million blocks', async () => {
    const greedy = Uint8Array.from([0x50, 0x53, 0x4c, 1, 1, 1, 0xff, 0xff, 0xff, 0x7f]);
    await expectRefused('list-malformed', office.write('avide.psl', greedy));
    mkdirSync(join(office.desk.folder, 'vide'), { recursive: true });
    await expectRefused('list-missing', join(office.desk.folder, 'vide'));
  });
});
