import { mkdtemp, mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONTENTS_FILE } from './backup-contents.ts';
import { sealFile } from './seal.ts';
import { unpackBackup } from './unpack-backup.ts';
import { zipFiles, type ZippedFile } from './zip-files.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-unpack-'));
  await mkdir(join(folder, 'into'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const contents = (path: string) => ({
  format: 1,
  office: 1,
  name: 'UTM',
  created: '2026-11-22T09:00:00.000Z',
  registry: 'sqlite',
  sequence: 0,
  lines: 0,
  files: [{ path, bytes: 1, sha256: '0'.repeat(64) }],
  photoKey: `AGE-SECRET-KEY-1${'Q'.repeat(58)}`,
  photos: [],
});

const seal = async (files: ZippedFile[]): Promise<string> => {
  const path = join(folder, 'a.age');
  await sealFile(path, zipFiles(files), { passphrase: 'le fleuve' });
  return path;
};

test.each(['../office.json', 'office.json'])(
  'a backup that names %j is refused: elsewhere, or not what its hash says',
  async (path) => {
    const text = JSON.stringify(contents(path));
    const sealed = await seal([
      { path: CONTENTS_FILE, text },
      { path: 'office.json', text: 'x' },
    ]);
    await expect(unpackBackup(sealed, 'le fleuve', join(folder, 'into'))).rejects.toMatchObject({
      code: 'backup-damaged',
    });
    expect(await readdir(folder)).toEqual(['a.age', 'into']);
    expect((await readdir(join(folder, 'into'))).filter((name) => name !== 'office.json')).toEqual([]);
  },
);
