import { formatDate, parseCalendarDate } from '@passeport/calendar';
import type { Command } from 'commander';
import { describeList, type DescribedList } from '../actions/describe-list.ts';
import { gatherLists, publishMerged, type RefusedList } from '../actions/merge-lists.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { explainError } from '../words/explain-error.ts';
import type { Words } from '../words/fr.ts';
import { collect, parseWholeNumber } from './arguments.ts';

interface MergeOptions {
  out?: string;
  without?: number[];
  skipBad?: boolean;
}

/** `passeport publish merge`: the offices' lists as one national list. */
export function addMergeCommand(publish: Command, context: CommandContext): void {
  const words = context.words.federation;
  publish
    .command('merge <list...>')
    .description(words.mergeAbout)
    .option('--out <dir>', words.mergeOut)
    .option('--without <n>', words.mergeWithout, collect(parseWholeNumber(1, 9999)))
    .option('--skip-bad', words.mergeSkipBad)
    .action(async (lists: string[], { out, without = [], skipBad = false }: MergeOptions) => {
      const { terminal, by } = context;
      await context.withOffice({ change: true }, async (office) => {
        const key = await context.key(office, 'collections');
        const given = lists.map((argument) => ({ argument, path: context.path(argument) }));
        const { taken, refused, leftOut } = await gatherLists(office, given, without, by.at);

        const described = taken.map((one) => describeList(one, by.at));
        for (const list of described) terminal.say(...sayList(list, words));
        const refusals = refused.map((one) => explainRefused(one, context));
        for (const { what, message, code } of refusals)
          terminal.warn(words.mergeRefused(what, message, code));
        if (refused.length > 0 && !skipBad) throw new CliError('merge-refused', { count: refused.length });
        for (const name of leftOut) terminal.warn(words.mergeLeftOut(name));

        const folder = out === undefined ? office.folder.collection : context.path(out);
        const merged = await publishMerged(office, taken, { key, out: folder }, by);
        terminal.say(
          words.merged(merged.sequence, taken.length, merged.folder),
          context.words.publishedFile(merged.file),
        );
        terminal.answer({ ...merged, offices: described, refused: refusals, leftOut });
        if (refused.length > 0) context.refuse();
      });
    });
}

function sayList(list: DescribedList, words: Words['federation']): string[] {
  const { name, sequence, ageDays, mutuelles, ranges } = list;
  const day = (instant: string): string => formatDate(parseCalendarDate(instant.slice(0, 10)));
  const about = words.mergeMutuelles(mutuelles, ranges);
  const lines = [words.mergeLine(name, sequence, day(list.issued), words.mergeAge(ageDays), about)];
  if (list.kept) lines.push(words.mergeKept);
  if (list.isExpired) lines.push(words.mergeExpired(name, day(list.expires)));
  else if (list.freshness === 'too-old') lines.push(words.mergeTooOld(name));
  else if (list.freshness === 'old') lines.push(words.mergeOld(name));
  return lines;
}

/** A refusal as it is told: which file or office, and why. */
interface Refusal {
  what: string;
  code: string;
  message: string;
}

function explainRefused(
  { path, name = '', error }: RefusedList,
  { words, language }: CommandContext,
): Refusal {
  const what = path ?? words.federation.mergeKeptRefused(name);
  const { code, message } = explainError(error, language);
  return { what, code, message };
}
