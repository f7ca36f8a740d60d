import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { BATCH_STATES, PRINT_OUTCOMES, SPOIL_REASONS } from '../states.ts';

type Printing = 'print_batches' | 'print_batch_files' | 'print_batch_cards' | 'hand_overs';

/** The part of the first schema that knows which card is on which paper, and who got it. */
export async function createPrinting(
  db: Kysely<unknown>,
  create: <Table extends Printing>(db: Kysely<unknown>, name: Table) => CreateTableBuilder<Table>,
): Promise<void> {
  await create(db, 'print_batches')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('template', 'text', (c) => c.notNull())
    .addColumn('layout', 'text', (c) => c.notNull())
    .addColumn('printer', 'text')
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('geometry', 'text', (c) => c.notNull())
    .addColumn('sheets', 'integer', (c) => c.notNull().check(sql`sheets >= 1`))
    .addColumn('state', 'text', (c) => c.notNull().check(isOneOf('state', BATCH_STATES)))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addCheckConstraint('print_batches_confirmed', sql`(state = 'confirmed') = (confirmed_at is not null)`)
    .execute();
  await create(db, 'print_batch_files')
    .addColumn('batch', 'integer', (c) => c.notNull().references('print_batches.number'))
    .addColumn('part', 'integer', (c) => c.notNull().check(sql`part >= 1`))
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull().check(sql`length(sha256) = 64`))
    .addColumn('pages', 'integer', (c) => c.notNull().check(sql`pages >= 1`))
    .addColumn('first_sheet', 'integer', (c) => c.notNull().check(sql`first_sheet >= 1`))
    .addColumn('copies', 'integer', (c) => c.notNull().check(sql`copies >= 1`))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('print_batch_files_pk', ['batch', 'part'])
    .execute();
  await create(db, 'print_batch_cards')
    .addColumn('batch', 'integer', (c) => c.notNull().references('print_batches.number'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('card', 'text', (c) => c.notNull().references('cards.card'))
    .addColumn('sheet', 'integer', (c) => c.notNull().check(sql`sheet >= 1`))
    .addColumn('place', 'integer', (c) => c.notNull().check(sql`place >= 1`))
    .addColumn('outcome', 'text', (c) => c.notNull().check(isOneOf('outcome', PRINT_OUTCOMES)))
    .addColumn('reason', 'text', (c) => c.check(isOneOf('reason', SPOIL_REASONS)))
    .addColumn('note', 'text')
    .addColumn('checked_at', 'text')
    .addColumn('doubted_at', 'text')
    .addPrimaryKeyConstraint('print_batch_cards_pk', ['batch', 'position'])
    .addUniqueConstraint('print_batch_cards_once', ['card', 'batch'])
    .addCheckConstraint('print_batch_cards_spoiled', sql`(outcome = 'spoiled') = (reason is not null)`)
    .execute();
  await create(db, 'hand_overs')
    .addColumn('card', 'text', (c) => c.primaryKey().references('cards.card'))
    .addColumn('handed_on', 'text', (c) => c.notNull())
    .addColumn('delegate', 'text')
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .execute();
}

function isOneOf(column: string, choices: readonly string[]): ReturnType<typeof sql<boolean>> {
  return sql<boolean>`${sql.ref(column)} in (${sql.join(choices.map((choice) => sql.lit(choice)))})`;
}
