import type { Command } from 'commander';
import { publishOfficeList } from '../actions/publish-list.ts';
import type { CommandContext } from '../command-context.ts';
import { readKey } from '../office/keys.ts';
import { parseWholeNumber } from './arguments.ts';

/** `passeport publish`: the signed list, as a folder and as one file. */
export function addPublishCommand(program: Command, context: CommandContext): void {
  const { words } = context;
  program
    .command('publish')
    .description(words.publishAbout)
    .option('--out <dir>', words.publishOut)
    .option('--days <n>', words.publishDays, parseWholeNumber(1, 366), 30)
    .action(async ({ out, days }: { out?: string; days: number }) => {
      await context.withOffice({ change: true }, async (office) => {
        const key = await readKey(office.folder, 'lists', await context.passphrase());
        const folder = out === undefined ? office.folder.currentList : context.path(out);
        const published = await publishOfficeList(office, key, { out: folder, days }, context.by);
        context.terminal.say(
          words.published(published.sequence, published.households, published.folder),
          words.publishedFile(published.file),
        );
        context.terminal.answer(published);
      });
    });
}
