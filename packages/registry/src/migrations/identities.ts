import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { PERSON_STATUSES } from '../states.ts';

type Identities = 'merges' | 'moves' | 'distinct_persons';

/**
 * The part of the first schema that knows which numbers are one person: merged, moved, or decided to be two persons. The other number may be of a
 * mutuelle that another office has.
 */
export async function createIdentities(
  db: Kysely<unknown>,
  create: <Table extends Identities>(db: Kysely<unknown>, name: Table) => CreateTableBuilder<Table>,
): Promise<void> {
  await create(db, 'merges')
    .addColumn('dropped', 'text', (c) => c.primaryKey())
    .addColumn('kept', 'text', (c) => c.notNull())
    .addColumn('merged_at', 'text', (c) => c.notNull())
    .addColumn('status_before', 'text', (c) => c.notNull().check(isOneOf('status_before', PERSON_STATUSES)))
    .addColumn('since_before', 'text')
    .addColumn('card', 'text')
    .addCheckConstraint('merges_two', sql`dropped <> kept`)
    .execute();
  await create(db, 'moves')
    .addColumn('old', 'text', (c) => c.primaryKey())
    .addColumn('new', 'text', (c) => c.notNull().unique())
    .addColumn('moved_at', 'text', (c) => c.notNull())
    .execute();
  await create(db, 'distinct_persons')
    .addColumn('first', 'text', (c) => c.notNull())
    .addColumn('second', 'text', (c) => c.notNull())
    .addColumn('decided_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('distinct_persons_pk', ['first', 'second'])
    .addCheckConstraint('distinct_persons_two', sql`first <> second`)
    .execute();
}

function isOneOf(column: string, choices: readonly string[]): ReturnType<typeof sql<boolean>> {
  return sql<boolean>`${sql.ref(column)} in (${sql.join(choices.map((choice) => sql.lit(choice)))})`;
}
