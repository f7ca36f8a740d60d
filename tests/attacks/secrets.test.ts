import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { openPrivateKey } from '@passeport/credential';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Said } from '../journeys/office.ts';
import { openAttackedOffice, PASSPHRASE, type AttackedOffice } from './attacked-office.ts';

const NEXT = 'la montagne est haute';
const SECRET = 'karité et mil du Bani';
const WRONG = 'ceci n’est pas la bonne';

/** Every command that is given a secret, or that makes one, as it ends well and as it is refused. */
describe('secrets', () => {
  let office: AttackedOffice;
  const said: [command: string, Said][] = [];
  const secrets = new Set([PASSPHRASE, NEXT, SECRET, WRONG]);
  let isNext = false;

  const run = async (...args: string[]): Promise<Said> => {
    const phrase = isNext ? ['--passphrase-file', 'nouvelle.txt'] : [];
    const answer = await office.desk.passeport(...phrase, ...args);
    said.push([args.join(' '), answer]);
    return answer;
  };
  const must = async (...args: string[]): Promise<void> => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect([args.join(' '), exitCode, stdout + stderr]).toEqual([args.join(' '), 0, expect.any(String)]);
  };
  /** The private numbers of whatever keys are there now, and the key of photos. */
  async function learn(dir: string): Promise<void> {
    const phrase = isNext ? NEXT : PASSPHRASE;
    for (const name of readdirSync(dir)) {
      const bytes = readFileSync(join(dir, name));
      if (name.endsWith('.jwe')) secrets.add((await openPrivateKey(bytes.toString('utf8').trim(), phrase)).d);
      if (!name.endsWith('.age')) continue;
      const decrypter = new Decrypter();
      decrypter.addPassphrase(phrase);
      secrets.add(await decrypter.decrypt(bytes, 'text'));
    }
  }
  const files = () =>
    readdirSync(office.desk.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  /** Where a secret is given to the program on purpose. */
  const isGiven = (path: string) => /(?:nouvelle|fausse|secret)\.txt$/.test(path);

  beforeAll(async () => {
    office = await openAttackedOffice();
    const keys = join(office.office, 'keys');
    for (const name of ['usb', 'cle']) mkdirSync(join(office.desk.folder, name));
    office.write('nouvelle.txt', NEXT);
    office.write('fausse.txt', WRONG);
    office.write('secret.txt', SECRET);
    await learn(keys);
    await must('backup', '--to', 'usb', '--json');
    await learn(keys);
    await must('key', 'paper', '--out', 'racine.pdf');
    await must('key', 'rotate');
    await learn(keys);
    await must('key', 'compromise', 'cards', '--since', '2026-11-15', '--json');
    await must('card', 'issue', '--all', '--without-photo', '--json');
    await must('key', 'rotate-root', '--json');
    await must('key', 'rotate-root', '--finish', '--force');
    await must('key', 'export', '--out', 'demande.jws', '--json');
    await must('publish', '--json');
    await must('key', 'move', 'root', 'cle');
    await must('key', 'move', 'lists', 'cle', '--json');
    await must('publish', 'request', '--out', 'demande.psq');
    await must('publish', 'sign', 'demande.psq', '--out', 'signee.psl', '--yes', '--keys', 'cle');
    await must('publish', 'take', 'signee.psl');
    await must('key', 'bring', 'lists', 'cle');
    await learn(keys);
    await learn(join(office.desk.folder, 'cle', 'passeport-0001', 'keys'));
    await must('key', 'passphrase', '--new-passphrase-file', 'nouvelle.txt', '--keys', 'cle', '--json');
    isNext = true;
    await learn(keys);
    await must('backup', '--to', 'usb');
    await must('restore', 'usb', '--to', 'refait', '--list', 'signee.psl');
    await must(
      'office',
      'export',
      '--mutuelle',
      '0400',
      '--out',
      'transfert.age',
      '--secret-file',
      'secret.txt',
    );

    const wrong = (...args: string[]) => run(...args, '--passphrase-file', 'fausse.txt');
    const refused = [
      await wrong('publish', '--json'),
      await wrong('card', 'issue', '--all'),
      await wrong('backup', '--to', 'usb'),
      await wrong('restore', 'usb', '--to', 'ailleurs', '--force'),
      await wrong('key', 'rotate', '--keys', 'cle'),
      await wrong('key', 'paper', '--out', 'x.pdf', '--keys', 'cle'),
      await wrong('key', 'passphrase', '--new-passphrase-file', 'secret.txt'),
      await run('office', 'import', 'transfert.age', '--secret-file', 'fausse.txt'),
      await run('key', 'restore', '--words', 'fausse.txt'),
      await run('init', '--office', 'autre', '--passphrase-file', 'rien.txt'),
    ];
    for (const { exitCode } of refused) expect(exitCode).toBe(1);
    await run('audit', '--json', '--limit', '1000');
    await run('audit', 'export', '--out', 'journal.csv');
    await run('doctor', '--json');
    await run('key', 'list', '--json');
  });
  afterAll(() => office.desk.close());

  test('are in no answer, error or line of the audit', () => {
    expect(secrets.size).toBeGreaterThan(10);
    for (const [command, { stdout, stderr }] of said)
      for (const secret of secrets)
        expect([command, (stdout + stderr).includes(secret)]).toEqual([command, false]);
  });

  test('are in no file that is not given to the program with them in it', () => {
    for (const path of files().filter((one) => !isGiven(one))) {
      const text = readFileSync(path, 'utf8');
      for (const secret of secrets) expect([path, text.includes(secret)]).toEqual([path, false]);
    }
  });

  test('no file that holds one, sealed or not, nor what is personal, can be read by others', () => {
    const own = files().filter((path) =>
      /\.(?:jwe|age)$|racine\.pdf$|registry\.sqlite|backups\.json$|a-ressaisir|journal\.csv$/.test(path),
    );
    expect(own.length).toBeGreaterThan(10);
    for (const path of own) expect([path, statSync(path).mode & 0o077]).toEqual([path, 0]);
  });

  test('nothing half written, and no copy, stays behind', () => {
    expect(
      files().filter((path) => /\.(?:tmp|part|next\.jwe)$|\.phrase-|\.sauvegarde-|\.transfert-/.test(path)),
    ).toEqual([]);
  });

  test('no command takes one from the command line, where others can read it', async () => {
    const asked = new Set<string>();
    const look = async (path: string[]): Promise<void> => {
      const { stdout } = await office.desk.passeport(...path, '--help');
      const named = /^ +(?:-\w, )?(--[a-z-]*(?:pass|secret|phrase|words|key)[a-z-]*(?: <\S+>)?)/gm;
      for (const [, option = ''] of stdout.matchAll(named)) asked.add(option);
      const [, commands = ''] = stdout.split(/^Comm[^\n]*:\n/m);
      for (const [, name = ''] of commands.matchAll(/^ {2}([a-z][a-z-]+)\b/gm))
        if (name !== 'help' && path.length < 2) await look([...path, name]);
    };
    await look([]);
    expect([...asked].sort()).toEqual([
      '--keys <dossier>',
      '--new-passphrase-file <fichier>',
      '--passphrase-file <fichier>',
      '--secret-file <fichier>',
      '--words <fichier>',
    ]);
    for (const option of ['--passphrase', '--password', '-p'])
      expect((await office.desk.passeport(option, PASSPHRASE, 'publish')).exitCode).toBe(2);
  });
});
