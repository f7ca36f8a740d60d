import { calendarDateOf, daysBetween } from '@passeport/calendar';
import { listAudit } from '@passeport/registry';
import type { Office } from '../office/open-office.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/fr.ts';
import { readBackupRecord, writeBackupRecord } from './backup-record.ts';

/** After so many days without a backup it is said. */
export const BACKUP_DAYS = 7;

/**
 * Says, once a day and after the work is done, that no backup was made for 7 days. What goes wrong here is kept quiet: the work
 * was done, and `doctor` says the rest.
 */
export async function remindOfBackup(
  office: Office,
  now: Date,
  terminal: Terminal,
  words: Words,
): Promise<void> {
  try {
    const record = await readBackupRecord(office.folder);
    const today = calendarDateOf(now);
    if (record.reminded !== undefined && calendarDateOf(new Date(record.reminded)) === today) return;
    const days = await daysWithoutBackup(office, now);
    if (days < BACKUP_DAYS) return;
    terminal.warn(words.safety.backupReminder(days, record.last !== undefined));
    await writeBackupRecord(office.folder, { ...record, reminded: now.toISOString() });
  } catch {
    // A full disk, a lost server: told by whatever command meets it.
  }
}

/** Days since the last backup; without one, since the office's first change. */
export async function daysWithoutBackup({ folder, registry }: Office, now: Date): Promise<number> {
  const { last } = await readBackupRecord(folder);
  const since = last?.at ?? (await listAudit(registry, { limit: 1 }))[0]?.at;
  return since === undefined ? 0 : daysBetween(calendarDateOf(new Date(since)), calendarDateOf(now));
}
