import type { CardNumber } from '@passeport/codes';
import { selectMatchingCards } from './card.ts';
import { change, type By } from './change.ts';
import { RegistryError } from './errors.ts';
import { chunksOf } from './insert-all.ts';
import { selectBatch } from './print-batch.ts';
import type { Registry } from './registry.ts';

/**
 * Says that a batch's sheets came out of the printer and were looked at: its requested cards are `printed`, but for those in
 * `except`, which stay to be printed again. Throws `batch-unknown`, `batch-already-confirmed`, `card-not-in-batch`.
 */
export function confirmBatch(
  registry: Registry,
  number: number,
  options: { except?: readonly CardNumber[] | undefined },
  by: By,
): Promise<{ printed: CardNumber[]; left: CardNumber[] }> {
  return change(registry, by, async ({ db, at, record }) => {
    const batch = await selectBatch(db, number);
    if (batch === undefined) throw new RegistryError('batch-unknown', { batch: number });
    if (batch.state === 'confirmed') throw new RegistryError('batch-already-confirmed', { batch: number });
    const cards = await selectMatchingCards(db, { batch: number });
    const except = new Set(options.except);
    const stranger = [...except].find((card) => !cards.some((own) => own.card === card));
    if (stranger !== undefined)
      throw new RegistryError('card-not-in-batch', { batch: number, card: stranger });
    const printed = cards
      .filter(({ card, state }) => state === 'requested' && !except.has(card))
      .map(({ card }) => card);
    for (const chunk of chunksOf(printed))
      await db.updateTable('cards').set({ state: 'printed' }).where('card', 'in', chunk).execute();
    for (const card of printed)
      record('card.print', card, { state: 'requested' }, { state: 'printed', batch: number });
    await db
      .updateTable('print_batches')
      .set({ state: 'confirmed', confirmed_at: at })
      .where('number', '=', number)
      .execute();
    const left = [...except];
    record(
      'batch.confirm',
      `batch ${number}`,
      { state: 'made' },
      { state: 'confirmed', printed: printed.length, left },
    );
    return { printed, left };
  });
}
