import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';

/**
 * Kysely's SQLite dialect begins transactions with plain `BEGIN`, which takes the write lock only at the first write: two
 * processes that both read first then both fail, at once and whatever the busy timeout (https://sqlite.org/lang_transaction.html).
 * Here a transaction begins with `BEGIN IMMEDIATE`, unless it says that it only reads.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Database.Database;
  readonly #busyMs: number;

  /** `busyMs`: how long a transaction waits for another process's one; then the driver's `SQLITE_BUSY`. */
  constructor(database: Database.Database, busyMs: number) {
    super({ database });
    this.#database = database;
    this.#busyMs = busyMs;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#database, this.#busyMs);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #busyMs: number;

  constructor(database: Database.Database, busyMs: number) {
    super({ database: keepStatements(database) });
    this.#database = database;
    this.#busyMs = busyMs;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    if (settings?.accessMode === 'read only') {
      await connection.executeQuery(CompiledQuery.raw('begin'));
      return;
    }
    const deadline = performance.now() + this.#busyMs;
    for (let pauseMs = 1; !this.#tryBeginImmediate(performance.now() >= deadline); pauseMs *= 1.5)
      await sleep(Math.min(pauseMs, 25));
  }

  /** SQLite's own waiting would stop the whole process, and with it a transaction of ours that the other waits for. */
  #tryBeginImmediate(isLast: boolean): boolean {
    this.#database.pragma('busy_timeout = 0');
    try {
      this.#database.exec('begin immediate');
      return true;
    } catch (error) {
      if (!isLast && isBusy(error)) return false;
      throw error;
    } finally {
      this.#database.pragma(`busy_timeout = ${READ_BUSY_MS}`);
    }
  }

  /** Some errors (a full disk among them) make SQLite roll back by itself: a second rollback would hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** More are prepared anew: queries of ever other lengths must not fill the memory. */
const KEPT_STATEMENTS = 200;

/** A database whose statements are prepared once: Kysely prepares anew for each query, which a country's 8,000 mutuelles feel. */
function keepStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    prepare(query) {
      const known = kept.get(query);
      if (known !== undefined) return known;
      const statement = database.prepare<readonly unknown[]>(query);
      const [oldest] = kept.size < KEPT_STATEMENTS ? [] : kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(query, statement);
      return statement;
    },
    close: () => database.close(),
  };
}

/** Readers of a WAL database wait only while another process recovers or truncates the log. */
const READ_BUSY_MS = 2_000;

/** SQLite has transactional DDL; Kysely's adapter says no, so its migrator would not use a transaction. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
