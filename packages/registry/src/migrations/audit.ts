import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Engine } from '../engine.ts';

/**
 * The part of the first schema that holds the audit: lines are only ever added, each with the next number. The rule on
 * numbers also stops SQLite's `insert or replace`, which deletes a row without asking the rule on deleting.
 */
export async function createAudit(
  db: Kysely<unknown>,
  create: (db: Kysely<unknown>, name: 'audit') => CreateTableBuilder<'audit'>,
  engine: Engine,
): Promise<void> {
  await create(db, 'audit')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('sha256', 'text', (c) => c.notNull().check(sql`length(sha256) = 64`))
    .execute();
  await db.schema.createIndex('audit_subject').on('audit').columns(['subject']).execute();
  for (const statement of engine === 'sqlite' ? SQLITE : POSTGRES) await sql.raw(statement).execute(db);
}

const NOT_THE_NEXT = 'new.id <> (select coalesce(max(id), 0) + 1 from audit)';

const SQLITE = [
  `create trigger audit_not_changed before update on audit
    begin select raise(abort, 'an audit line is never changed'); end`,
  `create trigger audit_not_deleted before delete on audit
    begin select raise(abort, 'an audit line is never deleted'); end`,
  `create trigger audit_in_order before insert on audit when ${NOT_THE_NEXT}
    begin select raise(abort, 'an audit line has the next number'); end`,
];

const POSTGRES = [
  `create function refuse_audit_change() returns trigger language plpgsql as $$
    begin raise exception 'an audit line is never changed nor deleted'; end $$`,
  `create function check_audit_order() returns trigger language plpgsql as $$
    begin
      if ${NOT_THE_NEXT} then raise exception 'an audit line has the next number'; end if;
      return new;
    end $$`,
  `create trigger audit_not_changed before update or delete on audit
    for each row execute function refuse_audit_change()`,
  `create trigger audit_not_truncated before truncate on audit
    for each statement execute function refuse_audit_change()`,
  `create trigger audit_in_order before insert on audit
    for each row execute function check_audit_order()`,
];
