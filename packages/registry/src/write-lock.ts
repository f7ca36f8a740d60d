import { sql, type Transaction } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

/** 'PS' and 'reg': our key among a PostgreSQL database's advisory locks. */
const ADVISORY_KEY = 0x50_53_72_65_67;

/**
 * Makes a transaction the only one that writes. SQLite's `BEGIN IMMEDIATE` has done so already; PostgreSQL gets an advisory
 * lock that ends with the transaction (its manual, 13.3.5), taken before anything is read, so that what is read next is what
 * the writer before left. Waits `busyMs`, then the driver's lock timeout (SQLSTATE 55P03).
 */
export async function takeWriteLock(trx: Transaction<Tables>, engine: Engine, busyMs: number): Promise<void> {
  if (engine === 'sqlite') return;
  // A lock_timeout of 0 would mean: for ever.
  await sql`select set_config('lock_timeout', ${String(Math.max(1, busyMs))}, true)`.execute(trx);
  await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_KEY)})`.execute(trx);
}
