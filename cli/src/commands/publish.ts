import { calendarDateOf, daysBetween } from '@passeport/calendar';
import type { Command } from 'commander';
import { exportStatusList } from '../actions/export-status-list.ts';
import { publishOfficeList } from '../actions/publish-list.ts';
import type { CommandContext } from '../command-context.ts';
import { parseUrlOption, parseWholeNumber } from './arguments.ts';
import { addMergeCommand } from './merge.ts';
import { addSigningCommands } from './publish-sign.ts';

interface StatusListOptions {
  out: string;
  uri: string;
  index?: string;
  days: number;
}

/** `passeport publish`: the signed list, as a folder and as one file; `publish status-list`: as the IETF writes it. */
export function addPublishCommand(program: Command, context: CommandContext): void {
  const { words } = context;
  const publish = program.command('publish').description(words.publishAbout);
  publish
    // What `publish` alone does. Options of its own, `publish` would take from the commands under it.
    .command('list', { isDefault: true })
    .description(words.publishListAbout)
    .option('--out <dir>', words.publishOut)
    .option('--days <n>', words.publishDays, parseWholeNumber(1, 366), 30)
    .action(async ({ out, days }: { out?: string; days: number }) => {
      await context.withOffice({ change: true }, async (office) => {
        const key = await context.key(office, 'lists');
        const folder = out === undefined ? office.folder.currentList : context.path(out);
        const published = await publishOfficeList(office, key, { out: folder, days }, context.by);
        context.terminal.say(
          words.published(published.sequence, published.households, published.folder),
          words.publishedFile(published.file),
        );
        const { delta, newlyDead } = published;
        if (newlyDead !== undefined) {
          const today = calendarDateOf(context.by.at);
          const days = daysBetween(calendarDateOf(new Date(newlyDead.oldestReport)), today);
          context.terminal.say(words.lost.newlyDead(newlyDead.cards, days));
        }
        if (delta !== undefined) {
          context.terminal.say(words.publishedDelta(delta.before, delta.bytes, delta.file));
        }
        context.terminal.answer(published);
      });
    });

  addMergeCommand(publish, context);
  addSigningCommands(publish, context);

  publish
    .command('status-list')
    .description(words.statusListAbout)
    .requiredOption('--out <file>', words.statusListOut)
    .requiredOption('--uri <url>', words.statusListUri, parseUrlOption)
    .option('--index <file>', words.statusListIndex)
    .option('--days <n>', words.statusListDays, parseWholeNumber(1, 31), 7)
    .action(async ({ out, uri, index, days }: StatusListOptions) => {
      // Nothing is changed, but what is exported must not change meanwhile.
      await context.withOffice({ change: true }, async (office) => {
        const key = await context.key(office, 'lists');
        const indexFile = index === undefined ? undefined : context.path(index);
        const given = { uri, file: context.path(out), indexFile, days };
        const exported = await exportStatusList(office, key, given, context.by.at);
        const { valid, suspended, invalid } = exported.counts;
        context.terminal.say(
          words.statusListWritten(valid, suspended, invalid, exported.file),
          words.statusListFetched(uri, exported.expires),
        );
        if (indexFile !== undefined) context.terminal.say(words.statusListIndexWritten(indexFile));
        context.terminal.answer(exported);
      });
    });
}
