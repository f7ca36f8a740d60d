import type { CardNumber } from '@passeport/codes';
import { selectCard } from './card.ts';
import { change, type By, type Change } from './change.ts';
import { RegistryError } from './errors.ts';
import type { Registry } from './registry.ts';
import type { CardState } from './states.ts';

/**
 * Says that cards were noted as handed over by mistake: they are undelivered again, `checked` when their print was, else
 * `printed`; the hand-over stays in the audit. All of them or none. Throws `card-unknown`, `card-already-dead`,
 * `card-not-handed-over`.
 */
export function undoHandOvers(
  registry: Registry,
  cards: readonly CardNumber[],
  by: By,
): Promise<{ undone: CardNumber[] }> {
  return change(registry, by, async (work) => {
    const undone = [...new Set(cards)];
    for (const card of undone) await undo(work, card);
    return { undone };
  });
}

async function undo({ db, record }: Change, card: CardNumber): Promise<void> {
  const known = await selectCard(db, card);
  if (known === undefined) throw new RegistryError('card-unknown', { card });
  if (known.state === 'revoked') throw new RegistryError('card-already-dead', { card });
  if (known.state !== 'handed-over') throw new RegistryError('card-not-handed-over', { card });
  const { on, delegate } = await db
    .selectFrom('hand_overs')
    .select(['handed_on as on', 'delegate'])
    .where('card', '=', card)
    .executeTakeFirstOrThrow();
  const { checkedAt } = await db
    .selectFrom('print_batch_cards')
    .select('checked_at as checkedAt')
    .where('card', '=', card)
    .where('outcome', '=', 'printed')
    .orderBy('batch', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const state: CardState = checkedAt === null ? 'printed' : 'checked';
  await db.deleteFrom('hand_overs').where('card', '=', card).execute();
  await db.updateTable('cards').set({ state }).where('card', '=', card).execute();
  record(
    'card.hand-over-undo',
    card,
    { state: 'handed-over', on, ...(delegate === null ? {} : { delegate }) },
    { state },
  );
}
