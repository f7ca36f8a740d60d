import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Engine } from './engine.ts';
import { RegistryError } from './errors.ts';
import { firstMigration } from './migrations/0001-first.ts';
import type { Tables } from './tables.ts';
import { takeWriteLock } from './write-lock.ts';

/** Every migration there ever was, by name, in order. */
function migrationsFor(engine: Engine): Record<string, Migration> {
  return { '0001-first': firstMigration(engine) };
}

/**
 * Brings the schema up to date, in one transaction that holds the write lock: two processes that open a new database at once
 * make it once. Throws `database-newer` when a later version of this program has been here.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine, busyMs: number): Promise<void> {
  const migrations = migrationsFor(engine);
  if (!(await hasPending(db, engine, migrations))) return;
  await db.transaction().execute(async (trx) => {
    await takeWriteLock(trx, engine, busyMs);
    const provider = { getMigrations: () => Promise.resolve(migrations) };
    const inSchema = engine === 'postgres' ? { migrationTableSchema: await currentSchema(trx) } : {};
    const { error } = await new Migrator({ db: trx, provider, ...inSchema }).migrateToLatest();
    if (error !== undefined) throw error;
  });
}

async function hasPending(
  db: Kysely<Tables>,
  engine: Engine,
  migrations: Record<string, Migration>,
): Promise<boolean> {
  const find =
    engine === 'sqlite'
      ? sql<{ found: unknown }>`select name as found from sqlite_schema where name = 'kysely_migration'`
      : sql<{ found: unknown }>`select to_regclass('kysely_migration') as found`;
  const [table] = (await find.execute(db)).rows;
  if (table === undefined || table.found === null) return true;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const unknown = rows.find(({ name }) => !Object.hasOwn(migrations, name));
  if (unknown !== undefined) throw new RegistryError('database-newer', { migration: unknown.name });
  return rows.length < Object.keys(migrations).length;
}

/** A server's database may hold other programs' tables in other schemas, Kysely's own among them: ours is the one we are in. */
async function currentSchema(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  const name = rows[0]?.name;
  if (typeof name !== 'string') throw new RegistryError('database-unwritable', { field: 'search_path' });
  return name;
}
