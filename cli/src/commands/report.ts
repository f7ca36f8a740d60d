import { addMonths, calendarDateOf, monthOf, toMonthIndex, type Month } from '@passeport/calendar';
import { Argument, Option, type Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { REPORT_NAMES, type ReportName } from '../reports/report-names.ts';
import type { AskedScope } from '../reports/report-scope.ts';
import type { ReportFormat } from '../reports/write-reports.ts';
import { parseMonthOption, parseMutuelleOption } from './arguments.ts';

interface ReportOptions extends AskedScope {
  out: string;
  from?: Month;
  to?: Month;
  format?: ReportFormat | 'both';
}

/** A year, this month its last. */
const USUAL_MONTHS = 12;
const MOST_MONTHS = 24;

/** `passeport report members|cards|handover|coverage|contributions|dues|warnings|all`. */
export function addReportCommand(program: Command, context: CommandContext): void {
  const { words } = context;
  const { reports } = words;
  program
    .command('report')
    .addArgument(new Argument('<report>', reports.nameArgument).choices([...REPORT_NAMES, 'all']))
    .description(reports.about)
    .requiredOption('--out <path>', reports.outOption)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .option('--union <name>', reports.unionOption)
    .option('--village <name>', words.handOver.villageOption)
    .option('--from <AAAA-MM>', reports.fromOption, parseMonthOption)
    .option('--to <AAAA-MM>', reports.toOption, parseMonthOption)
    .addOption(new Option('--format <format>', reports.formatOption).choices(['xlsx', 'pdf', 'both']))
    .action(async (name: ReportName | 'all', { out, from, to, format, ...asked }: ReportOptions) => {
      const now = context.by.at;
      const months = listMonths(from, to, monthOf(calendarDateOf(now)));
      await context.withOffice({ change: false }, async (office) => {
        const { formatValue } = await import('@passeport/reports');
        const { readReportScope } = await import('../reports/report-scope.ts');
        const { makeReports } = await import('../reports/make-reports.ts');
        const { readReportPlace, writeReports } = await import('../reports/write-reports.ts');
        const scope = await readReportScope(office, asked, now);
        const { language } = context;
        const request = { office, scope, months, today: calendarDateOf(now), words, language };
        const made = await makeReports(name, request);
        const files = await writeReports(made, readReportPlace(context.path(out), format), now);
        for (const { report } of made) {
          const figures = report.topics[0]?.figures ?? [];
          const lines = figures.map(({ label, value, kind }) =>
            reports.figure(label, formatValue(value, kind, language)),
          );
          context.terminal.say(report.title, ...lines);
        }
        context.terminal.say(...files);
        context.terminal.answer({
          files,
          reports: made.map(({ report: { title, scope: of, period, topics } }) => ({
            title,
            scope: of,
            period,
            topics: topics.map(({ title: topic, figures, tables }) => ({ title: topic, figures, tables })),
          })),
        });
      });
    });
}

/** Throws `period-wrong`. */
function listMonths(
  from: Month | undefined,
  to: Month | undefined,
  now: Month,
): readonly [Month, ...Month[]] {
  const last = to ?? (from !== undefined && from > now ? from : now);
  const first = from ?? addMonths(last, 1 - USUAL_MONTHS);
  const count = toMonthIndex(last) - toMonthIndex(first) + 1;
  if (count < 1 || count > MOST_MONTHS) throw new CliError('period-wrong', { most: MOST_MONTHS });
  return [first, ...Array.from({ length: count - 1 }, (_, at) => addMonths(first, at + 1))];
}
