import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
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
    super({ database });
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
