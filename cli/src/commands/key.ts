import { formatDate } from '@passeport/calendar';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { readTrust } from '../office/keys.ts';
import { officeFolder } from '../office/office-folder.ts';

/** `passeport key list`. */
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
}
