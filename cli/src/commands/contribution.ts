import {
  addMonths,
  calendarDateOf,
  formatDate,
  formatMonth,
  type CalendarDate,
  type Month,
} from '@passeport/calendar';
import type { HouseholdNumber, MutuelleNumber } from '@passeport/codes';
import { listContributions, recordContributions } from '@passeport/registry';
import type { Command } from 'commander';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { explainRefusal } from '../words/explain-error.ts';
import { formatFcfa } from '../words/format-fcfa.ts';
import {
  parseDateOption,
  parseHouseholdArgument,
  parseMonthOption,
  parseMutuelleOption,
  parseWholeNumber,
} from './arguments.ts';

interface AddOptions {
  from: Month;
  months: number;
  amount: number;
  paidOn?: CalendarDate;
  receipt?: string;
}

/** `passeport contribution add|list`. */
export function addContributionCommands(program: Command, context: CommandContext): void {
  const { words, language } = context;
  const contribution = program.command('contribution').description(words.contributionAbout);

  contribution
    .command('add')
    .argument('<household>', undefined, parseHouseholdArgument)
    .description(words.contributionAddAbout)
    .requiredOption('--from <AAAA-MM>', words.contributionFrom, parseMonthOption)
    .requiredOption('--months <n>', words.contributionMonths, parseWholeNumber(1, 120))
    .requiredOption('--amount <F>', words.contributionAmount, parseWholeNumber(0, 100_000_000))
    .option('--paid-on <AAAA-MM-JJ>', words.contributionPaidOn, parseDateOption)
    .option('--receipt <n>', words.contributionReceipt)
    .action(async (household: HouseholdNumber, options: AddOptions) => {
      await context.withOffice({ change: true }, async ({ registry }) => {
        const { by, terminal } = context;
        const paidOn = options.paidOn ?? calendarDateOf(by.at);
        const { from, months, amount, receipt } = options;
        const sourceKey =
          receipt === undefined ? `${household}|${paidOn}|${from}|${months}|${amount}` : `receipt|${receipt}`;
        const row = { row: 1, payer: household, sourceKey, paidOn, amountFcfa: amount, from, months };
        const { outcomes } = await recordContributions(
          registry,
          [receipt === undefined ? row : { ...row, receipt }],
          by,
        );
        for (const outcome of outcomes) {
          if (outcome.outcome === 'refused') {
            throw new CliError('contribution-refused', {
              reason: explainRefusal(outcome.code, outcome.details, language),
            });
          }
          // The receipt is known, but for another payment.
          if (outcome.outcome === 'already' && outcome.differs.length > 0) {
            throw new CliError('contribution-refused', {
              reason: explainRefusal('receipt-taken', { receipt: receipt ?? '' }, language),
            });
          }
        }
        const through = formatMonth(addMonths(from, months - 1), language);
        const already = outcomes[0]?.outcome === 'already';
        terminal.say(
          already ? words.contributionAlready(household) : words.contributionAdded(household, through),
        );
        terminal.answer({
          household,
          from,
          months,
          amountFcfa: amount,
          paidOn,
          outcome: outcomes[0]?.outcome,
        });
      });
    });

  contribution
    .command('list')
    .description(words.contributionListAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .action(async (options: { mutuelle?: MutuelleNumber }) => {
      await context.withOffice({ change: false }, async ({ registry }) => {
        await requireMutuelle(registry, options.mutuelle);
        const contributions = await listContributions(registry, options);
        if (contributions.length === 0) context.terminal.say(words.noContribution);
        for (const { household, paidOn, amountFcfa, from, months, receipt } of contributions) {
          const period =
            from === undefined || months === undefined
              ? ''
              : `${formatMonth(from, language)} – ${formatMonth(addMonths(from, months - 1), language)}`;
          context.terminal.say(
            words.contributionLine(
              household,
              formatDate(paidOn),
              formatFcfa(amountFcfa),
              period,
              receipt ?? '',
            ),
          );
        }
        context.terminal.answer(contributions);
      });
    });
}
