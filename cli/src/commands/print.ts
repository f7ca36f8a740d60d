import { copyFile } from 'node:fs/promises';
import type { CardNumber, MutuelleNumber } from '@passeport/codes';
import { confirmBatch, listBatches } from '@passeport/registry';
import { Option, type Command } from 'commander';
import type { PrintJob } from '../actions/print-batch.ts';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import type { CommandContext } from '../command-context.ts';
import { collect, parseCardArgument, parseMutuelleOption, parseWholeNumber } from './arguments.ts';

interface BatchOptions {
  mutuelle?: MutuelleNumber;
  template: string;
  layout: string;
  again?: boolean;
  out?: string;
}

/** `passeport print batch|confirm|list`. */
export function addPrintCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const print = program.command('print').description(words.printAbout);

  print
    .command('batch')
    .description(words.printBatchAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .option('--template <name>', words.templateOption, 'passeport')
    .addOption(new Option('--layout <name>', words.layoutOption).choices(['id1', 'a4-2x5']).default('id1'))
    .option('--again', words.printAgain)
    .option('--out <file.pdf>', words.outFileOption)
    .action(async ({ mutuelle, template, layout, again, out }: BatchOptions) => {
      await context.withOffice({ change: true }, async (office) => {
        await requireMutuelle(office.registry, mutuelle);
        const job: PrintJob = {
          template,
          layout,
          again: again === true,
          language: context.language,
          ...(mutuelle === undefined ? {} : { mutuelle }),
        };
        const { printBatch } = await import('../actions/print-batch.ts');
        const { batch, report, path } = await printBatch(office, job, context.by, context.terminal, words);
        const copy = out === undefined ? undefined : context.path(out);
        if (copy !== undefined) await copyFile(path, copy);
        for (const { card, code } of report.warnings)
          context.terminal.say(words.printWarning(card, words.printWarnings[code]));
        context.terminal.say(
          words.batchNumber(lot(batch.number)),
          words.printed(batch.cardCount, report.pages, copy ?? path),
        );
        context.terminal.answer({ ...batch, warnings: report.warnings, bytes: report.bytes });
      });
    });

  print
    .command('list')
    .description(words.printListAbout)
    .action(async () => {
      await context.withOffice({ change: false }, async ({ registry }) => {
        const batches = await listBatches(registry);
        if (batches.length === 0) context.terminal.say(words.noBatch);
        for (const { number, cardCount, state, pdfPath } of batches) {
          context.terminal.say(words.batchLine(lot(number), cardCount, words.batchStates[state], pdfPath));
        }
        context.terminal.answer(batches);
      });
    });

  print
    .command('confirm')
    .argument('<batch>', undefined, parseWholeNumber(1, 1_000_000))
    .description(words.printConfirmAbout)
    .option('--except <card>', words.printExcept, collect(parseCardArgument))
    .action(async (batch: number, { except = [] }: { except?: CardNumber[] }) => {
      await context.withOffice({ change: true }, async ({ registry }) => {
        const { printed, left } = await confirmBatch(registry, batch, { except }, context.by);
        context.terminal.say(words.batchConfirmed(lot(batch), printed.length, left.length));
        context.terminal.answer({ batch, printed, left });
      });
    });
}

function lot(number: number): string {
  return String(number).padStart(4, '0');
}
