import { dirname, join } from 'node:path';
import { calendarDateOf, formatDate } from '@passeport/calendar';
import type { Command } from 'commander';
import type { Restored } from '../actions/restore-backup.ts';
import type { Difference } from '../backup/compare-with-list.ts';
import { findBackup } from '../backup/find-backup.ts';
import { isToEnterAgain } from '../backup/write-differences.ts';
import type { CommandContext } from '../command-context.ts';
import { readKey } from '../office/keys.ts';
import { parseWholeNumber } from './arguments.ts';

/** `passeport backup`, `passeport restore`. */
export function addBackupCommands(program: Command, context: CommandContext): void {
  const words = context.words.safety;

  program
    .command('backup')
    .description(words.backupAbout)
    .requiredOption('--to <dir>', words.backupTo)
    .option('--keep <n>', words.backupKeep, parseWholeNumber(1, 1000), 7)
    .action(async ({ to, keep }: { to: string; keep: number }) => {
      // Others may work meanwhile: the database is copied as it is at one moment.
      await context.withOffice({ change: false }, async (office) => {
        const passphrase = await context.passphrase();
        // A passphrase that is mistyped here would seal what nobody can open.
        await readKey(office.folder, 'cards', passphrase);
        const { makeBackup } = await import('../actions/make-backup.ts');
        const made = await makeBackup(
          office,
          { to: context.path(to), keep, passphrase },
          context.surroundings.now(),
          (total) => context.terminal.progress(words.backupPhotos, total),
        );
        context.terminal.say(
          words.backedUp(made.file, made.bytes, made.photos, made.newPhotos),
          words.backupKeepBoth(dirname(made.file)),
        );
        if (made.removed.length > 0) context.terminal.say(words.backupsRemoved(made.removed.length));
        if (made.registry === 'postgres') context.terminal.say(words.backupOfServer);
        if (made.changedPhotos.length > 0) {
          context.terminal.say(words.photosChanged(made.changedPhotos.length));
          context.refuse();
        }
        context.terminal.answer(made);
      });
    });

  program
    .command('restore <backup>')
    .description(words.restoreAbout)
    .requiredOption('--to <dir>', words.restoreTo)
    .option('--list <path>', words.restoreList)
    .option('--force', words.restoreForce)
    .action(async (backup: string, options: { to: string; list?: string; force?: boolean }) => {
      const { to, list, force = false } = options;
      const given = { to: context.path(to), list: list === undefined ? list : context.path(list), force };
      const { restoreBackup } = await import('../actions/restore-backup.ts');
      const restored = await restoreBackup(
        await findBackup(context.path(backup)),
        given,
        await context.passphrase(),
        context.words,
        context.by,
      );
      const day = formatDate(calendarDateOf(new Date(restored.created)));
      context.terminal.say(
        words.restored(restored.path, day, restored.created.slice(11, 16), restored.photos),
      );
      if (restored.olderThan !== undefined) context.terminal.say(words.restoredOlder(restored.olderThan));
      if (restored.registry === 'sqlite')
        context.terminal.say(words.numbersSkipped, context.words.recover.afterRestore(day));
      if (restored.trust !== undefined) context.terminal.say(context.words.restored.trust(restored.trust));
      sayDifferences(restored, day);
      context.terminal.say(words.restoredNext(day));
      if (restored.registry === 'postgres') context.terminal.say(words.backupOfServer);
      if (restored.missingPhotos.length > 0) {
        context.terminal.say(words.photosNotRestored(restored.missingPhotos.length));
        context.refuse();
      }
      context.terminal.answer(restored);
    });

  function sayDifferences({ path, olderThan, differences }: Restored, day: string): void {
    if (olderThan === undefined || differences === undefined) return;
    const said = context.words.restored;
    const count = (kind: Difference['kind']): number =>
      differences.list.filter((one) => one.kind === kind).length;
    const toEnter = differences.list.filter(isToEnterAgain).length;
    context.terminal.say(
      said.taken(olderThan, count('person'), count('card')),
      said.again(olderThan, toEnter, join(path, differences.file)),
      said.limits(day),
    );
  }
}
