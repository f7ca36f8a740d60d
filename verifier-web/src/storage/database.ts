import type { NewestSeen } from '@passeport/eligibility';
import type { TrustList } from '@passeport/credential';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { VerifierConfig } from '../config.ts';
import { VerifierError } from '../errors.ts';
import type { Language } from '../words/index.ts';

/** A generation of an office's list as it was received; its files lie apart, by hash, shared by generations. */
export interface StoredList {
  office: number;
  sequence: number;
  manifest: string;
  trust: string;
  /** SHA-256 in hexadecimal of the directory and of every block. */
  files: string[];
  /** When this phone got it: an ISO instant, by the phone's clock. */
  received: string;
}

/** What this phone keeps besides lists; each is absent until it is known. */
export interface Settings {
  language: Language;
  /** Pinned at the first start. */
  config: VerifierConfig;
  /** The newest trust list accepted. */
  trust: TrustList;
  /** The newest list accepted of each office, and the newest collection: nothing older is taken, even when it itself is lost. */
  seen: NewestSeen[];
  /** The manifest of the newest collection, whose lists lie apart, as if each had come by itself. */
  collection: string;
  /** The desk's own office, when lists of others are on the phone too: that of the first list, or the one chosen. */
  homeOffice: number;
  /** What the receptionist chose, as `parsePreferences` reads it. */
  preferences: unknown;
}

interface VerifierSchema extends DBSchema {
  settings: { key: keyof Settings; value: Settings[keyof Settings] };
  lists: { key: [office: number, sequence: number]; value: StoredList };
  files: { key: string; value: Uint8Array };
  parts: { key: string; value: Uint8Array };
}

/** The page's database. */
export type Database = IDBPDatabase<VerifierSchema>;

/** Whether the browser had no space left. */
export function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/**
 * Opens the phone's database, making it at the first start. Several tabs may have it open.
 * Throws VerifierError `storage-refused`, as in a private window of some browsers.
 *
 * @param name one database for each folder that a verifier is served from
 * @param onLost is told when the browser takes it away: it was short of space, or somebody erased it
 */
export async function openDatabase(name: string, onLost: () => void = () => {}): Promise<Database> {
  const opening = openDB<VerifierSchema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('settings');
      database.createObjectStore('lists', { keyPath: ['office', 'sequence'] });
      database.createObjectStore('files');
      // What came of files when the network broke off.
      database.createObjectStore('parts');
    },
    blocking() {
      // Whoever erases it is not kept waiting.
      void opening.then((database) => database.close());
      onLost();
    },
    terminated: onLost,
  });
  return await opening.catch((error: unknown) => {
    throw new VerifierError('storage-refused', 'IndexedDB does not open', error);
  });
}
