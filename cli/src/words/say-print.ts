import type { CommandContext } from '../command-context.ts';
import { formatBatch } from '../commands/arguments.ts';
import type { PendingBatch } from '../print-shop/cards-to-print.ts';
import type { RefusedCard } from '../print-shop/prepare-print.ts';

/** Names each card that must not be printed, and why. */
export function sayRefused(refused: readonly RefusedCard[], { terminal, words }: CommandContext): void {
  for (const { card, code } of refused)
    terminal.warn(words.printShop.refused(card, words.printShop.refusals[code]));
}

/** Names the batches not confirmed that have cards of this one, or that kept cards out of it. */
export function sayPending(
  pending: readonly PendingBatch[],
  again: boolean,
  { terminal, words }: CommandContext,
): void {
  const say = again ? words.printBook.alsoInBatch : words.printBook.leftInBatch;
  for (const { batch, cards } of pending) terminal.warn(say(formatBatch(batch), cards.length));
}
