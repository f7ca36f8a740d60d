import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDesk, type Desk } from '../journeys/office.ts';

const REGISTER = ['N°;Nom;Prénom;Sexe;Année de naissance;N° ménage;Lien', '1;Diarra;Awa;F;1985;1;Chef'];

let desk: Desk;
let registry: string;
let lists: string;

/** An office with two published lists, and changes before, between and after them. */
beforeEach(async () => {
  desk = openDesk();
  registry = join(desk.folder, 'office', 'registry.sqlite');
  lists = join(desk.folder, 'office', 'lists');
  writeFileSync(join(desk.folder, 'registre.csv'), REGISTER.join('\n'));
  for (const command of [
    ['init'],
    ['mutuelle', 'add', 'Benkadi'],
    ['import', 'members', 'registre.csv'],
    ['publish'],
    ['contribution', 'add', '0001-00001', '--amount', '6900'],
    ['publish'],
    ['mutuelle', 'add', '=cmd|calc'],
  ])
    expect(await desk.passeport(...command), command.join(' ')).toMatchObject({ exitCode: 0 });
});
afterEach(() => desk.close());

const verdict = v.object({
  intact: v.boolean(),
  lines: v.number(),
  lists: v.array(v.number()),
  troubles: v.array(v.looseObject({ kind: v.string() })),
});
const verify = async (...options: string[]) =>
  v.parse(verdict, await desk.ask('audit', 'verify', ...options));

interface Line {
  id: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
}

/** Whoever has the laptop has the database: the rules taken away, a line changed, and the chain made anew over it. */
function rewrite(change: (line: Line) => Line | undefined): void {
  const database = new Database(registry);
  const rules = ['audit_not_changed', 'audit_not_deleted', 'audit_in_order'];
  const kept = rules.map((name) =>
    v.parse(
      v.object({ sql: v.string() }),
      database.prepare('select sql from sqlite_schema where name = ?').get(name),
    ),
  );
  for (const name of rules) database.exec(`drop trigger ${name}`);
  const lines = database.prepare<[], Line>('select * from audit order by id').all();
  database.exec('delete from audit');
  let hash = '0'.repeat(64);
  let id = 0;
  for (const line of lines.flatMap((old) => change(old) ?? [])) {
    id += 1;
    const { at, actor, action, subject, before, after } = line;
    const text = JSON.stringify([hash, id, at, actor, action, subject, before, after]);
    hash = createHash('sha256').update(text).digest('hex');
    database
      .prepare('insert into audit values (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(id, at, actor, action, subject, before, after, hash);
  }
  database.prepare(`update counters set next = ? where name = 'audit'`).run(id + 1);
  for (const { sql } of kept) database.exec(sql);
  database.close();
}

describe('a rewritten past', () => {
  test('an honest one: intact, and sealed by both lists', async () => {
    expect(await verify()).toMatchObject({ intact: true, lists: [1, 2], troubles: [] });
    const said = await desk.passeport('audit', 'verify');
    expect(said.stdout).toMatch(/^Journal intact : \d+ lignes, sans trou ni retouche\./);
    expect(said.stdout).toContain('2 listes ont scellé, du n° 1 au n° 2');
  });

  test('one amount changed, every hash made anew: between which lists is told', async () => {
    rewrite((line) =>
      line.action === 'contribution.record'
        ? { ...line, after: line.after?.replace('6900', '900') ?? null }
        : line,
    );
    const { intact, troubles } = await verify();
    expect(intact).toBe(false);
    expect(troubles).toMatchObject([{ kind: 'rewritten', sequence: 2 }]);
    const said = await desk.passeport('audit', 'verify');
    expect(said.exitCode).toBe(1);
    expect(said.stdout).toMatch(/réécrit entre les lignes \d+ et \d+ : la liste n° 2 en a scellé un autre/);
  });

  test('a line left out, every number and hash made anew', async () => {
    rewrite((line) => (line.action === 'contribution.record' ? undefined : line));
    expect(await verify()).toMatchObject({ intact: false, troubles: [{ kind: 'rewritten', sequence: 2 }] });
  });

  test('the end cut off, the counter set back', async () => {
    rewrite((line) => (line.id <= 5 ? line : undefined));
    expect(await verify()).toMatchObject({ intact: false, troubles: [{ kind: 'shorter' }] });
  });

  test('the kept lists deleted or replaced: a copy from a phone still shows it', async () => {
    const copy = join(desk.folder, 'whatsapp.psl');
    copyFileSync(join(lists, 'liste-000002.psl'), copy);
    rewrite((line) => ({ ...line, actor: 'nobody' }));
    rmSync(lists, { recursive: true });
    mkdirSync(lists);
    expect(await verify()).toMatchObject({ intact: true, lists: [] });
    expect(await verify('--list', copy)).toMatchObject({
      intact: false,
      troubles: [{ kind: 'rewritten', from: 1, sequence: 2 }],
    });
  });

  test('a kept list that is damaged, or another office’s, proves nothing and hides nothing', async () => {
    const path = join(lists, 'liste-000002.psl');
    const bytes = readFileSync(path);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await verify()).toMatchObject({ intact: true, lists: [1] });
    expect((await desk.passeport('audit', 'verify')).stdout).toContain('non comparée');
  });

  test('what is exported has no formula, and is for its user alone', async () => {
    expect((await desk.passeport('audit', 'export', '--out', 'journal.csv')).exitCode).toBe(0);
    const path = join(desk.folder, 'journal.csv');
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('mutuelle 0002 ajoutée : =cmd|calc');
    expect(text).not.toMatch(/(?:^|;)"?\s*[=+@|-]/m);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await desk.passeport('audit', 'export', '--out', 'journal.json')).exitCode).toBe(0);
    const { lines } = v.parse(
      v.object({ lines: v.array(v.looseObject({ id: v.number(), sha256: v.string() })) }),
      JSON.parse(readFileSync(join(desk.folder, 'journal.json'), 'utf8')),
    );
    expect(lines.map(({ id }) => id)).toEqual(lines.map((_, at) => at + 1));
    expect((await desk.passeport('audit', 'export', '--out', 'journal.exe')).exitCode).toBe(2);
  });
});
