import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const SIZE = '1500k';

/** A disk that can be filled: a small tmpfs, which takes the right to mount. */
function mountSmallDisk(path: string): boolean {
  return (
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', path], { stdio: 'ignore' }).status === 0
  );
}

function canMount(): boolean {
  const desk = openDesk();
  const path = join(desk.folder, 'disque');
  mkdirSync(path);
  const mounted = mountSmallDisk(path);
  if (mounted) spawnSync('umount', [path]);
  desk.close();
  return mounted;
}

describe.skipIf(!canMount())('a full disk (skipped where no small disk can be mounted)', () => {
  let desk: Desk;
  let disk: string;

  beforeEach(async () => {
    desk = openDesk();
    disk = join(desk.folder, 'office');
    mkdirSync(disk);
    mountSmallDisk(disk);
    await desk.passeport('init');
    await desk.passeport('mutuelle', 'add', 'Benkadi');
  });
  afterEach(() => {
    spawnSync('umount', [disk]);
    desk.close();
  });

  const register = (name: string, persons: number): void => {
    const rows = Array.from(
      { length: persons },
      (_, index) =>
        `${name}${index};Diarra;Awa ${name}${'abcdefghij'.charAt(index % 10)};F;19${50 + (index % 50)};${name}${index};Chef`,
    );
    writeFileSync(
      join(desk.folder, `${name}.csv`),
      ['N°;Nom;Prénom;Sexe;Année de naissance;N° ménage;Lien', ...rows].join('\n'),
    );
  };
  const members = async () =>
    v.parse(
      v.object({ added: v.number(), already: v.number() }),
      await desk.ask('import', 'members', 'petit.csv', '--dry-run'),
    );

  it('while importing: a sentence, and everything from before is there', async () => {
    register('petit', 50);
    register('grand', 20_000);
    expect(await desk.ask('import', 'members', 'petit.csv')).toMatchObject({ added: 50 });
    const said = await desk.passeport('import', 'members', 'grand.csv');
    expect(said.exitCode).toBe(1);
    expect(said.stderr).toMatch(/^Le disque est plein : [^\n]+ \[(?:database|disk)-full\]\n$/);
    expect(await members()).toMatchObject({ added: 0, already: 50 });
  });

  it('while writing a list: the old list stays, whole', async () => {
    register('petit', 50);
    await desk.passeport('import', 'members', 'petit.csv');
    await desk.passeport('publish');
    const before = readdirSync(join(disk, 'list')).sort();
    const ballast = join(disk, 'ballast');
    fill(ballast);
    const said = await desk.passeport('publish');
    expect(said.exitCode).toBe(1);
    expect(said.stderr).toMatch(/^Le disque est plein/);
    expect(readdirSync(join(disk, 'list')).sort()).toEqual(before);
    expect(readdirSync(disk).filter((name) => /\.(?:tmp|new|old)$/.test(name))).toEqual([]);
    rmSync(ballast);
    expect((await desk.passeport('publish')).exitCode).toBe(0);
    expect(await desk.ask('verify', 'PS1:00')).toMatchObject([{ list: { sequence: expect.any(Number) } }]);
  });
});

/** Takes what room is left, to the last bytes. */
function fill(path: string): void {
  for (let bytes = 1 << 20; bytes >= 1; bytes >>= 1) {
    try {
      for (;;) writeFileSync(path, new Uint8Array(bytes), { flag: 'a' });
    } catch {
      // Full for this size: smaller pieces may still fit.
    }
  }
}
