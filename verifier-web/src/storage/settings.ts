import { VerifierError } from '../errors.ts';
import { isQuota, type Database, type Settings } from './database.ts';

/** Everything kept besides lists. */
export async function readSettings(database: Database): Promise<Partial<Settings>> {
  const transaction = database.transaction('settings');
  const [keys, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  // Only `saveSetting` and `saveLists` write here, each key with its own type.
  return Object.fromEntries(keys.map((key, index) => [key, values[index]])) as Partial<Settings>;
}

/** Throws VerifierError `storage-full`. */
export async function saveSetting<Name extends keyof Settings>(
  database: Database,
  name: Name,
  value: Settings[Name],
): Promise<void> {
  await database.put('settings', value, name).catch((error: unknown) => {
    throw isQuota(error) ? new VerifierError('storage-full', name, error) : error;
  });
}
