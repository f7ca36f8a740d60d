import { calendarDateOf, monthOf } from '@passeport/calendar';
import type { HouseholdNumber } from '@passeport/codes';
import type { Command } from 'commander';
import { gatherStatements } from '../actions/gather-statements.ts';
import { readAccount, type SettledHousehold } from '../actions/read-account.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import type { Office } from '../office/open-office.ts';
import type { NamedReport } from '../reports/make-reports.ts';
import type { AskedScope } from '../reports/report-scope.ts';
import { formatFcfa } from '../words/format-fcfa.ts';
import { sayStatement } from '../words/say-statement.ts';
import { parseHouseholdOrMember, parseMutuelleOption } from './arguments.ts';

interface StatementOptions extends Pick<AskedScope, 'mutuelle' | 'village'> {
  out?: string;
}

/** `passeport contribution statement`: a household's, or those of a mutuelle or village in one document. */
export function addStatementCommand(contribution: Command, context: CommandContext): void {
  const { words } = context;
  contribution
    .command('statement')
    .argument('[household]', undefined, parseHouseholdOrMember)
    .description(words.contributionStatementAbout)
    .option('--mutuelle <NNNN>', words.contributionStatementMutuelle, parseMutuelleOption)
    .option('--village <name>', words.contributionStatementVillage)
    .option('--out <path>', words.contributionStatementOut)
    .action(async (household: HouseholdNumber | undefined, { out, ...asked }: StatementOptions) => {
      const isOfMany = asked.mutuelle !== undefined || asked.village !== undefined;
      await context.withOffice({ change: false }, async (office) => {
        if (household !== undefined && !isOfMany) await stateOne(office, household, out, context);
        else if (household === undefined && isOfMany && out !== undefined)
          await stateMany(office, asked, out, context);
        else throw new CliError('statement-of-whom');
      });
    });
}

async function stateOne(
  office: Office,
  household: HouseholdNumber,
  out: string | undefined,
  context: CommandContext,
): Promise<void> {
  const { words, language } = context;
  const { at } = context.by;
  const settled = await readAccount(office, household, at);
  context.terminal.say(...sayStatement(settled, at, language));
  const { makeStatementReport } = await import('../reports/statement-report.ts');
  const paper = { office: office.record.name, at, words, language };
  const files = out === undefined ? [] : await print(makeStatementReport(settled, paper), out, context);
  if (files.length > 0) context.terminal.say(...files);
  context.terminal.answer({ ...(files.length > 0 && { files }), ...toJson(settled, at) });
}

function toJson({ mutuelle, plan, kept, account, personsIn }: SettledHousehold, at: Date): object {
  return {
    household: kept.household,
    mutuelle: mutuelle.number,
    plan: plan.code,
    joined: kept.joined,
    persons: kept.persons.filter(({ status }) => status === 'active').length,
    personsToPay: personsIn(monthOf(calendarDateOf(at))),
    ...account,
    contributions: kept.contributions,
  };
}

async function stateMany(
  office: Office,
  asked: AskedScope,
  out: string,
  context: CommandContext,
): Promise<void> {
  const { words, language } = context;
  const { at } = context.by;
  if (/\.xlsx$/i.test(out)) throw new CliError('statements-on-paper');
  const { readReportScope } = await import('../reports/report-scope.ts');
  const { describeScope } = await import('../reports/make-reports.ts');
  const { makeStatementsReport } = await import('../reports/statement-report.ts');
  const scope = await readReportScope(office, asked, at);
  const settled = await gatherStatements(office, scope, at);
  if (settled.length === 0) throw new CliError('statements-none');
  const paper = { office: office.record.name, at, words, language };
  const files = await print(makeStatementsReport(settled, describeScope(scope, words), paper), out, context);
  const dueFcfa = settled.reduce((sum, { account }) => sum + account.due.fcfa, 0);
  const owing = settled.filter(({ account }) => account.due.fcfa > 0).length;
  const { statement } = words.contributions;
  context.terminal.say(statement.manyMade(settled.length, owing, formatFcfa(dueFcfa)), ...files);
  context.terminal.answer({
    files,
    statements: settled.map(({ kept, account }) => ({
      household: kept.household,
      dueFcfa: account.due.fcfa,
      creditFcfa: account.creditFcfa,
    })),
    owing,
    dueFcfa,
  });
}

async function print(report: NamedReport, out: string, context: CommandContext): Promise<string[]> {
  const { readReportPlace, writeReports } = await import('../reports/write-reports.ts');
  return await writeReports([report], readReportPlace(context.path(out), 'pdf'), context.by.at);
}
