import { mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { change } from './change.ts';
import { counts } from './counts.ts';
import { RegistryError } from './errors.ts';
import { findPersons } from './find-persons.ts';
import { importMembers } from './import-members.ts';
import { listAudit } from './list-audit.ts';
import { openRegistry, type Registry } from './registry.ts';
import { BY, enrol, memberRow, refusal, startOffice } from './testing/fixtures.ts';

let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-sqlite-'));
  path = join(folder, 'registry.sqlite');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function pragma(registry: Registry, name: string): Promise<unknown> {
  const { rows } = await sql`pragma ${sql.raw(name)}`.execute(registry.db);
  return Object.values(rows[0] ?? {})[0];
}

describe('the file', () => {
  test('is not made unless asked for', async () => {
    expect(await refusal(openRegistry({ path }))).toEqual({ code: 'database-missing', details: { path } });
    await (await openRegistry({ path, create: true })).close();
    await (await openRegistry({ path })).close();
    const nowhere = join(folder, 'none', 'registry.sqlite');
    expect(await refusal(openRegistry({ path: nowhere, create: true }))).toMatchObject({
      code: 'database-missing',
    });
  });

  test.skipIf(process.platform === 'win32')('is nobody else’s to read, nor is its log', async () => {
    const registry = await openRegistry({ path, create: true });
    await startOffice(registry);
    const files = ['registry.sqlite', 'registry.sqlite-shm', 'registry.sqlite-wal'];
    expect(await readdir(folder)).toEqual(files);
    for (const name of files) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    await registry.close();
  });

  test('is written so that a power cut loses nothing reported', async () => {
    const registry = await openRegistry({ path, create: true });
    expect(await pragma(registry, 'journal_mode')).toBe('wal');
    expect(await pragma(registry, 'synchronous')).toBe(2);
    expect(await pragma(registry, 'foreign_keys')).toBe(1);
    await registry.close();
  });

  test.each([
    ['text', 'nom;prénom\nDiarra;Awa\n'.repeat(100)],
    ['a picture', '\u00ff\u00d8\u00ff\u00e0JFIF'.repeat(100)],
  ])('is refused when it is %s', async (_, content) => {
    await writeFile(path, content);
    expect(await refusal(openRegistry({ path }))).toMatchObject({ code: 'database-foreign' });
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  test('is refused when it is another program’s database, and left as it was', async () => {
    const other = new Database(path);
    other.exec('create table notes (text text)');
    other.close();
    const before = await readFile(path);
    expect(await refusal(openRegistry({ path }))).toMatchObject({ code: 'database-foreign' });
    expect(await readFile(path)).toEqual(before);
  });

  test('is said to be corrupt when pages of it were overwritten', async () => {
    const registry = await openRegistry({ path, create: true });
    await enrol(registry, await startOffice(registry), 500);
    await registry.close();
    const file = await open(path, 'r+');
    const { size } = await file.stat();
    for (let page = 2; page < size / 4096; page += 1)
      await file.write(Buffer.alloc(2048, 0xee), 0, 2048, page * 4096);
    await file.close();
    const damaged = openRegistry({ path }).then(async (opened) => {
      try {
        return await findPersons(opened);
      } finally {
        await opened.close();
      }
    });
    expect(await refusal(damaged)).toMatchObject({ code: 'database-corrupt' });
  });

  test('a transaction that SQLite gave up by itself does not hide why', async () => {
    const registry = await openRegistry({ path, create: true });
    const changed = change(registry, BY, async ({ db }) => {
      await sql`rollback`.execute(db);
      throw new RegistryError('database-full');
    });
    expect(await refusal(changed)).toMatchObject({ code: 'database-full' });
    await registry.close();
  });

  test('when it is full, says so, keeps what was there, and goes on when there is room', async () => {
    const registry = await openRegistry({ path, create: true });
    const mutuelle = await startOffice(registry);
    await enrol(registry, mutuelle, 40);
    const before = {
      counts: await counts(registry),
      persons: await findPersons(registry),
      audit: await listAudit(registry),
    };
    const pages = Number(await pragma(registry, 'page_count'));
    await pragma(registry, `max_page_count = ${pages + 5}`);
    const rows = Array.from({ length: 4_000 }, (_, n) => memberRow(mutuelle, n));
    expect(await refusal(importMembers(registry, rows, BY))).toMatchObject({
      code: 'database-full',
      details: { engineCode: 'SQLITE_FULL' },
    });
    const after = {
      counts: await counts(registry),
      persons: await findPersons(registry),
      audit: await listAudit(registry),
    };
    expect(after).toEqual(before);
    await pragma(registry, 'max_page_count = 1000000');
    expect(await importMembers(registry, rows, BY)).toMatchObject({ added: 3_960, already: 40 });
    expect(await pragma(registry, 'integrity_check')).toBe('ok');
    await registry.close();
  });
});
