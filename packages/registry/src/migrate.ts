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
  if (!(await hasPending(db, migrations))) return;
  await db.transaction().execute(async (trx) => {
    await takeWriteLock(trx, engine, busyMs);
    const provider = { getMigrations: () => Promise.resolve(migrations) };
    const { error } = await new Migrator({ db: trx, provider }).migrateToLatest();
    if (error !== undefined) throw error;
  });
}

async function hasPending(db: Kysely<Tables>, migrations: Record<string, Migration>): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return true;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const unknown = rows.find(({ name }) => !Object.hasOwn(migrations, name));
  if (unknown !== undefined) throw new RegistryError('database-newer', { migration: unknown.name });
  return rows.length < Object.keys(migrations).length;
}
