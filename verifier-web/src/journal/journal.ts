import { openDB, type DBSchema } from 'idb';
import type { JournalEntry } from './journal-entry.ts';
import { makeLock, openLock, type JournalLock } from './journal-lock.ts';
import { openEntry, sealEntry, type SealedEntry } from './seal-entry.ts';

/** So many answers are kept; the oldest make way. Some 2 MB. */
export const maxEntries = 5000;

interface JournalSchema extends DBSchema {
  lock: { key: 'lock'; value: JournalLock };
  entries: { key: number; value: SealedEntry };
}

/** The desk's journal: written without a PIN, read with it. */
export interface Journal {
  isKept(): Promise<boolean>;
  count(): Promise<number>;
  /** Begins a journal behind a PIN; one that was kept before is erased. */
  begin(pin: string): Promise<void>;
  /** Writes an entry, and resolves to what writes it again with more; nothing when no journal is kept. */
  write(entry: JournalEntry): Promise<((entry: JournalEntry) => Promise<void>) | undefined>;
  /**
   * Every entry, the oldest first, and how many do not open any more. Throws VerifierError `pin-wrong`.
   */
  read(pin: string): Promise<{ entries: JournalEntry[]; damaged: number }>;
  /** Erases everything, the PIN too: no PIN is asked, it may have been forgotten. */
  erase(): Promise<void>;
}

/** Opens the journal's own database, `name`. */
export async function openJournal(name: string): Promise<Journal> {
  const database = await openDB<JournalSchema>(name, 1, {
    upgrade(made) {
      made.createObjectStore('lock');
      made.createObjectStore('entries', { autoIncrement: true });
    },
  });

  async function erase(): Promise<void> {
    const transaction = database.transaction(['lock', 'entries'], 'readwrite');
    await Promise.all([
      transaction.objectStore('lock').clear(),
      transaction.objectStore('entries').clear(),
      transaction.done,
    ]);
  }

  /** Keeps a sealed entry and lets the oldest go, in one transaction; not when the journal was erased meanwhile. */
  async function keep(
    lock: JournalLock,
    sealed: SealedEntry,
    place: number | undefined,
  ): Promise<number | undefined> {
    const transaction = database.transaction(['lock', 'entries'], 'readwrite');
    const entries = transaction.objectStore('entries');
    const current = await transaction.objectStore('lock').get('lock');
    if (current?.publicKey.join() !== lock.publicKey.join()) return undefined;
    const kept = await entries.put(sealed, place);
    const tooMany = (await entries.count()) - maxEntries;
    if (tooMany > 0) {
      for (const old of await entries.getAllKeys(undefined, tooMany)) await entries.delete(old);
    }
    await transaction.done;
    return kept;
  }

  return {
    isKept: async () => (await database.get('lock', 'lock')) !== undefined,
    count: () => database.count('entries'),
    async begin(pin) {
      const lock = await makeLock(pin);
      await erase();
      await database.put('lock', lock, 'lock');
    },
    async write(entry) {
      const lock = await database.get('lock', 'lock');
      if (lock === undefined) return undefined;
      const place = await keep(lock, await sealEntry(entry, lock.publicKey), undefined);
      if (place === undefined) return undefined;
      // Sealing takes longer for one than for another: what was said last is kept last.
      let before: Promise<unknown> = Promise.resolve();
      return async (more) => {
        const writing = before.then(
          async () => await keep(lock, await sealEntry(more, lock.publicKey), place),
        );
        before = writing.catch(() => undefined);
        await writing;
      };
    },
    async read(pin) {
      const lock = await database.get('lock', 'lock');
      if (lock === undefined) return { entries: [], damaged: 0 };
      const key = await openLock(lock, pin);
      const entries: JournalEntry[] = [];
      let damaged = 0;
      for (const sealed of await database.getAll('entries')) {
        await openEntry(sealed, key).then(
          (entry) => entries.push(entry),
          () => damaged++,
        );
      }
      return { entries, damaged };
    },
    erase,
  };
}
