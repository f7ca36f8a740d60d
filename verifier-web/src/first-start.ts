import { parseConfig, maxConfigBytes, type VerifierConfig } from './config.ts';
import { fetchText } from './list/fetch-bytes.ts';
import type { Database } from './storage/database.ts';
import { readSettings, saveSetting } from './storage/settings.ts';

/**
 * The configuration pinned on this phone; at the first start, the one beside the page, pinned from now on. A
 * config.json that changes later changes nothing: its roots would be anybody's.
 *
 * Throws VerifierError `offline`, `not-found`, `too-big` or `config-malformed`.
 */
export async function readConfig(database: Database): Promise<VerifierConfig> {
  const { config } = await readSettings(database);
  if (config !== undefined) return config;
  const fetched = parseConfig(await fetchText('./config.json', maxConfigBytes));
  await saveSetting(database, 'config', fetched);
  return fetched;
}
