import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Engine } from '../engine.ts';

type Transfers = 'closed_mutuelles' | 'taken_mutuelles' | 'former_audit';

/** The part of the first schema that knows which mutuelles were given up to another office, or taken in from one. */
export async function createTransfers(
  db: Kysely<unknown>,
  create: <Table extends Transfers>(db: Kysely<unknown>, name: Table) => CreateTableBuilder<Table>,
  engine: Engine,
): Promise<void> {
  await create(db, 'closed_mutuelles')
    .addColumn('mutuelle', 'text', (c) => c.primaryKey().references('mutuelles.number'))
    .addColumn('closed_at', 'text', (c) => c.notNull())
    .execute();
  await create(db, 'taken_mutuelles')
    .addColumn('mutuelle', 'text', (c) => c.primaryKey().references('mutuelles.number'))
    .addColumn('office', 'integer', (c) => c.notNull().check(sql`office between 1 and 9999`))
    .addColumn('taken_at', 'text', (c) => c.notNull())
    .execute();
  await create(db, 'former_audit')
    .addColumn('office', 'integer', (c) => c.notNull().check(sql`office between 1 and 9999`))
    .addColumn('id', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('sha256', 'text', (c) => c.notNull().check(sql`length(sha256) = 64`))
    // An office that was restored gives the numbers of after the backup again.
    .addPrimaryKeyConstraint('former_audit_pk', ['office', 'id', 'sha256'])
    .execute();
  await db.schema.createIndex('former_audit_subject').on('former_audit').columns(['subject']).execute();
  for (const statement of engine === 'sqlite' ? SQLITE : POSTGRES) await sql.raw(statement).execute(db);
}

const SQLITE = [
  `create trigger former_audit_not_changed before update on former_audit
    begin select raise(abort, 'an audit line is never changed'); end`,
  `create trigger former_audit_not_deleted before delete on former_audit
    begin select raise(abort, 'an audit line is never deleted'); end`,
  `create trigger former_audit_not_replaced before insert on former_audit
    when exists (select 1 from former_audit as f where f.office = new.office and f.id = new.id and f.sha256 = new.sha256)
    begin select raise(abort, 'an audit line is never changed'); end`,
];

const POSTGRES = [
  `create trigger former_audit_not_changed before update or delete on former_audit
    for each row execute function refuse_audit_change()`,
  `create trigger former_audit_not_truncated before truncate on former_audit
    for each statement execute function refuse_audit_change()`,
];
