import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import type { FoundText } from '../verify/read-card-texts.ts';

/** `passeport card recover`: cards of after the backup come back into a restored office. */
export function addRecoverCommand(card: Command, context: CommandContext): void {
  const words = context.words.recover;
  card
    .command('recover <file...>')
    .description(words.about)
    .action(async (given: string[]) => {
      await context.withOffice({ change: true }, async (office) => {
        // Drawing PDFs and decoding pictures is loaded when it is needed: other commands start sooner.
        const { readCardTexts } = await import('../verify/read-card-texts.ts');
        const { recoverPrintedCards } = await import('../lost/recover-cards.ts');
        const found: FoundText[] = [];
        const unread: string[] = [];
        for (const argument of given) {
          const read = await readCardTexts(argument, context.path(argument));
          if (read.found.length === 0) unread.push(read.source);
          found.push(...read.found);
        }
        const report = await recoverPrintedCards(office, found, context.by);
        const { terminal } = context;
        terminal.say(words.done(report.cards.length, report.already, report.refused.length));
        for (const source of unread) terminal.say(words.unread(source));
        for (const { source, page, card: number, reason } of report.refused)
          terminal.say(words.refused(number ?? words.place(source, page), words.reasons[reason]));
        if (report.cards.length > 0) terminal.say(words.next);
        if (report.withoutCard > 0) terminal.say(words.withoutCard(report.withoutCard));
        if (unread.length > 0 || report.refused.length > 0) context.refuse();
        terminal.answer({ ...report, unread });
      });
    });
}
