import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFileAtomically } from './write-file-atomically.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passeport-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('replaces a file, with the permissions asked for', async () => {
  const path = join(folder, 'key.jwe');
  writeFileSync(path, 'old', { mode: 0o644 });
  await writeFileAtomically(path, 'new', 0o600);
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('writes through no link that somebody laid under the temporary name', async () => {
  const [path, victim] = [join(folder, 'key.jwe'), join(folder, 'victim')];
  writeFileSync(victim, 'intact');
  symlinkSync(victim, `${path}.${process.pid}.tmp`);
  await writeFileAtomically(path, 'new', 0o600);
  expect(readFileSync(victim, 'utf8')).toBe('intact');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('leaves the old file and nothing else when it fails', async () => {
  const path = join(folder, 'list');
  writeFileSync(path, 'old');
  await expect(writeFileAtomically(join(path, 'below-a-file'), 'new')).rejects.toThrow(/ENOTDIR/);
  expect(readdirSync(folder)).toEqual(['list']);
  expect(readFileSync(path, 'utf8')).toBe('old');
});
