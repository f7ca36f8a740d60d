import { countEn } from './count-things.ts';
import type { safetyFr } from './safety.fr.ts';

/** What backup, restore and doctor say, in English. */
export const safetyEn: typeof safetyFr = {
  backupAbout: 'back the office up, encrypted, to a USB stick or a folder',
  backupTo: 'USB stick or folder',
  backupKeep: 'how many backups to keep there',
  backupPhotos: 'Photos',
  backedUp: (path, bytes, photos, fresh) =>
    `Backup made and read back: ${path} (${Math.ceil(bytes / 1000)} kB), ${countEn(photos, 'photo file', 'photo files')}, ${fresh} of them new.`,
  backupKeepBoth: (folder) =>
    `Keep the folder ${folder} whole: the photos lie apart in it. Nobody can open it without the passphrase.`,
  backupsRemoved: (count) => `${countEn(count, 'old backup', 'old backups')} deleted.`,
  photosChanged: (count) =>
    `WARNING: ${countEn(count, 'photo file was changed on the disk and is', 'photo files were changed on the disk and are')} not in the backup: import these photos again.`,
  backupOfServer:
    'This office’s database is on a PostgreSQL server: it is not in this backup, the server’s own backup keeps it.',
  backupReminder: (days, made) =>
    made
      ? `Last backup ${countEn(days, 'day', 'days')} ago: plug in the USB stick and run “passeport backup --to …”.`
      : `This office was never backed up (${countEn(days, 'day', 'days')} of work): plug in a USB stick and run “passeport backup --to …”.`,
  restoreAbout: 'make an office anew from a backup',
  restoreTo: 'folder of the office to make, new or empty',
  restoreList: 'this office’s newest list (folder or file), from a phone or a USB stick',
  restoreForce: 'restore even without a list, or from before the last list',
  restored: (path, day, time, photos) =>
    `Office made anew in ${path}, as it was on ${day} at ${time}, with ${countEn(photos, 'photo file', 'photo files')}.`,
  restoredOlder: (sequence) =>
    `WARNING: this backup is from before list no. ${sequence}: people enrolled since have lost their number. Enrol them again, they get another one, and give them a new card.`,
  numbersSkipped:
    'Numbers were skipped, so that nobody gets somebody else’s: the next households, persons, cards, receipts and lists begin further on.',
  restoredNext: (day) => `Enter again what was done after ${day}, run “passeport doctor”, then publish.`,
  photosNotRestored: (count) =>
    `WARNING: ${countEn(count, 'photo file is', 'photo files are')} not beside the backup: copy its folder “photos” too, then restore again.`,
  doctorAbout: 'look the whole office over: database, audit, photos, keys, date, disk, list, backup, plans',
  doctor: {
    levels: { ok: 'good   ', warning: 'warning', error: 'BAD    ' },
    findings: {
      database: {
        ok: 'The database is intact.',
        damaged: 'The database is damaged ({what}): restore the last backup.',
      },
      audit: {
        ok: 'The audit is intact, and the published lists confirm it.',
        audit: 'The audit was changed: run “passeport audit verify” to learn where.',
      },
      cards: {
        ok: 'Every card is in the audit.',
        unrecorded:
          'Cards are not in the audit ({cards}): do not hand them over, and find out who wrote to the database.',
      },
      photos: {
        ok: 'Every recorded photo is there.',
        missing:
          'Photo files are missing ({count}, first that of {member}): restore the backup, or import them again.',
        orphans: 'Some photo files are no longer used ({count}), which does no harm.',
      },
      keys: {
        ok: 'The keys are good for more than 60 days.',
        expired:
          'A key ({use}) has expired: run “passeport key rotate” where the root key is, or ask whoever keeps it to.',
        expiring:
          'A key ({use}) is good for {days} days only, through {through}: run “passeport key rotate” now, or ask whoever keeps the root key to.',
        readable: 'The key {name} can be read by other users of this computer: make the file yours alone.',
      },
      clock: {
        ok: 'The computer’s date is plausible.',
        behind: 'The computer’s date is {today}, before the last work done ({last}): set its date.',
      },
      disk: {
        ok: 'There is room on the disk.',
        small: 'Only {megabytes} MB are left on the disk: make room.',
      },
      list: {
        ok: 'The last list is less than 8 days old.',
        none: 'No list is published: desks know nobody yet.',
        old: 'The last list (no. {sequence}) is {days} days old: publish a new one.',
      },
      backup: {
        ok: 'Less than 7 days of work are without a backup.',
        old: 'No backup for {days} days: plug in the USB stick and run “passeport backup --to …”.',
      },
      plans: {
        ok: 'The plans are without fault.',
        faults: 'plans.json has faults ({count}): run “passeport plan check”.',
        unknown: 'Plan {plan} of mutuelle {mutuelle} does not exist: add it to plans.json.',
      },
    },
    failed: 'This could not be examined: {what}',
    summary: (errors, warnings) =>
      errors + warnings === 0
        ? 'All is well.'
        : `${countEn(errors, 'thing', 'things')} to repair, ${countEn(warnings, 'thing', 'things')} to see to.`,
  },
};
