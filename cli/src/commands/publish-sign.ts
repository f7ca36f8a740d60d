import { calendarDateOf, formatDate } from '@passeport/calendar';
import { confirm, isCancel } from '@clack/prompts';
import type { Command } from 'commander';
import {
  examineRequest,
  requestOfficeList,
  takeSignedList,
  type ExaminedRequest,
} from '../actions/sign-list.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { awayPlace } from '../office/keys.ts';
import { parseWholeNumber } from './arguments.ts';

/** `passeport publish request|sign|take`: a list made by an operator, signed by the administrator. */
export function addSigningCommands(publish: Command, context: CommandContext): void {
  const words = context.words.listSigning;

  publish
    .command('request')
    .description(words.requestAbout)
    .requiredOption('--out <file>', words.requestOut)
    .option('--days <n>', context.words.publishDays, parseWholeNumber(1, 366), 30)
    .action(async ({ out, days }: { out: string; days: number }) => {
      await context.withOffice({ change: true }, async (office) => {
        const key = await context.key(office, 'cards');
        const asked = await requestOfficeList(office, key, { file: context.path(out), days }, context.by);
        context.terminal.say(words.requested(asked.sequence, asked.households, asked.file));
        context.terminal.answer(asked);
      });
    });

  publish
    .command('sign <request>')
    .description(words.signAbout)
    .requiredOption('--out <file>', words.signOut)
    .option('--yes', words.signYes)
    .action(async (request: string, { out, yes }: { out: string; yes?: boolean }) => {
      const dir = context.keysDir;
      if (dir === undefined) throw new CliError('administrator-place-missing', { path: '--keys' });
      const placeOf = (office: number): string => awayPlace(dir, office);
      const now = context.surroundings.now();
      const examined = await examineRequest(context.path(request), placeOf, () => context.passphrase(), now);
      context.terminal.say(...describe(examined));
      if (examined.changes.cardsRevived > 0)
        context.terminal.warn(words.revived(examined.changes.cardsRevived));
      if (yes !== true && !(await isAgreed())) throw new CliError('sign-not-agreed');
      const file = context.path(out);
      await examined.write(file);
      context.terminal.say(words.signed(examined.list.sequence, file));
      const { office, sequence, issued, expires } = examined.list;
      context.terminal.answer({ office, sequence, issued, expires, changes: examined.changes, file });
    });

  publish
    .command('take <list>')
    .description(words.takeAbout)
    .option('--out <dir>', context.words.publishOut)
    .action(async (list: string, { out }: { out?: string }) => {
      await context.withOffice({ change: true }, async (office) => {
        const folder = out === undefined ? office.folder.currentList : context.path(out);
        const taken = await takeSignedList(office, context.path(list), folder, context.by);
        context.terminal.say(
          words.taken(taken.sequence, taken.folder),
          context.words.publishedFile(taken.file),
        );
        context.terminal.answer(taken);
      });
    });

  function describe({ list, officeName, before, changes }: ExaminedRequest): string[] {
    const day = (instant: string): string => formatDate(calendarDateOf(new Date(instant)));
    return [
      words.about(list.sequence, list.office, officeName, day(list.issued), day(list.expires)),
      before === undefined ? words.noneBefore : words.comparedWith(before),
      words.covered(changes.householdsCovered, changes.householdsGained, changes.householdsLost),
      words.persons(changes.personsWithDeadCards, changes.personsExcepted),
      ...(changes.mutuellesAdded.length > 0 ? [words.added(changes.mutuellesAdded.join(', '))] : []),
      ...(changes.mutuellesRemoved.length > 0 ? [words.removed(changes.mutuellesRemoved.join(', '))] : []),
      ...(changes.directoryChanged ? [words.directory] : []),
    ];
  }

  /** Asked on a terminal; elsewhere only `--yes` is an answer. */
  async function isAgreed(): Promise<boolean> {
    const { stdin, stderr } = context.surroundings;
    if (!stdin.isTTY) return false;
    const answer = await confirm({ message: words.ask, input: stdin, output: stderr, initialValue: false });
    return !isCancel(answer) && answer;
  }
}
