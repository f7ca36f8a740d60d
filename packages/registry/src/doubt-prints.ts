import type { CardNumber } from '@passeport/codes';
import { change, type By } from './change.ts';
import { RegistryError } from './errors.ts';
import { chunksOf } from './insert-all.ts';
import { selectWholeBatch } from './print-batch.ts';
import type { Registry } from './registry.ts';

/** What a look at a batch's paper found. */
export interface FoundOnPaper {
  /** not to be handed over as it is: missing, unreadable, wrong */
  bad: readonly CardNumber[];
  /** in order: a doubt of before is gone */
  right: readonly CardNumber[];
}

/**
 * Keeps which cards' paper in a batch is not to be handed over, confirmed or not: `handOverCards` refuses them (`card-in-doubt`) until they
 * are found right, or printed again. States stay as they are. Throws `batch-unknown`, `card-not-in-batch`.
 */
export function doubtPrints(
  registry: Registry,
  number: number,
  { bad, right }: FoundOnPaper,
  by: By,
): Promise<{ doubted: CardNumber[]; cleared: CardNumber[] }> {
  return change(registry, by, async ({ db, at, record }) => {
    const { cards } = await selectWholeBatch(db, number);
    const places = new Map(cards.map((place) => [place.card, place]));
    const stranger = [...bad, ...right].find((card) => !places.has(card));
    if (stranger !== undefined)
      throw new RegistryError('card-not-in-batch', { batch: number, card: stranger });
    const wrong = new Set(bad);
    const doubted = [...wrong].filter((card) => places.get(card)?.doubtedAt === undefined);
    const cleared = [...new Set(right)].filter(
      (card) => !wrong.has(card) && places.get(card)?.doubtedAt !== undefined,
    );
    for (const [found, changed] of [
      ['bad', doubted],
      ['right', cleared],
    ] as const) {
      for (const chunk of chunksOf(changed))
        await db
          .updateTable('print_batch_cards')
          .set({ doubted_at: found === 'bad' ? at : null })
          .where('batch', '=', number)
          .where('card', 'in', chunk)
          .execute();
      for (const card of changed) record('card.doubt', card, undefined, { found, batch: number });
    }
    return { doubted, cleared };
  });
}
