import { formatDate } from '@passeport/calendar';
import type { Command } from 'commander';
import { exportKeys } from '../actions/export-keys.ts';
import type { CommandContext } from '../command-context.ts';
import { readKey, readTrust } from '../office/keys.ts';
import { officeFolder } from '../office/office-folder.ts';

/** `passeport key list|export`. */
export function addKeyCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const key = program.command('key').description(words.keyAbout);

  key
    .command('list')
    .description(words.keyListAbout)
    .action(async () => {
      const { list } = await readTrust(officeFolder(context.place.path));
      for (const { kid, uses, validThrough } of list.keys) {
        const use = uses.map((one) => words.keyUses[one]).join(', ');
        context.terminal.say(words.keyLine(kid, use, formatDate(validThrough)));
      }
      context.terminal.answer(list);
    });

  key
    .command('export')
    .description(words.federation.keyExportAbout)
    .requiredOption('--out <file>', words.federation.keyExportOut)
    .action(async ({ out }: { out: string }) => {
      await context.withOffice({ change: false }, async (office) => {
        const lists = await readKey(office.folder, 'lists', await context.passphrase());
        const exported = await exportKeys(office, lists, context.path(out));
        context.terminal.say(
          words.federation.keysExported(exported.file),
          words.federation.keysFingerprint(exported.fingerprint),
        );
        context.terminal.answer(exported);
      });
    });
}
