import { copyFile } from 'node:fs/promises';
import type { MutuelleNumber } from '@passeport/codes';
import type { PrintLanguage } from '@passeport/print';
import { Option, type Command } from 'commander';
import type { PrintJob } from '../print-shop/prepare-print.ts';
import { sayPending, sayRefused, sayWarnings } from '../words/say-print.ts';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import type { CommandContext } from '../command-context.ts';
import { formatBatch, parseMutuelleOption, parsePhoneOption, parseWholeNumber } from './arguments.ts';
import { addBatchBookCommands } from './print-book.ts';
import { addPrintCheckCommand } from './print-check.ts';
import { addCalibrationCommands } from './print-calibrate.ts';

interface BatchOptions {
  mutuelle?: MutuelleNumber;
  template: string;
  layout?: string;
  labels?: PrintLanguage;
  duplex?: 'long' | 'short';
  printer?: string;
  dpi?: number;
  emergency?: string;
  check?: boolean;
  skipRefused?: boolean;
  again?: boolean;
  out?: string;
}

/** `passeport print …`. */
export function addPrintCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const { printShop } = words;
  const print = program.command('print').description(words.printAbout);

  print
    .command('batch')
    .description(words.printBatchAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .option('--template <name>', printShop.templateOption, 'passeport')
    .option('--layout <name>', printShop.layoutOption)
    .addOption(new Option('--labels <code>', printShop.labelsOption).choices(['fr', 'en', 'bm']))
    .addOption(new Option('--duplex <edge>', printShop.duplexOption).choices(['long', 'short']))
    .option('--printer <name>', printShop.printerOption)
    .option('--dpi <n>', printShop.dpiOption, parseWholeNumber(100, 2400))
    .option('--emergency <phone>', printShop.emergencyOption, parsePhoneOption)
    .option('--check', printShop.checkOption)
    .option('--skip-refused', printShop.skipRefusedOption)
    .option('--again', words.printAgain)
    .option('--out <file.pdf>', words.outFileOption)
    .action(async (options: BatchOptions) => {
      await context.withOffice({ change: options.check !== true }, async (office) => {
        await requireMutuelle(office.registry, options.mutuelle);
        const job = jobOf(options, context);
        const { checkBatch, printBatch } = await import('../print-shop/print-batch.ts');
        if (options.check === true) {
          const found = await checkBatch(office, job, context.by);
          sayWarnings(found.warnings, context);
          sayRefused(found.refusals, context);
          context.terminal.say(
            printShop.checked(found.cards, found.sheets, found.refusals.length, found.warnings.length),
          );
          context.terminal.answer(found);
          if (found.refusals.length > 0) context.refuse();
          return;
        }
        const { batch, report, path, skipped, pending } = await printBatch(
          office,
          job,
          context.by,
          context.terminal,
          words,
          (refused) => sayRefused(refused, context),
        );
        const copy = options.out === undefined ? undefined : context.path(options.out);
        if (copy !== undefined) await copyFile(path, copy);
        sayWarnings(report.warnings, context);
        sayRefused(skipped, context);
        sayPending(pending, options.again === true, context);
        context.terminal.say(
          words.batchNumber(formatBatch(batch.number)),
          words.printed(batch.cardCount, report.pages, copy ?? path),
        );
        const { warnings, bytes, sheets } = report;
        const { pages } = report;
        context.terminal.answer({
          ...batch,
          pdfPath: path,
          pages,
          sheets,
          warnings,
          skipped,
          pending,
          bytes,
        });
      });
    });

  addBatchBookCommands(print, context);
  addPrintCheckCommand(print, context);
  addCalibrationCommands(print, context);
}

function jobOf(options: BatchOptions, context: CommandContext): PrintJob {
  const { mutuelle, template, layout, labels, duplex, printer, dpi, emergency } = options;
  return {
    template,
    again: options.again === true,
    skipRefused: options.skipRefused === true,
    language: labels ?? context.language,
    path: (given) => context.path(given),
    ...(mutuelle === undefined ? {} : { mutuelle }),
    ...(layout === undefined ? {} : { layout }),
    ...(duplex === undefined ? {} : { duplex: duplex === 'long' ? 'long-edge' : 'short-edge' }),
    ...(printer === undefined ? {} : { printer }),
    ...(dpi === undefined ? {} : { dpi }),
    ...(emergency === undefined ? {} : { emergency }),
  };
}
