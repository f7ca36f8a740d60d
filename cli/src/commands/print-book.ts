import { copyFile } from 'node:fs/promises';
import type { CardNumber } from '@passeport/codes';
import {
  confirmBatch,
  countCopy,
  listBatches,
  readBatch,
  SPOIL_REASONS,
  type SpoilReason,
} from '@passeport/registry';
import { Option, type Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { readPlan } from '../print-shop/batch-plan.ts';
import { batchFilePath, findBatchFiles, settlePrints } from '../print-shop/print-files.ts';
import { describeCounts } from '../print-shop/describe-counts.ts';
import { sayRefused } from '../words/say-print.ts';
import { sayBatch } from '../words/say-batch.ts';
import { collect, collectSheets, formatBatch, parseCardArgument, parseWholeNumber } from './arguments.ts';
import { addReprintCommand } from './print-reprint.ts';

interface ConfirmOptions {
  except?: CardNumber[];
  spoiled?: number[];
  reason?: SpoilReason;
  note?: string;
}

export const parseBatch = parseWholeNumber(1, 1_000_000);

/** What became of batches: `passeport print list|show|confirm|reprint|again|resume|counts`. */
export function addBatchBookCommands(print: Command, context: CommandContext): void {
  const { words } = context;
  const { printBook } = words;

  print
    .command('list')
    .description(words.printListAbout)
    .action(async () => {
      await context.withOffice({ change: false }, async (office) => {
        await settlePrints(office, { sweep: false });
        const batches = await listBatches(office.registry);
        if (batches.length === 0) context.terminal.say(words.noBatch);
        for (const batch of batches) {
          context.terminal.say(
            printBook.batchLine({
              ...batch,
              number: formatBatch(batch.number),
              state: words.batchStates[batch.state],
              path: batch.files.map((file) => batchFilePath(office.folder, file)).join(', '),
              copies: Math.max(...batch.files.map(({ copies }) => copies)),
            }),
          );
        }
        context.terminal.answer(
          batches.map((batch) => ({
            ...batch,
            files: batch.files.map((file) => ({ ...file, path: batchFilePath(office.folder, file) })),
          })),
        );
      });
    });

  print
    .command('show')
    .argument('<batch>', undefined, parseBatch)
    .description(printBook.showAbout)
    .action(async (number: number) => {
      await context.withOffice({ change: false }, async (office) => {
        await settlePrints(office, { sweep: false });
        const batch = await readBatch(office.registry, number);
        sayBatch(batch, office.folder, context);
        const { settings, geometry: _, ...rest } = batch;
        context.terminal.answer({ ...rest, settings: readPlan({ ...batch, settings }).settings });
      });
    });

  print
    .command('confirm')
    .argument('<batch>', undefined, parseBatch)
    .description(words.printConfirmAbout)
    .option('--except <card...>', words.printExcept, collect(parseCardArgument))
    .option('--spoiled <sheets...>', printBook.spoiledOption, collectSheets)
    .addOption(new Option('--reason <reason>', printBook.reasonOption).choices(SPOIL_REASONS))
    .option('--note <text>', printBook.noteOption)
    .action(async (batch: number, { except, spoiled: sheets, ...why }: ConfirmOptions) => {
      await context.withOffice({ change: true }, async (office) => {
        await settlePrints(office, { sweep: true });
        const confirmed = await confirmBatch(office.registry, batch, { except, sheets, ...why }, context.by);
        const { printed, left, doubles, dead } = confirmed;
        context.terminal.say(words.batchConfirmed(formatBatch(batch), printed.length, left.length));
        if (doubles.length > 0)
          context.terminal.warn(`${printBook.doubles(doubles.length)}\n${doubles.join('\n')}`);
        if (dead.length > 0) context.terminal.warn(`${printBook.dead(dead.length)}\n${dead.join('\n')}`);
        if (left.length > 0) context.terminal.say(printBook.waitAgain);
        context.terminal.answer({ batch, ...confirmed });
      });
    });

  addReprintCommand(print, context);

  print
    .command('again')
    .argument('<batch>', undefined, parseBatch)
    .description(printBook.againAbout)
    .option('--out <file.pdf>', words.outFileOption)
    .action(async (number: number, { out }: { out?: string }) => {
      await context.withOffice({ change: true }, async (office) => {
        await settlePrints(office, { sweep: true });
        const before = await readBatch(office.registry, number);
        const paths = await findBatchFiles(office.folder, before);
        const { files } = await countCopy(office.registry, number, context.by);
        const [path] = paths;
        if (out !== undefined && path !== undefined) await copyFile(path, context.path(out));
        const copies = Math.max(...files.map((file) => file.copies));
        context.terminal.warn(
          before.state === 'confirmed'
            ? printBook.againConfirmed(formatBatch(number), copies)
            : printBook.again(formatBatch(number), copies),
        );
        context.terminal.say(...paths);
        context.terminal.answer({ batch: number, copies, state: before.state, paths });
      });
    });

  print
    .command('resume')
    .argument('<batch>', undefined, parseBatch)
    .requiredOption('--from-sheet <n>', printBook.fromSheetOption, parseWholeNumber(1, 1_000_000))
    .description(printBook.resumeAbout)
    .option('--out <file.pdf>', words.outFileOption)
    .action(async (number: number, { fromSheet, out }: { fromSheet: number; out?: string }) => {
      await context.withOffice({ change: true }, async (office) => {
        const { resumePrint } = await import('../print-shop/resume-batch.ts');
        const said = { terminal: context.terminal, words };
        const resumed = await resumePrint(office, number, fromSheet, context.by, said, (refused) =>
          sayRefused(refused, context),
        );
        const { batch, cards, path } = resumed;
        const copy = out === undefined ? undefined : context.path(out);
        if (copy !== undefined) await copyFile(path, copy);
        context.terminal.say(
          printBook.resumed(formatBatch(number), fromSheet, batch.sheets, cards, copy ?? path),
        );
        for (const card of batch.dropped) context.terminal.say(printBook.dropped(card));
        context.terminal.answer({
          batch: number,
          fromSheet,
          sheets: batch.sheets,
          cards,
          dropped: batch.dropped,
          path,
        });
      });
    });

  print
    .command('counts')
    .description(printBook.countsAbout)
    .action(async () => {
      await context.withOffice({ change: false }, async (office) => {
        const { lines, answer } = await describeCounts(office, words);
        context.terminal.say(...lines);
        context.terminal.answer(answer);
      });
    });
}
