import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const NEXT = 'la montagne est haute';

describe('the passphrase of an office’s keys', () => {
  let desk: Desk;
  let keys: string;
  let stick: string;
  const change = (...args: string[]) =>
    desk.passeport('key', 'passphrase', '--new-passphrase-file', 'nouvelle.txt', ...args);
  const withNext = (...args: string[]) => desk.passeport('--passphrase-file', 'nouvelle.txt', ...args);
  const sealed = (dir: string) =>
    new Map(
      readdirSync(dir)
        .filter((name) => /\.(?:jwe|age)$/.test(name))
        .map((name) => [name, readFileSync(join(dir, name), 'latin1')]),
    );

  beforeAll(async () => {
    desk = openDesk('2026-11-01T09:00:00Z');
    keys = join(desk.folder, 'office', 'keys');
    stick = join(desk.folder, 'cle', 'passeport-0001', 'keys');
    mkdirSync(join(desk.folder, 'cle'));
    mkdirSync(join(desk.folder, 'usb'));
    writeFileSync(join(desk.folder, 'nouvelle.txt'), `${NEXT}\n`);
    await desk.ask('init');
    await desk.ask('backup', '--to', 'usb');
    await desk.ask('key', 'move', 'root', 'cle');
  });
  afterAll(() => desk.close());

  it('is not changed by a wrong one, to a bad one, or to itself; nothing is written then', async () => {
    const before = sealed(keys);
    const cases: [next: string, code: string, old?: string][] = [
      ['court', 'passphrase-too-short'],
      ['démonstration', 'passphrase-public'],
      ['le fleuve est large', 'passphrase-same'],
      [NEXT, 'passphrase-wrong', 'pas la bonne phrase'],
    ];
    for (const [next, code, old] of cases) {
      writeFileSync(join(desk.folder, 'essai.txt'), next);
      writeFileSync(join(desk.folder, 'vieille.txt'), old ?? 'le fleuve est large');
      const said = await desk.passeport(
        '--passphrase-file',
        'vieille.txt',
        'key',
        'passphrase',
        '--new-passphrase-file',
        'essai.txt',
      );
      expect([said.exitCode, said.stderr]).toEqual([1, expect.stringContaining(`[${code}]`)]);
    }
    expect((await desk.passeport('key', 'passphrase')).stderr).toContain('[passphrase-missing]');
    expect(sealed(keys)).toEqual(before);
  });

  it('opens all keys here after it was changed, and the old one none; keys elsewhere keep theirs', async () => {
    const office = join(desk.folder, 'office');
    cpSync(office, join(desk.folder, 'avant'), { recursive: true });
    const said = await change();
    expect([said.exitCode, said.stderr]).toEqual([0, '']);
    cpSync(keys, join(desk.folder, 'apres'), { recursive: true });
    expect(said.stdout).toContain('La phrase de passe est changée, pour 3 fichiers de clés.');
    expect(said.stdout).toContain('branchez chaque clé USB et recommencez avec --keys DOSSIER');
    expect(said.stdout).toContain('La page de papier n’en a pas');
    expect((await desk.passeport('publish')).stderr).toContain('[passphrase-wrong]');
    expect((await withNext('publish')).exitCode).toBe(0);
    expect((await withNext('backup', '--to', 'usb')).exitCode).toBe(0);
    expect((await withNext('key', 'rotate', '--keys', 'cle')).stderr).toContain('[passphrase-wrong]');
    for (const name of readdirSync(keys)) expect(name).not.toMatch(/^\./);
    for (const name of sealed(keys).keys()) expect(statSync(join(keys, name)).mode & 0o077).toBe(0);
    expect((await desk.passeport('audit')).stdout).toContain('phrase de passe des clés changée');
  });

  it('is changed on the stick afterwards; what is done is passed over', async () => {
    const here = sealed(keys);
    const before = sealed(stick);
    expect((await change('--keys', 'cle')).stdout).toContain('pour 1 fichier de clé.');
    expect(sealed(keys)).toEqual(here);
    expect(sealed(stick)).not.toEqual(before);
    expect((await change('--keys', 'cle')).stdout).toContain('rien n’est changé');
    expect((await withNext('key', 'rotate', '--keys', 'cle')).exitCode).toBe(0);
  });

  it('wherever the change is killed, one passphrase opens every key', async () => {
    const office = join(desk.folder, 'office');
    const before = sealed(join(desk.folder, 'avant', 'keys'));
    const after = sealed(join(desk.folder, 'apres'));
    const staged = (dir: string) => {
      mkdirSync(join(keys, dir));
      for (const [name, text] of after)
        if (before.has(name)) writeFileSync(join(keys, dir, name), text, 'latin1');
    };
    const steps: [step: () => void, isChanged: boolean][] = [
      [() => staged('.phrase-en-cours'), false],
      [() => staged('.phrase-nouvelle'), true],
      [
        () => {
          staged('.phrase-nouvelle');
          renameSync(join(keys, '.phrase-nouvelle', 'cards.jwe'), join(keys, 'cards.jwe'));
        },
        true,
      ],
    ];
    for (const [step, isChanged] of steps) {
      rmSync(office, { recursive: true });
      cpSync(join(desk.folder, 'avant'), office, { recursive: true });
      step();
      const run = (...args: string[]) => (isChanged ? withNext(...args) : desk.passeport(...args));
      const issue = ['card', 'issue', '--all', '--without-photo'];
      for (const command of [issue, ['key', 'export', '--out', 'demande.jws']]) {
        const said = await run(...command);
        expect([command, said.exitCode, said.stderr]).toEqual([command, 0, '']);
      }
    }
    expect((await withNext('backup', '--to', 'usb')).exitCode, 'with the key of photos').toBe(0);
  });
});
