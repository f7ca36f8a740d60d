import { formatMonth, type CalendarDate } from '@passeport/calendar';
import type { HouseholdNumber, MutuelleNumber } from '@passeport/codes';
import { findReceipt, listContributions, listMutuelles, nameKey } from '@passeport/registry';
import type { Command } from 'commander';
import { addContribution, type TypedContribution } from '../actions/add-contribution.ts';
import { cancelReceipt } from '../actions/cancel-receipt.ts';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import type { Office } from '../office/open-office.ts';
import { formatFcfa } from '../words/format-fcfa.ts';
import { sayCancellation } from '../words/say-cancellation.ts';
import { sayContributionLines } from '../words/say-contribution-lines.ts';
import { sayPurchase } from '../words/say-purchase.ts';
import {
  parseAmountOption,
  parseDateOption,
  parseHouseholdOrMember,
  parseMethodOption,
  parseMonthOption,
  parseMutuelleOption,
  parseWholeNumber,
} from './arguments.ts';
import { addStatementCommand } from './contribution-statement.ts';

interface ListOptions {
  mutuelle?: MutuelleNumber;
  household?: HouseholdNumber;
  from?: CalendarDate;
  to?: CalendarDate;
  collector?: string;
}

/** `passeport contribution add|cancel|list|statement`. */
export function addContributionCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const contribution = program.command('contribution').description(words.contributionAbout);
  addAdd(contribution, context);
  addCancel(contribution, context);
  addList(contribution, context);
  addStatementCommand(contribution, context);
}

function addAdd(contribution: Command, context: CommandContext): void {
  const { words, language } = context;
  contribution
    .command('add')
    .argument('<household>', undefined, parseHouseholdOrMember)
    .description(words.contributionAddAbout)
    .requiredOption('--amount <F>', words.contributionAmount, parseAmountOption(1, 100_000_000))
    .option('--from <AAAA-MM>', words.contributionFrom, parseMonthOption)
    .option('--months <n>', words.contributionMonths, parseWholeNumber(1, 120))
    .option('--persons <n>', words.contributionPersons, parseWholeNumber(1, 99))
    .option('--paid-on <AAAA-MM-JJ>', words.contributionPaidOn, parseDateOption)
    .option('--receipt <n>', words.contributionReceipt)
    .option('--payer <name>', words.contributionPayer)
    .option('--collector <name>', words.contributionCollector)
    .option('--method <mode>', words.contributionMethod, parseMethodOption)
    .action(async (household: HouseholdNumber, typed: TypedContribution) => {
      await context.withOffice({ change: true }, async (office) => {
        const { terminal } = context;
        const { outcome, paidOn, entry, alike, fewer } = await addContribution(
          office,
          household,
          typed,
          context.by,
          language,
        );
        const { receipt, persons } = outcome;
        const amount = formatFcfa(typed.amount);
        terminal.say(
          outcome.outcome === 'already'
            ? words.contributions.receiptAlready(receipt, outcome.household)
            : words.contributions.receiptRecorded(receipt, household, amount, persons),
        );
        if (entry !== undefined) terminal.say(sayPurchase(entry, language));
        if (alike !== undefined) terminal.say(words.contributions.alikeAdded(alike));
        if (fewer !== undefined) {
          const { from, persons: count } = fewer;
          terminal.say(words.contributions.fewerFromAdded(formatMonth(from, language), count));
        }
        terminal.answer({
          household: outcome.household,
          outcome: outcome.outcome,
          receipt,
          paidOn,
          amountFcfa: typed.amount,
          persons,
          ...(alike !== undefined && { alike }),
          ...(fewer !== undefined && { fewer }),
          ...(entry === undefined
            ? {}
            : {
                feeFcfa: entry.feeFcfa,
                bought: entry.bought,
                months: entry.months,
                creditFcfa: entry.creditFcfa,
                shortFcfa: entry.shortFcfa,
              }),
        });
      });
    });
}

function addCancel(contribution: Command, context: CommandContext): void {
  const { words, language } = context;
  contribution
    .command('cancel')
    .argument('<receipt>')
    .description(words.contributionCancelAbout)
    .requiredOption('--reason <reason>', words.contributionReason)
    .option('--mutuelle <NNNN>', words.contributionMutuelle, parseMutuelleOption)
    .action(async (receipt: string, options: { reason: string; mutuelle?: MutuelleNumber }) => {
      await context.withOffice({ change: true }, async (office) => {
        const mutuelle = await mutuelleOfReceipt(office, receipt, options.mutuelle);
        const { reason } = options;
        const cancellation = await cancelReceipt(office, { mutuelle, receipt, reason }, context.by);
        context.terminal.say(...sayCancellation(cancellation, language));
        context.terminal.answer(cancellation);
      });
    });
}

/** Two mutuelles may have receipts of one number: when the office has several, the user says whose it is. */
async function mutuelleOfReceipt(
  { registry }: Office,
  receipt: string,
  chosen: MutuelleNumber | undefined,
): Promise<MutuelleNumber> {
  await requireMutuelle(registry, chosen);
  const mutuelles = await listMutuelles(registry);
  const [first, second] = mutuelles;
  const only = second === undefined ? first?.number : undefined;
  const mutuelle = chosen ?? only;
  if (mutuelle !== undefined) return mutuelle;
  const having: string[] = [];
  for (const { number, name } of mutuelles) {
    const found = await findReceipt(registry, number, receipt);
    if (found !== undefined) having.push(`${number} ${name} (${formatFcfa(found.amountFcfa)})`);
  }
  if (having.length === 0) throw new CliError('receipt-nowhere', { receipt });
  throw new CliError('receipt-whose', { receipt, having: having.join(', ') });
}

function addList(contribution: Command, context: CommandContext): void {
  const { words, language } = context;
  contribution
    .command('list')
    .description(words.contributionListAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .option('--household <n>', words.contributionHousehold, parseHouseholdOrMember)
    .option('--from <AAAA-MM-JJ>', words.contributionListFrom, parseDateOption)
    .option('--to <AAAA-MM-JJ>', words.contributionListTo, parseDateOption)
    .option('--collector <name>', words.contributionListCollector)
    .action(async ({ collector, ...options }: ListOptions) => {
      await context.withOffice({ change: false }, async ({ registry }) => {
        await requireMutuelle(registry, options.mutuelle);
        const all = await listContributions(registry, options);
        const contributions =
          collector === undefined
            ? all
            : all.filter((one) => nameKey(one.collector ?? '') === nameKey(collector));
        if (contributions.length === 0) context.terminal.say(words.noContribution);
        else context.terminal.say(...sayContributionLines(contributions, language));
        context.terminal.answer(contributions);
      });
    });
}
