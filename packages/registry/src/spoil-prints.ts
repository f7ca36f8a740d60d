import type { CardNumber } from '@passeport/codes';
import { selectCard } from './card.ts';
import { change, type By, type Change } from './change.ts';
import { RegistryError } from './errors.ts';
import type { Registry } from './registry.ts';
import { SPOIL_REASONS, type SpoilReason } from './states.ts';
import { isLine } from './text.ts';

/** Why a print is no good; `note` is at most 200 characters. */
export interface WhySpoiled {
  reason: SpoilReason;
  note?: string | undefined;
}

/**
 * Says that printed cards are no good after all: they wait to be printed again, in the same edition, signed as they are.
 * All of them or none. Throws `card-unknown`, `card-already-dead`, `card-not-printed`, `card-handed-over`, `value-refused`,
 * `text-refused`.
 */
export function spoilPrints(
  registry: Registry,
  cards: readonly CardNumber[],
  why: WhySpoiled,
  by: By,
): Promise<{ spoiled: { card: CardNumber; batch: number }[] }> {
  return change(registry, by, async (work) => {
    checkReason(why);
    const spoiled = [];
    for (const card of new Set(cards)) spoiled.push({ card, batch: await spoil(work, card, why) });
    return { spoiled };
  });
}

/** Refuses a reason that is none, and a note that is no line: `value-refused`, `text-refused`. */
export function checkReason({ reason, note }: WhySpoiled): void {
  if (!SPOIL_REASONS.includes(reason)) throw new RegistryError('value-refused', { field: 'reason' });
  if (note !== undefined && !isLine(note, 200)) throw new RegistryError('text-refused', { field: 'note' });
}

async function spoil({ db, record }: Change, card: CardNumber, why: WhySpoiled): Promise<number> {
  const known = await selectCard(db, card);
  if (known === undefined) throw new RegistryError('card-unknown', { card });
  const { state } = known;
  switch (state) {
    case 'revoked':
      throw new RegistryError('card-already-dead', { card });
    case 'handed-over':
      throw new RegistryError('card-handed-over', { card });
    case 'requested':
      throw new RegistryError('card-not-printed', { card });
    case 'printed':
    case 'checked':
      break;
    default:
      state satisfies never;
  }
  const { batch } = await db
    .selectFrom('print_batch_cards')
    .select((eb) => eb.fn.max('batch').as('batch'))
    .where('card', '=', card)
    .where('outcome', '=', 'printed')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('print_batch_cards')
    .set({ outcome: 'spoiled', reason: why.reason, note: why.note ?? null })
    .where('card', '=', card)
    .where('batch', '=', batch)
    .execute();
  await db.updateTable('cards').set({ state: 'requested' }).where('card', '=', card).execute();
  record('card.spoil', card, { state }, { state: 'requested', batch, ...why });
  return batch;
}
