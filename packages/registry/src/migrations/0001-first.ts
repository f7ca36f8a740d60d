import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';
import { CARD_REASONS, CARD_STATES, PAYMENT_METHODS, PERSON_STATUSES } from '../states.ts';
import { createAudit } from './audit.ts';
import { createContributionRules } from './contribution-rules.ts';
import { createIdentities } from './identities.ts';
import { createPrinting } from './printing.ts';
import { createPhotos } from './photos.ts';
import { createTransfers } from './transfers.ts';

type Schema = Kysely<unknown>;

/** The first schema. A migration that was released is never edited: the next one changes it. */
export function firstMigration(engine: Engine): Migration {
  const create = <Table extends string>(
    db: Schema,
    name: Table,
    options: { clustered?: boolean } = {},
  ): CreateTableBuilder<Table> => {
    const table = db.schema.createTable(name);
    if (engine !== 'sqlite') return table;
    return table.modifyEnd(options.clustered === true ? sql`strict, without rowid` : sql`strict`);
  };
  const bytes = engine === 'sqlite' ? sql`blob` : sql`bytea`;
  return {
    async up(db: Schema) {
      await createOffice(db, create);
      await createMembers(db, create);
      await createPhotos(db, create, bytes);
      await createContributions(db, create);
      await createContributionRules(db, engine);
      await createCards(db, create);
      await createIdentities(db, create);
      await createPrinting(db, create);
      await createLists(db, create);
      await createAudit(db, create, engine);
      await createTransfers(db, create, engine);
    },
  };
}

/** `clustered`: SQLite keeps the rows in the order of their primary key, in which they are read (https://sqlite.org/withoutrowid.html). */
type Create = <Table extends string>(
  db: Schema,
  name: Table,
  options?: { clustered?: boolean },
) => CreateTableBuilder<Table>;

