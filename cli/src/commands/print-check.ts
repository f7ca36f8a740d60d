import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { parseWholeNumber } from './arguments.ts';

/** `passeport print check`: pictures of the paper against the batch. */
export function addPrintCheckCommand(print: Command, context: CommandContext): void {
  const { printCheck } = context.words;
  print
    .command('check')
    .argument('<batch>', undefined, parseWholeNumber(1, 1_000_000))
    .argument('<file...>')
    .description(printCheck.about)
    .option('--report <file.html>', printCheck.reportOption)
    .action(async (batch: number, files: string[], { report: out }: { report?: string }) => {
      await context.withOffice({ change: true }, async (office) => {
        const { checkPrints } = await import('../print-shop/check-prints.ts');
        const { CheckReport } = await import('../print-shop/check-report.ts');
        const { writeCheckReport } = await import('../words/write-check-report.ts');
        const { sayCheckedPrints, describeCheckedPrints } = await import('../words/say-checked-prints.ts');
        const paths = files.map((file) => context.path(file));
        const report = new CheckReport();
        const checked = await checkPrints(
          office,
          batch,
          paths,
          context.by,
          async (notes) => await report.add(notes),
        );
        const place = out === undefined ? undefined : context.path(out);
        const path = await writeCheckReport(office, batch, checked, report, context, place);
        sayCheckedPrints(batch, checked, path, context);
        if (checked.problems.length > 0) context.refuse();
        context.terminal.answer(describeCheckedPrints(batch, checked, path, context.language));
      });
    });
}
