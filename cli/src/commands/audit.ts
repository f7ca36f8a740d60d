import { listAudit } from '@passeport/registry';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { parseWholeNumber } from './arguments.ts';

/** `passeport audit`: who changed what and when. */
export function addAuditCommand(program: Command, context: CommandContext): void {
  const { words } = context;
  program
    .command('audit')
    .description(words.auditAbout)
    .option('--limit <n>', words.auditLimit, parseWholeNumber(1, 1_000_000), 1000)
    .action(async (options: { limit: number }) => {
      await context.withOffice({ change: false }, async ({ registry }) => {
        const lines = await listAudit(registry, options);
        for (const { id, at, actor, action, subject } of lines) {
          context.terminal.say(`${id}  ${new Date(at).toISOString()}  ${actor}  ${action}  ${subject}`);
        }
        context.terminal.answer(lines);
      });
    });
}
