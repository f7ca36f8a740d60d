import { calendarDateOf, daysBetween, type CalendarDate } from '@passeport/calendar';
import type { CardNumber, MutuelleNumber } from '@passeport/codes';
import { undeliveredCards } from '@passeport/registry';
import type { Command } from 'commander';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { HandOverScope } from '../print-shop/make-hand-over-list.ts';
import { recordHandOvers, undoRecorded } from '../print-shop/record-hand-overs.ts';
import { alignColumns } from '../terminal/align-columns.ts';
import { explainRefusal } from '../words/explain-error.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import {
  collect,
  parseCardArgument,
  parseDateOption,
  parseMutuelleOption,
  parseWholeNumber,
} from './arguments.ts';

interface RecordOptions {
  mutuelle?: MutuelleNumber;
  village?: string;
  delegate?: string;
  batch?: number;
  from?: string;
  except?: CardNumber[];
  to?: string;
  on?: CalendarDate;
  undo?: true;
}

/** `passeport card handover list`, `card handed-over`, `card undelivered`. */
export function addHandOverCommands(card: Command, context: CommandContext): void {
  const { words } = context;
  const { handOver } = words;
  const scoped = (command: Command) =>
    command
      .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
      .option('--village <name>', handOver.villageOption)
      .option('--delegate <name>', handOver.delegateOption);

  scoped(card.command('handover').description(handOver.about).command('list').description(handOver.listAbout))
    .option('--out <file.pdf>', handOver.outOption, 'bordereau-de-remise.pdf')
    .action(async ({ out, ...scope }: HandOverScope & { out: string }) => {
      await context.withOffice({ change: false }, async (office) => {
        await requireMutuelle(office.registry, scope.mutuelle);
        const path = context.path(out);
        const { makeHandOverList } = await import('../print-shop/make-hand-over-list.ts');
        const list = await makeHandOverList(office, scope, path, context.by, words, context.language);
        context.terminal.say(handOver.made(list.cards, list.lists, list.pages, path));
        for (const person of list.notMembers)
          context.terminal.warn(
            handOver.notMember(person.card, nameOnCard(person), handOver.statuses[person.status]),
          );
        context.terminal.answer({ ...list, path });
      });
    });

  scoped(card.command('handed-over').argument('[card...]').description(handOver.recordAbout))
    .option('--batch <n>', handOver.batchOption, parseWholeNumber(1, 1_000_000))
    .option('--from <file>', handOver.fromOption)
    .option('--except <card...>', handOver.exceptOption, collect(parseCardArgument))
    .option('--to <name>', handOver.toOption)
    .option('--on <AAAA-MM-JJ>', handOver.onOption, parseDateOption)
    .option('--undo', handOver.undoOption)
    .action(async (given: string[], { from, on, undo, ...options }: RecordOptions) => {
      const cards = given.map((text) => parseCardArgument(text));
      if (
        undo === true &&
        (on !== undefined || Object.keys(options).length > 0 || given.length + (from?.length ?? 0) === 0)
      )
        throw new CliError('undo-which');
      await context.withOffice({ change: true }, async (office) => {
        if (undo === true) {
          const named = { cards, ...(from === undefined ? {} : { from: context.path(from) }) };
          const undone = await undoRecorded(office, named, context.by);
          context.terminal.say(handOver.undone(undone.length));
          context.terminal.answer({ undone });
          return;
        }
        await requireMutuelle(office.registry, options.mutuelle);
        const job = {
          ...options,
          cards,
          on: on ?? calendarDateOf(context.by.at),
          ...(from === undefined ? {} : { from: context.path(from) }),
        };
        const { handedOver, already, refused } = await recordHandOvers(office, job, context.by);
        context.terminal.say(handOver.recorded(handedOver.length, already.length));
        for (const { card: number, code, details } of refused)
          context.terminal.warn(handOver.refused(number, explainRefusal(code, details, context.language)));
        if (refused.length > 0) context.refuse();
        context.terminal.answer({ handedOver, already, refused });
      });
    });

  scoped(card.command('undelivered').description(handOver.undeliveredAbout))
    .option('--out <file>', handOver.tableOption)
    .action(async ({ out, ...scope }: HandOverScope & { out?: string }) => {
      await context.withOffice({ change: false }, async ({ registry }) => {
        await requireMutuelle(registry, scope.mutuelle);
        const today = calendarDateOf(context.by.at);
        const { groupCards } = await import('../print-shop/make-hand-over-list.ts');
        const groups = groupCards(await undeliveredCards(registry, scope));
        const found = [...groups.values()].flat().map(({ printedAt, ...person }) => ({
          ...person,
          name: nameOnCard(person),
          printedOn: calendarDateOf(new Date(printedAt)),
          daysWaited: daysBetween(calendarDateOf(new Date(printedAt)), today),
        }));
        const rows = found.map(({ card: number, name, mutuelle, village, delegate, status, daysWaited }) => [
          mutuelle,
          village ?? '',
          delegate ?? '',
          number,
          status === 'active' ? name : `${name} (${handOver.statuses[status]})`,
          daysWaited,
        ]);
        if (found.length === 0) context.terminal.say(handOver.noneWaits);
        else if (out === undefined)
          context.terminal.say(
            ...alignColumns([handOver.tableHead, ...rows.map((row) => row.map(String))], [5]),
          );
        if (out !== undefined) {
          const { writeTable } = await import('@passeport/intake');
          const format = /\.xlsx$/i.test(out) ? 'xlsx' : 'csv';
          await writeFileAtomically(
            context.path(out),
            await writeTable(handOver.tableHead, rows, format),
            0o600,
          );
        }
        if (found.length > 0) context.terminal.say(handOver.waiting(found.length, groups.size));
        if (out !== undefined) context.terminal.say(context.path(out));
        context.terminal.answer(found);
      });
    });
}
