import type { CardNumber } from '@passeport/codes';
import type { BatchCard } from '@passeport/registry';

/** Cards before and after in the batch that a photo could have been exchanged with. */
const NEIGHBOURS = 8;

/** Whose portraits a photo is compared with: cards that it could be mistaken for, and all of the batch, for one that is not the right. */
export interface Suspects {
  near: readonly CardNumber[];
  all: readonly CardNumber[];
}

/** The cards that a card's photo is compared with. */
export function suspectsOf(
  { card, sheet }: Pick<BatchCard, 'card' | 'sheet'>,
  cards: readonly Pick<BatchCard, 'card' | 'sheet'>[],
): Suspects {
  const at = cards.findIndex((one) => one.card === card);
  const near = cards.filter((one, index) => one.sheet === sheet || Math.abs(index - at) <= NEIGHBOURS);
  return { near: near.map((one) => one.card), all: cards.map((one) => one.card) };
}
