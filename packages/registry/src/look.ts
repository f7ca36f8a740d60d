import type { Kysely } from 'kysely';
import { mapDriverError } from './driver-errors.ts';
import type { Registry } from './registry.ts';
import type { Tables } from './tables.ts';

/** Runs queries that only read, all on one state of the database. Engine errors come out as `RegistryError`. */
export async function look<Result>(
  registry: Registry,
  work: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  try {
    const reading = registry.db.transaction().setAccessMode('read only');
    // SQLite reads one state anyway, and does not know the words.
    const transaction =
      registry.engine === 'postgres' ? reading.setIsolationLevel('repeatable read') : reading;
    return await transaction.execute(work);
  } catch (error) {
    throw mapDriverError(error);
  }
}
