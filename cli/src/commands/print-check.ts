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
    .action(async (batch: number, files: string[]) => {
      await context.withOffice({ change: true }, async (office) => {
        const { checkPrints } = await import('../print-shop/check-prints.ts');
        const { sayCheckedPrints, describeCheckedPrints } = await import('../words/say-checked-prints.ts');
        const paths = files.map((file) => context.path(file));
        const checked = await checkPrints(office, batch, paths, context.by);
        sayCheckedPrints(batch, checked, context);
        if (checked.problems.length > 0) context.refuse();
        context.terminal.answer(describeCheckedPrints(batch, checked, context.language));
      });
    });
}
