import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { PERSON_STATUSES } from '../states.ts';

type Identities = 'merges' | 'moves' | 'distinct_persons' | 'lost_numbers';

/**
 * The part of the first schema that knows whose a number is: merged, moved, decided to be two persons', or of somebody forgotten. The other number may
 * be of a mutuelle that another office has.
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
  await create(db, 'lost_numbers')
    .addColumn('member', 'text', (c) => c.primaryKey().check(sql`length(member) = 16`))
    .addColumn('mutuelle', 'text', (c) => c.notNull().references('mutuelles.number'))
    .addColumn('below', 'integer', (c) => c.notNull().check(sql`below between 1 and 1000`))
    .addColumn('status', 'text', (c) => c.notNull().check(isOneOf('status', PERSON_STATUSES)))
    .addColumn('since', 'text')
    .execute();
}

function isOneOf(column: string, choices: readonly string[]): ReturnType<typeof sql<boolean>> {
  return sql<boolean>`${sql.ref(column)} in (${sql.join(choices.map((choice) => sql.lit(choice)))})`;
}
