import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { mapDriverError } from './driver-errors.ts';
import type { Engine } from './engine.ts';
import { RegistryError } from './errors.ts';
import { migrate } from './migrate.ts';
import { ImmediateSqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

/** An open registry. `db` is for this package's verbs, not for its users. */
export interface Registry {
  readonly engine: Engine;
  readonly db: Kysely<Tables>;
  readonly busyMs: number;
  /**
   * Copies the whole registry, as it is at one moment and while others work, to a new file (https://sqlite.org/backup.html).
   * Undefined on a server, which has backups of its own.
   */
  readonly copyTo: ((path: string) => Promise<void>) | undefined;
  close(): Promise<void>;
}

/** Where the registry is: a SQLite file, made when `create` says so, or a PostgreSQL database. */
export type RegistryPlace = ({ path: string; create?: boolean | undefined } | { url: string }) & {
  /** How long, in ms, a change waits for another process's change; 5,000 unless told otherwise. */
  busyMs?: number | undefined;
};

/**
 * Opens a registry and brings its schema up to date. Throws `database-missing`, `database-foreign`, `database-corrupt`,
 * `database-newer`, `database-unwritable`, `database-unreachable`, `office-busy`.
 */
export async function openRegistry(place: RegistryPlace): Promise<Registry> {
  const busyMs = place.busyMs ?? 5_000;
  const details = 'path' in place ? { path: place.path } : {};
  let db: Kysely<Tables> | undefined;
  let copyTo: Registry['copyTo'];
  try {
    const engine = 'path' in place ? 'sqlite' : 'postgres';
    if ('path' in place) {
      const database = openSqlite(place.path, place.create ?? false, busyMs);
      db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(database, busyMs) });
      copyTo = (path) => copySqlite(database, path);
    } else db = await openPostgres(place.url);
    const opened = db;
    await migrate(opened, engine, busyMs);
    return { engine, db: opened, busyMs, copyTo, close: () => opened.destroy() };
  } catch (error) {
    await db?.destroy().catch(() => undefined);
    throw mapDriverError(error, details);
  }
}

/** 'PSRG' in the file's header (https://sqlite.org/pragma.html#pragma_application_id): another program's file is refused. */
const APPLICATION_ID = 0x50_53_52_47;

function openSqlite(path: string, create: boolean, busyMs: number): Database.Database {
  const isNew = !existsSync(path);
  if (isNew && !create) throw new RegistryError('database-missing', { path });
  const database = new Database(path, { timeout: busyMs });
  try {
    // Names and births are for this user alone; SQLite gives the log beside the file the same permissions.
    if (isNew) chmodSync(path, 0o600);
    const applicationId = database.pragma('application_id', { simple: true });
    if (applicationId !== APPLICATION_ID) {
      const { tables } = database
        .prepare<[], { tables: number }>('select count(*) as tables from sqlite_schema')
        .get() ?? { tables: 1 };
      if (applicationId !== 0 || tables > 0) throw new RegistryError('database-foreign', { path });
      database.pragma(`application_id = ${APPLICATION_ID}`);
    }
    database.pragma('journal_mode = wal');
    // WAL with FULL: what a verb reported done is on the disk, even if the power goes (https://sqlite.org/pragma.html#pragma_synchronous).
    database.pragma('synchronous = full');
    database.pragma('fullfsync = on');
    database.pragma('foreign_keys = on');
    database.pragma('trusted_schema = off');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

async function copySqlite(database: Database.Database, path: string): Promise<void> {
  try {
    // Names and births are for this user alone, in the copy too.
    writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
    await database.backup(path);
  } catch (error) {
    throw mapDriverError(error, { path });
  }
}

async function openPostgres(url: string): Promise<Kysely<Tables>> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 10_000 });
  // An idle connection that the server closes must not end the process: the next query says it.
  pool.on('error', () => undefined);
  return new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw('set synchronous_commit to on'));
      },
    }),
  });
}
