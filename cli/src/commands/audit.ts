import { addDays, type CalendarDate } from '@passeport/calendar';
import { CredentialError } from '@passeport/credential';
import { listAudit } from '@passeport/registry';
import { InvalidArgumentError, type Command } from 'commander';
import { exportAudit } from '../actions/export-audit.ts';
import { verifyAudit, type AuditTrouble } from '../actions/verify-audit.ts';
import type { CommandContext } from '../command-context.ts';
import { explainError } from '../words/explain-error.ts';
import { sayAuditLine } from '../words/say-audit-line.ts';
import { collect, parseDateOption, parseWholeNumber } from './arguments.ts';

interface ExportOptions {
  out: string;
  from?: CalendarDate;
  to?: CalendarDate;
}

/** `passeport audit [list]|verify|export`: who changed what and when. */
export function addAuditCommand(program: Command, context: CommandContext): void {
  const words = context.words.audit;
  const audit = program.command('audit').description(words.about);

  audit
    .command('list', { isDefault: true })
    .description(words.listAbout)
    .option('--limit <n>', words.limit, parseWholeNumber(1, 1_000_000), 1000)
    .option('--subject <number>', words.subject)
    .action(async ({ limit, subject }: { limit: number; subject?: string }) => {
      await context.withOffice({ change: false }, async ({ registry }) => {
        const lines = await listAudit(registry, { limit, within: subject, newest: true });
        if (lines.length === 0)
          context.terminal.say(subject === undefined ? words.none : words.noneOf(subject));
        for (const line of lines) context.terminal.say(sayAuditLine(line, context.words));
        context.terminal.answer(lines);
      });
    });

  audit
    .command('verify')
    .description(words.verifyAbout)
    .option('--list <path>', words.verifyList, collect(String))
    .action(async ({ list = [] }: { list?: string[] }) => {
      await context.withOffice({ change: false }, async (office) => {
        const given = list.map((path) => context.path(path));
        const verdict = await verifyAudit(office, given, context.surroundings.now());
        const { lines, sha256, troubles, lists, unchecked } = verdict;
        const unread = unchecked.map(({ path, error }) => ({
          path,
          reason: isOfOtherRoot(error) ? words.otherRoot : explainError(error, context.language).message,
        }));
        for (const trouble of troubles) context.terminal.say(sayTrouble(trouble, words));
        if (troubles.length === 0) {
          const [first] = lists;
          context.terminal.say(words.fits(lines), words.head(sha256));
          context.terminal.say(
            first === undefined ? words.noHeads : words.headsFit(lists.length, first, lists.at(-1) ?? first),
          );
        }
        for (const { path, reason } of unread) context.terminal.say(words.unchecked(path, reason));
        if (troubles.length > 0) context.refuse();
        context.terminal.answer({ intact: troubles.length === 0, lines, sha256, troubles, lists, unread });
      });
    });

  audit
    .command('export')
    .description(words.exportAbout)
    .requiredOption('--out <file>', words.exportOut, parseTableName)
    .option('--from <AAAA-MM-JJ>', words.from, parseDateOption)
    .option('--to <AAAA-MM-JJ>', words.to, parseDateOption)
    .action(async ({ out, from, to }: ExportOptions) => {
      await context.withOffice({ change: false }, async ({ registry }) => {
        const path = context.path(out);
        const format = out.toLowerCase().endsWith('.json') ? 'json' : 'csv';
        const span = { from, to: to && addDays(to, 1) };
        const lines = await exportAudit(registry, path, format, span, context.words);
        context.terminal.say(words.exported(lines, path));
        context.terminal.answer({ lines, file: path });
      });
    });
}

/** The office's own lists of before it came under another root are so, too. */
function isOfOtherRoot(error: Error): boolean {
  return error instanceof CredentialError && error.code === 'key-unknown';
}

function sayTrouble(trouble: AuditTrouble, words: CommandContext['words']['audit']): string {
  switch (trouble.kind) {
    case 'changed':
      return words.changed(trouble.id);
    case 'missing':
      return words.missing(trouble.id);
    case 'rewritten':
      return words.rewritten(trouble.from, trouble.to, trouble.sequence);
    case 'shorter':
      return words.shorter(trouble.sequence, trouble.lines);
    case 'other-list':
      return words.otherList(trouble.sequence);
  }
}

function parseTableName(text: string): string {
  if (!/\.(?:csv|json)$/i.test(text)) throw new InvalidArgumentError('For example journal.csv');
  return text;
}
