import { readFile } from 'node:fs/promises';
import {
  lockOffice,
  openRegistry,
  readOffice,
  type Office as OfficeRecord,
  type Registry,
} from '@passeport/registry';
import * as v from 'valibot';
import { CliError } from '../cli-error.ts';
import { finishTrust } from './commit-trust.ts';
import { officeFolder, type OfficeFolder } from './office-folder.ts';
import { finishStagedKeys } from './staged-keys.ts';

/** An office that is open: its folder, its database, who it is. */
export interface Office {
  folder: OfficeFolder;
  registry: Registry;
  record: OfficeRecord;
  close(): Promise<void>;
}

/** Where the office is; `registryUrl` only for an office whose registry is on a PostgreSQL server. */
export interface OfficePlace {
  path: string;
  registryUrl?: string | undefined;
}

/** What `office.json` says: which registry the office has. The server's address and password are never in it. */
export const officeMarker = v.strictObject({
  format: v.literal(1),
  registry: v.picklist(['sqlite', 'postgres']),
});

/**
 * Opens an office. `change: true` holds the office's lock until it is closed, so that two commands that change
 * something wait for each other or are refused (`office-busy`).
 * Throws `office-missing`, `office-from-newer-version`, `office-needs-registry`, or what the registry throws.
 */
export async function openOffice(place: OfficePlace, { change }: { change: boolean }): Promise<Office> {
  const folder = officeFolder(place.path);
  const kind = await readMarker(folder);
  if (kind === 'postgres' && place.registryUrl === undefined) throw new CliError('office-needs-registry');
  const lock = change ? await lockOffice(folder.root, { waitMs: 2000 }) : undefined;
  try {
    const registry = await openRegistry(
      kind === 'postgres' && place.registryUrl !== undefined
        ? { url: place.registryUrl }
        : { path: folder.registry },
    );
    const close = async () => {
      await registry.close();
      lock?.release();
    };
    const record = await readOffice(registry);
    if (record === undefined) {
      await close();
      throw new CliError('office-incomplete', { path: folder.root });
    }
    if (change) await finishTrust(folder, registry);
    await finishStagedKeys(folder.keys);
    return { folder, registry, record, close };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function readMarker(folder: OfficeFolder): Promise<'sqlite' | 'postgres'> {
  let text: string;
  try {
    text = await readFile(folder.marker, 'utf8');
  } catch (cause) {
    throw new CliError('office-missing', { path: folder.root }, { cause });
  }
  const marker = v.safeParse(v.pipe(v.string(), v.parseJson(), officeMarker), text);
  if (!marker.success) throw new CliError('office-from-newer-version', { path: folder.marker });
  return marker.output.registry;
}
