import type { CardWarning } from '@passeport/print';
import { formatBatch } from '../commands/arguments.ts';
import type { PendingBatch } from '../print-shop/cards-to-print.ts';
import type { RefusedCard } from '../print-shop/prepare-print.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from './fr.ts';

interface Speaker {
  terminal: Pick<Terminal, 'say' | 'warn'>;
  words: Words;
}

/** Of one kind: a register has hundreds of long names, and the one card without a photo must not be lost among them. */
const MOST_NAMED = 10;

/** Names cards that a person should look at, kind by kind; names that were only made smaller come last. */
export function sayWarnings(warnings: readonly CardWarning[], { terminal, words }: Speaker): void {
  const kinds = [...Map.groupBy(warnings, ({ code }) => code)];
  const isSlight = ([code]: (typeof kinds)[number]) => Number(code === 'name-shrunk');
  for (const [code, cards] of kinds.toSorted((a, b) => isSlight(a) - isSlight(b))) {
    const what = words.printShop.warnings[code];
    for (const { card } of cards.slice(0, MOST_NAMED)) terminal.say(words.printWarning(card, what));
    if (cards.length > MOST_NAMED)
      terminal.say(words.printShop.moreWarnings(cards.length - MOST_NAMED, what));
  }
}

/** Names each card that must not be printed, and why. */
export function sayRefused(refused: readonly RefusedCard[], { terminal, words }: Speaker): void {
  for (const { card, code } of refused)
    terminal.warn(words.printShop.refused(card, words.printShop.refusals[code]));
}

/** Names the batches not confirmed that have cards of this one, or that kept cards out of it. */
export function sayPending(
  pending: readonly PendingBatch[],
  again: boolean,
  { terminal, words }: Speaker,
): void {
  const say = again ? words.printBook.alsoInBatch : words.printBook.leftInBatch;
  for (const { batch, cards } of pending) terminal.warn(say(formatBatch(batch), cards.length));
}
