import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { hashLine, NO_HASH, readAuditHead } from './audit-chain.ts';
import { checkAudit } from './check-audit.ts';
import type { Registry } from './registry.ts';
import { setPersonStatus } from './set-person-status.ts';
import { BY, numberOf, openWithTwoHouseholds, TODAY } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

export function auditChainSuite(engine: TestEngine): void {
  describe('the audit’s chain', () => {
    /** What somebody does who can write to the database and takes the rules away first. */
    const tamper = async (registry: Registry, statement: string): Promise<void> => {
      const triggers = ['audit_not_changed', 'audit_not_deleted', 'audit_in_order'];
      if (engine.name === 'sqlite')
        for (const trigger of triggers) await sql.raw(`drop trigger ${trigger}`).execute(registry.db);
      else await sql.raw('alter table audit disable trigger user').execute(registry.db);
      try {
        await sql.raw(statement).execute(registry.db);
      } finally {
        // The server's tables are used again by the next test.
        if (engine.name === 'postgres')
          await sql.raw('alter table audit enable trigger user').execute(registry.db);
      }
    };

    test('a line’s hash is of its seven members and the hash before, in one spelling', () => {
      const line = {
        id: 1,
        at: '2026-03-02T10:00:00.000Z',
        actor: 'awa',
        action: 'person.status' as const,
        subject: '0401-00001-01-32',
        before: '{"status":"active"}',
        after: null,
      };
      // printf '["000…0",1,"2026-…","awa","person.status","0401-…","{\"status\":\"active\"}",null]' | sha256sum
      const expected = 'f1082846edfd902719238d71b550b14dfe45dd22a4bd311aa0aea648e5b9ad2e';
      expect(hashLine(NO_HASH, line)).toBe(expected);
      for (const change of [
        { id: 2 },
        { at: '' },
        { actor: 'x' },
        { subject: '' },
        { before: null },
        { after: '' },
      ])
        expect(hashLine(NO_HASH, { ...line, ...change })).not.toBe(expected);
    });

    test('holds, from the first line to the head, whatever was done in however many changes', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const before = await readAuditHead(registry);
      await setPersonStatus(registry, numberOf(1, 2), { status: 'left', since: TODAY }, BY);
      const after = await readAuditHead(registry);
      expect(after?.lines).toBe((before?.lines ?? 0) + 1);
      const heads = [before, after].flatMap((head) => head ?? []);
      const { fault, ...check } = await checkAudit(registry, heads);
      expect(fault).toBeUndefined();
      expect(check).toEqual({ ...after, heads: heads.map((head) => ({ ...head, fits: true })) });
    });

    test('the database lets nobody change, delete, replace or insert a line', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const columns = 'id, at, actor, action, subject, before, after, sha256';
      const values = `'x', 'x', 'person.status', 'x', null, null, '${NO_HASH}'`;
      const statements = [
        `update audit set actor = 'nobody' where id = 1`,
        'delete from audit where id = 3',
        'delete from audit',
        `insert into audit (${columns}) values (1000, ${values})`,
        `insert into audit (${columns}) values (0, ${values})`,
        engine.name === 'sqlite'
          ? `insert or replace into audit (${columns}) values (3, ${values})`
          : 'truncate audit',
      ];
      for (const statement of statements)
        await expect(sql.raw(statement).execute(registry.db), statement).rejects.toThrow(/audit line/);
      expect((await checkAudit(registry)).fault).toBeUndefined();
    });

    test.each([
      ['changed', `update audit set actor = 'nobody' where id = 5`, { id: 5, kind: 'changed' }],
      [
        'given another hash',
        `update audit set sha256 = '${'0'.repeat(64)}' where id = 5`,
        { id: 5, kind: 'changed' },
      ],
      ['taken out', 'delete from audit where id = 5', { id: 5, kind: 'missing' }],
      ['taken from the beginning', 'delete from audit where id = 1', { id: 1, kind: 'missing' }],
      ['taken from the end', 'delete from audit where id > 4', { id: 5, kind: 'missing' }],
    ])('a line %s is named', async (_, statement, fault) => {
      const registry = await openWithTwoHouseholds(engine);
      await tamper(registry, statement);
      expect(await checkAudit(registry)).toMatchObject({ lines: fault.id - 1, fault });
    });

    test('a past rewritten with all its hashes shows by a head signed before', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const head = await readAuditHead(registry);
      const lines = await registry.db.selectFrom('audit').selectAll().orderBy('id').execute();
      let sha256 = NO_HASH;
      const rewritten = lines.map((line) => {
        const changed = line.id === 5 ? { ...line, actor: 'nobody' } : line;
        sha256 = hashLine(sha256, changed);
        return `update audit set actor = '${changed.actor}', sha256 = '${sha256}' where id = ${line.id}`;
      });
      const early = { lines: 4, sha256: lines[3]?.sha256 ?? '' };
      await tamper(registry, rewritten[0] ?? '');
      if (engine.name === 'postgres')
        await sql.raw('alter table audit disable trigger user').execute(registry.db);
      for (const statement of rewritten) await sql.raw(statement).execute(registry.db);
      if (engine.name === 'postgres')
        await sql.raw('alter table audit enable trigger user').execute(registry.db);
      const check = await checkAudit(registry, [head ?? early, early]);
      expect(check.fault).toBeUndefined();
      expect(check.heads.map(({ lines: at, fits }) => [at, fits])).toEqual([
        [4, true],
        [head?.lines, false],
      ]);
    });
  });
}
