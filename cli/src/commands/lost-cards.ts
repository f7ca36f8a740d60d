import { formatDate, type CalendarDate } from '@passeport/calendar';
import type { CardNumber } from '@passeport/codes';
import {
  CARD_REASONS,
  findCard,
  replaceCard,
  restoreCard,
  revokeCard,
  revokeLostCard,
  type Card,
  type CardReason,
} from '@passeport/registry';
import { Option, type Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { reportedAt } from '../lost/reported-at.ts';
import { sayHowLong } from '../lost/say-how-long.ts';
import { wordToDesks } from '../lost/word-to-desks.ts';
import { findCardTheft } from '../office/card-theft.ts';
import { defaultRefusalsPath } from '../office/office-folder.ts';
import type { Office } from '../office/open-office.ts';
import { formatFcfa } from '../words/format-fcfa.ts';
import { sayImport } from '../words/say-import.ts';
import { parseCardArgument, parseDateOption, parseWholeNumber } from './arguments.ts';

interface DeclarationOptions {
  reason: CardReason;
  reportedBy?: string;
  reportedOn?: CalendarDate;
  receipt?: string;
}

/** `passeport card revoke|replace|unrevoke|revoke-file`. */
export function addLostCardCommands(card: Command, context: CommandContext): void {
  addRevoke(card, context);
  addReplace(card, context);
  addUndo(card, context);
  addRevokeFile(card, context);
}

function declared(command: Command, { words }: CommandContext): Command {
  return command
    .argument('<card>', undefined, parseCardArgument)
    .addOption(
      new Option('--reason <reason>', words.reasonOption).choices(CARD_REASONS).makeOptionMandatory(),
    )
    .option('--reported-by <name>', words.lost.byOption)
    .option('--reported-on <AAAA-MM-JJ>', words.lost.onOption, parseDateOption)
    .option('--receipt <file.pdf>', words.lost.receiptOption);
}

function addRevoke(card: Command, context: CommandContext): void {
  const { words } = context;
  declared(card.command('revoke'), context)
    .description(words.cardRevokeAbout)
    .action(async (number: CardNumber, options: DeclarationOptions) => {
      await context.withOffice({ change: true }, async (office) => {
        const why = describe(options, context);
        const { registry } = office;
        const answer = { card: number, state: 'revoked', reason: options.reason };
        if ((await findCard(registry, number)) === undefined) {
          // It may be from after the backup of which this office was made again.
          await revokeLostCard(registry, number, why, context.by);
          context.terminal.say(words.lost.revokedUnknown(number), await sayHowLong(registry, words));
          return context.terminal.answer(answer);
        }
        const revoked = await revokeCard(registry, number, why, context.by);
        context.terminal.say(words.cardRevoked(revoked.card), await sayHowLong(registry, words));
        await writeReceipt(office, revoked, undefined, options.receipt, context);
        context.terminal.answer(answer);
      });
    });
}

function addReplace(card: Command, context: CommandContext): void {
  const { words } = context;
  declared(card.command('replace'), context)
    .description(words.cardReplaceAbout)
    .option('--fee <F>', words.lost.feeOption, parseWholeNumber(0, 1_000_000))
    .action(async (number: CardNumber, options: DeclarationOptions & { fee?: number }) => {
      await context.withOffice({ change: true }, async (office) => {
        const why = { ...describe(options, context), feeFcfa: options.fee };
        const { revoked, next } = await replaceCard(office.registry, number, why, context.by);
        context.terminal.say(
          words.cardReplaced(revoked.card, next),
          await sayHowLong(office.registry, words),
        );
        await writeReceipt(office, revoked, next, options.receipt, context);
        context.terminal.answer({ card: revoked.card, next, reason: options.reason });
      });
    });
}

function addUndo(card: Command, context: CommandContext): void {
  const { words } = context;
  card
    .command('unrevoke')
    .argument('<card>', undefined, parseCardArgument)
    .description(words.lost.undoAbout)
    .action(async (number: CardNumber) => {
      await context.withOffice({ change: true }, async (office) => {
        const { registry } = office;
        const known = await findCard(registry, number);
        const since = known && (await findCardTheft(office, known));
        if (since !== undefined && known?.state === 'revoked')
          throw new CliError('card-of-stolen-key', { card: number, since: formatDate(since) });
        const told = known && (await wordToDesks(registry, known));
        const restored = await restoreCard(registry, number, context.by);
        context.terminal.say(words.lost.undone(restored.card, words.cardStates[restored.state]));
        if (known?.feeFcfa) context.terminal.say(words.lost.undoneFee(formatFcfa(known.feeFcfa)));
        if (told?.list !== undefined) context.terminal.say(words.lost.undoneListed(told.list.sequence));
        context.terminal.answer({ card: restored.card, state: restored.state });
      });
    });
}

function addRevokeFile(card: Command, context: CommandContext): void {
  const { words, language } = context;
  card
    .command('revoke-file')
    .argument('<file>')
    .description(words.lost.fileAbout)
    .addOption(new Option('--reason <reason>', words.lost.fileReason).choices(CARD_REASONS))
    .option('--dry-run', words.dryRunOption)
    .option('--sheet <name>', words.sheetOption)
    .option('--refusals <file.xlsx>', words.refusalsOption)
    .action(
      async (
        file: string,
        options: { reason?: CardReason; dryRun?: boolean; sheet?: string; refusals?: string },
      ) => {
        await context.withOffice({ change: true }, async (office) => {
          // Many at once is the administrator's: whoever has the key of the lists.
          if (options.dryRun !== true) await context.requireAdministrator(office);
          const { revokeFromFile } = await import('../lost/revoke-from-file.ts');
          const path = context.path(file);
          const { refusals, sheet } = options;
          const report = await revokeFromFile(
            office,
            path,
            {
              dryRun: options.dryRun === true,
              language,
              refusals:
                refusals === undefined ? defaultRefusalsPath(office.folder, path) : context.path(refusals),
              usualReason: options.reason,
              ...(sheet !== undefined && { sheet }),
            },
            context.by,
          );
          sayImport(words.lost.fromFile, report, context.terminal, words);
          if (report.added > 0 && !report.dryRun)
            context.terminal.say(words.lost.publishNow, await sayHowLong(office.registry, words));
          if (report.refused.length > 0) context.refuse();
          context.terminal.answer(report);
        });
      },
    );
}

function describe({ reason, reportedBy, reportedOn }: DeclarationOptions, { by }: CommandContext) {
  return { reason, reportedBy, reportedAt: reportedAt(reportedOn, by.at) };
}

async function writeReceipt(
  office: Office,
  card: Card,
  next: CardNumber | undefined,
  receipt: string | undefined,
  context: CommandContext,
): Promise<void> {
  if (receipt === undefined) return;
  const { writeLossReceipt } = await import('../lost/write-loss-receipt.ts');
  const output = context.path(receipt);
  await writeLossReceipt(office, card, next, { output, language: context.language, now: context.by.at });
  context.terminal.say(context.words.lost.receiptWritten(output));
}
