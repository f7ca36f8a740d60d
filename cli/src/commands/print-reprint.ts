import { copyFile } from 'node:fs/promises';
import type { CardNumber } from '@passeport/codes';
import { SPOIL_REASONS, type SpoilReason } from '@passeport/registry';
import { Option, type Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { sayPending, sayRefused } from '../words/say-print.ts';
import { collectSheets, formatBatch, parseCardArgument, parseWholeNumber } from './arguments.ts';

interface ReprintOptions {
  batch?: number;
  sheets?: number[];
  spoiled?: boolean;
  reason?: SpoilReason;
  note?: string;
  later?: boolean;
  layout?: string;
  printer?: string;
  out?: string;
}

/** `passeport print reprint`: the same cards, in the same edition, on new paper. */
export function addReprintCommand(print: Command, context: CommandContext): void {
  const { words } = context;
  const { printBook, printShop } = words;

  print
    .command('reprint')
    .argument('[card...]')
    .description(printBook.reprintAbout)
    .option('--batch <n>', printBook.reprintBatch, parseWholeNumber(1, 1_000_000))
    .option('--sheets <sheets...>', printBook.reprintSheets, collectSheets)
    .option('--spoiled', printBook.reprintSpoiled)
    .addOption(new Option('--reason <reason>', printBook.reasonOption).choices(SPOIL_REASONS))
    .option('--note <text>', printBook.noteOption)
    .option('--later', printBook.reprintLater)
    .option('--layout <name>', printShop.layoutOption)
    .option('--printer <name>', printShop.printerOption)
    .option('--out <file.pdf>', words.outFileOption)
    .action(async (given: string[], options: ReprintOptions) => {
      const cards: CardNumber[] = given.map((text) => parseCardArgument(text));
      await context.withOffice({ change: true }, async (office) => {
        const { reprint } = await import('../print-shop/reprint.ts');
        const { layout, printer, later, out, ...rest } = options;
        const { spoiled, printed } = await reprint(
          office,
          {
            ...rest,
            cards,
            later: later === true,
            look: {
              ...(layout === undefined ? {} : { layout }),
              ...(printer === undefined ? {} : { printer }),
              path: (path) => context.path(path),
            },
          },
          context.by,
          { terminal: context.terminal, words },
          (refused) => sayRefused(refused, context),
        );
        if (printed === undefined) {
          context.terminal.say(printBook.waiting(spoiled.length));
          context.terminal.answer({ cards: spoiled, batch: null });
          return;
        }
        const { batch, report, path, pending } = printed;
        const copy = out === undefined ? undefined : context.path(out);
        if (copy !== undefined) await copyFile(path, copy);
        sayPending(pending, false, context);
        context.terminal.say(
          words.batchNumber(formatBatch(batch.number)),
          words.printed(batch.cardCount, report.pages, copy ?? path),
        );
        context.terminal.answer({ cards: spoiled, batch: batch.number, pdfPath: path, pages: report.pages });
      });
    });
}