async function createOffice(db: Schema, create: Create): Promise<void> {
  await create(db, 'office')
    .addColumn('id', 'integer', (c) => c.primaryKey().check(sql`id = 1`))
    .addColumn('number', 'integer', (c) => c.notNull().check(sql`number between 1 and 9999`))
    .addColumn('name', 'text', (c) => c.notNull())
    .execute();
  await create(db, 'office_ranges')
    .addColumn('first', 'text', (c) => c.primaryKey())
    .addColumn('last', 'text', (c) => c.notNull())
    .execute();
  await create(db, 'counters')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('next', 'integer', (c) => c.notNull())
    .execute();
  for (const name of ['audit', 'contribution', 'card', 'batch', 'list'])
    await sql`insert into counters (name, next) values (${name}, 1)`.execute(db);
  await create(db, 'mutuelle_numbers')
    .addColumn('number', 'text', (c) => c.primaryKey().check(sql`length(number) = 4`))
    .addColumn('given_at', 'text', (c) => c.notNull())
    .execute();
  await create(db, 'mutuelles')
    .addColumn('number', 'text', (c) => c.primaryKey().references('mutuelle_numbers.number'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('union_name', 'text')
    .addColumn('union_key', 'text', (c) => c.notNull())
    .addColumn('plan_code', 'text', (c) => c.notNull())
    .addColumn('later_plans', 'text')
    .addColumn('cercle', 'text')
    .addColumn('village', 'text')
    .addColumn('created', 'text', (c) => c.notNull())
    .addColumn('next_household', 'integer', (c) =>
      c.notNull().check(sql`next_household between 1 and 100000`),
    )
    .addColumn('next_own_receipt', 'integer', (c) => c.notNull().check(sql`next_own_receipt >= 1`))
    .addUniqueConstraint('mutuelles_name_union', ['name_key', 'union_key'])
    .execute();
}

async function createMembers(db: Schema, create: Create): Promise<void> {
  await create(db, 'households', { clustered: true })
    .addColumn('mutuelle', 'text', (c) => c.notNull().references('mutuelles.number'))
    .addColumn('household', 'integer', (c) => c.notNull().check(sql`household between 1 and 99999`))
    .addColumn('source_key', 'text', (c) => c.notNull())
    .addColumn('village', 'text')
    .addColumn('delegate', 'text')
    .addColumn('joined', 'text')
    .addColumn('added', 'text', (c) => c.notNull())
    .addColumn('next_person', 'integer', (c) => c.notNull().check(sql`next_person between 2 and 100`))
    .addColumn('head_given', 'integer', (c) => c.notNull().check(sql`head_given in (0, 1, 2)`))
    .addColumn('skipped', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('households_pk', ['mutuelle', 'household'])
    .addUniqueConstraint('households_source_key', ['mutuelle', 'source_key'])
    .execute();
  await create(db, 'persons')
    .addColumn('member', 'text', (c) => c.primaryKey().check(sql`length(member) = 16`))
    .addColumn('mutuelle', 'text', (c) => c.notNull())
    .addColumn('household', 'integer', (c) => c.notNull())
    .addColumn('person', 'integer', (c) => c.notNull().check(sql`person between 1 and 99`))
    .addColumn('source_key', 'text', (c) => c.notNull())
    .addColumn('row_key', 'text')
    .addColumn('photo_file', 'text')
    .addColumn('family_name', 'text', (c) => c.notNull())
    .addColumn('given_names', 'text', (c) => c.notNull())
    .addColumn('sex', 'text', (c) => c.notNull().check(sql`sex in ('F', 'M')`))
    .addColumn('birth', 'text', (c) => c.notNull())
    .addColumn('relation', 'text')
    .addColumn('phone', 'text')
    .addColumn('nina', 'text')
    .addColumn('status', 'text', (c) => c.notNull().check(isOneOf('status', PERSON_STATUSES)))
    .addColumn('since', 'text')
    .addColumn('joined', 'text')
    .addColumn('added', 'text', (c) => c.notNull())
    .addColumn('edition_floor', 'integer', (c) =>
      c
        .notNull()
        .defaultTo(1)
        .check(sql`edition_floor between 1 and 999`),
    )
    .addForeignKeyConstraint('persons_household', ['mutuelle', 'household'], 'households', [
      'mutuelle',
      'household',
    ])
    .addUniqueConstraint('persons_number', ['mutuelle', 'household', 'person'])
    .addUniqueConstraint('persons_source_key', ['mutuelle', 'source_key'])
    .execute();
  await db.schema.createIndex('persons_row_key').on('persons').columns(['mutuelle', 'row_key']).execute();
  // Coverage looks at persons who may be exceptions, and at nobody else.
  await sql`create index persons_ended on persons (mutuelle, household) where status <> 'active'`.execute(db);
  await sql`create index persons_joined on persons (mutuelle, household) where joined is not null`.execute(
    db,
  );
  await sql`create index persons_children on persons (mutuelle, birth) where relation = 'child'`.execute(db);
}

async function createContributions(db: Schema, create: Create): Promise<void> {
  await create(db, 'contributions', { clustered: true })
    .addColumn('mutuelle', 'text', (c) => c.notNull())
    .addColumn('household', 'integer', (c) => c.notNull())
    .addColumn('id', 'integer', (c) => c.notNull().unique())
    .addColumn('paid_on', 'text', (c) => c.notNull())
    .addColumn('amount_fcfa', 'integer', (c) => c.notNull())
    .addColumn('persons', 'integer', (c) => c.notNull().check(sql`persons between 1 and 99`))
    .addColumn('from_month', 'text')
    .addColumn('months', 'integer', (c) => c.check(sql`months >= 1`))
    .addColumn('receipt', 'text', (c) => c.notNull())
    .addColumn('cancels', 'text')
    .addColumn('receipt_key', 'text', (c) => c.notNull())
    .addColumn('source_key', 'text', (c) => c.notNull())
    .addColumn('payer', 'text')
    .addColumn('collector', 'text')
    .addColumn('method', 'text', (c) => c.check(isOneOf('method', PAYMENT_METHODS)))
    .addColumn('reason', 'text')
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('contributions_pk', ['mutuelle', 'household', 'id'])
    .addForeignKeyConstraint('contributions_household', ['mutuelle', 'household'], 'households', [
      'mutuelle',
      'household',
    ])
    .addUniqueConstraint('contributions_source_key', ['mutuelle', 'source_key'])
    .addUniqueConstraint('contributions_receipt', ['mutuelle', 'receipt_key'])
    .addUniqueConstraint('contributions_cancelled_once', ['mutuelle', 'cancels'])
    .addCheckConstraint(
      'contributions_counter_entry',
      sql`case when cancels is null then amount_fcfa > 0 and reason is null
        else amount_fcfa < 0 and reason is not null end`,
    )
    .execute();
}

async function createCards(db: Schema, create: Create): Promise<void> {
  await create(db, 'cards')
    .addColumn('card', 'text', (c) => c.primaryKey())
    .addColumn('member', 'text', (c) => c.notNull().references('persons.member'))
    .addColumn('mutuelle', 'text', (c) => c.notNull())
    .addColumn('edition', 'integer', (c) => c.notNull().check(sql`edition between 1 and 999`))
    .addColumn('issue_number', 'integer', (c) =>
      c
        .notNull()
        .unique()
        .check(sql`issue_number >= 1`),
    )
    .addColumn('state', 'text', (c) => c.notNull().check(isOneOf('state', CARD_STATES)))
    .addColumn('qr_text', 'text', (c) => c.notNull())
    .addColumn('kid', 'text', (c) => c.notNull())
    .addColumn('not_before', 'text', (c) => c.notNull())
    .addColumn('valid_through', 'text', (c) => c.notNull())
    .addColumn('issued_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('revoked_from', 'text', (c) => c.check(isOneOf('revoked_from', CARD_STATES)))
    .addColumn('revoked_after_list', 'integer', (c) => c.check(sql`revoked_after_list >= 0`))
    .addColumn('reason', 'text', (c) => c.check(isOneOf('reason', CARD_REASONS)))
    .addColumn('reported_by', 'text')
    .addColumn('reported_at', 'text')
    .addColumn('fee_fcfa', 'integer', (c) => c.check(sql`fee_fcfa >= 0`))
    .addColumn('replacement_asked', 'integer', (c) => c.notNull().check(sql`replacement_asked in (0, 1)`))
    .addUniqueConstraint('cards_edition', ['member', 'edition'])
    .addCheckConstraint(
      'cards_revoked',
      sql`(state = 'revoked') = (revoked_at is not null) and (state = 'revoked') = (revoked_from is not null)`,
    )
    .execute();
  // Whatever the program does, nobody has two live cards.
  await sql`create unique index cards_one_live on cards (member) where state <> 'revoked'`.execute(db);
  await db.schema
    .createIndex('cards_mutuelle')
    .on('cards')
    .columns(['mutuelle', 'state', 'member', 'edition'])
    .execute();
}

async function createLists(db: Schema, create: Create): Promise<void> {
  await create(db, 'published_lists')
    .addColumn('sequence', 'integer', (c) => c.primaryKey())
    .addColumn('issued', 'text', (c) => c.notNull())
    .addColumn('expires', 'text', (c) => c.notNull())
    .addColumn('manifest_sha256', 'text', (c) => c.notNull())
    .execute();
}

function isOneOf(column: string, choices: readonly string[]): ReturnType<typeof sql<boolean>> {
  return sql<boolean>`${sql.ref(column)} in (${sql.join(choices.map((choice) => sql.lit(choice)))})`;
}
