import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { mapDriverError } from './driver-errors.ts';
import { RegistryError } from './errors.ts';

/** An office folder that is ours until `release`, or until this process ends. */
export interface OfficeLock {
  release(): void;
}

/** A lock whose handle was dropped would be collected, and the folder unlocked, at any moment: what is held is kept here. */
const held = new Set<Database.Database>();

/**
 * Locks an office folder for this process, so that two commands do not write its files at once. The lock is SQLite's exclusive
 * lock on the empty file `office.lock`: the operating system drops it when the process ends, however it ends, so there are no
 * stale locks. Throws `office-busy`, at once or after `waitMs`.
 */
export async function lockOffice(
  dir: string,
  options: { waitMs?: number | undefined } = {},
): Promise<OfficeLock> {
  const path = join(dir, 'office.lock');
  const deadline = performance.now() + (options.waitMs ?? 0);
  for (;;) {
    try {
      return hold(path);
    } catch (error) {
      const mapped = mapDriverError(error, { path });
      const isBusy = mapped instanceof RegistryError && mapped.code === 'office-busy';
      if (!isBusy || performance.now() >= deadline) throw mapped;
    }
    await sleep(50);
  }
}

function hold(path: string): OfficeLock {
  const database = new Database(path, { timeout: 0 });
  try {
    // No journal beside it: nothing is ever written, and a full disk is no reason not to lock.
    database.pragma('journal_mode = memory');
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    throw error;
  }
  held.add(database);
  return {
    release() {
      held.delete(database);
      database.close();
    },
  };
}
