import { calendarDateOf, formatDate } from '@passeport/calendar';
import type { WholeBatch } from '@passeport/registry';
import type { CommandContext } from '../command-context.ts';
import { formatBatch } from '../commands/arguments.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import { batchFilePath } from '../print-shop/print-files.ts';

/** A batch with its PDFs and every card's place. */
export function sayBatch(batch: WholeBatch, folder: OfficeFolder, { terminal, words }: CommandContext): void {
  const { printBook } = words;
  const day = (instant: string) => formatDate(calendarDateOf(new Date(instant)));
  const { template, layout, printer, confirmedAt } = batch;
  terminal.say(
    printBook.showTitle(
      formatBatch(batch.number),
      batch.cardCount,
      batch.sheets,
      words.batchStates[batch.state],
    ),
    printBook.showLook(template, layout, printer ?? printBook.noPrinter),
    printBook.showDays(day(batch.createdAt), confirmedAt === undefined ? undefined : day(confirmedAt)),
  );
  for (const file of batch.files)
    terminal.say(printBook.showFile(batchFilePath(folder, file), file.firstSheet, file.copies, file.sha256));
  for (const [sheet, cards] of Map.groupBy(batch.cards, (card) => card.sheet)) {
    terminal.say(printBook.sheet(sheet));
    for (const { card, place, outcome, state, reason, note } of cards) {
      const why =
        reason === undefined ? '' : ` (${[printBook.reasons[reason], note].filter(Boolean).join(' : ')})`;
      terminal.say(
        printBook.placeLine(place, card, printBook.outcomes[outcome] + why, words.cardStates[state]),
      );
    }
  }
}
