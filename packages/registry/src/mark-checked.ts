import type { CardNumber } from '@passeport/codes';
import { change, type By } from './change.ts';
import { RegistryError } from './errors.ts';
import { chunksOf } from './insert-all.ts';
import { selectWholeBatch } from './print-batch.ts';
import type { Registry } from './registry.ts';

/**
 * Says that cards of a confirmed batch were found right on its paper: those that are `printed` become `checked`. Cards that went
 * further keep their state; dead and spoiled ones are left alone. Throws `batch-unknown`, `batch-not-confirmed`, `card-not-in-batch`.
 */
export function markChecked(
  registry: Registry,
  number: number,
  cards: readonly CardNumber[],
  by: By,
): Promise<{ checked: CardNumber[] }> {
  return change(registry, by, async ({ db, at, record }) => {
    const batch = await selectWholeBatch(db, number);
    if (batch.state !== 'confirmed') throw new RegistryError('batch-not-confirmed', { batch: number });
    const places = new Map(batch.cards.map((place) => [place.card, place]));
    const stranger = cards.find((card) => !places.has(card));
    if (stranger !== undefined)
      throw new RegistryError('card-not-in-batch', { batch: number, card: stranger });
    const seen = [...new Set(cards)].filter((card) => places.get(card)?.outcome === 'printed');
    const checked = seen.filter((card) => places.get(card)?.state === 'printed');
    for (const chunk of chunksOf(seen))
      await db
        .updateTable('print_batch_cards')
        .set({ checked_at: at })
        .where('batch', '=', number)
        .where('card', 'in', chunk)
        .execute();
    for (const chunk of chunksOf(checked))
      await db.updateTable('cards').set({ state: 'checked' }).where('card', 'in', chunk).execute();
    for (const card of checked)
      record('card.check', card, { state: 'printed' }, { state: 'checked', batch: number });
    return { checked };
  });
}
