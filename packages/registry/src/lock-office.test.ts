import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockOffice } from './lock-office.ts';
import { refusal } from './testing/fixtures.ts';

let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'passeport-lock-'));
});

afterEach(() => rm(dir, { recursive: true, force: true }));

test('one holds the office, the next is told at once, and gets it afterwards', async () => {
  const lock = await lockOffice(dir);
  expect(await readdir(dir)).toEqual(['office.lock']);
  expect(await refusal(lockOffice(dir))).toMatchObject({ code: 'office-busy' });
  lock.release();
  lock.release();
  (await lockOffice(dir)).release();
});

test('one that waits gets it when it is free', async () => {
  const lock = await lockOffice(dir);
  setTimeout(() => lock.release(), 120);
  (await lockOffice(dir, { waitMs: 5_000 })).release();
});

test('a lock whose handle nobody keeps is still held', async () => {
  await lockOffice(dir);
  setFlagsFromString('--expose-gc');
  const collectGarbage: unknown = runInNewContext('gc');
  if (typeof collectGarbage !== 'function') throw new Error('no garbage collector to call');
  for (let turn = 0; turn < 3; turn += 1) {
    collectGarbage();
    await sleep(10);
  }
  expect(await refusal(lockOffice(dir, { waitMs: 100 }))).toMatchObject({ code: 'office-busy' });
});

test('a folder that is not there is no office', async () => {
  expect(await refusal(lockOffice(join(dir, 'none')))).toMatchObject({ code: 'database-missing' });
});

test('dies with its process, however it dies', async () => {
  const module = new URL('./lock-office.ts', import.meta.url).href;
  const program = `const { lockOffice } = await import(${JSON.stringify(module)});
    await lockOffice(${JSON.stringify(dir)});
    process.stdout.write('held');
    setInterval(() => undefined, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  expect(await refusal(lockOffice(dir))).toMatchObject({ code: 'office-busy' });
  holder.kill('SIGKILL');
  await once(holder, 'close');
  (await lockOffice(dir)).release();
});
