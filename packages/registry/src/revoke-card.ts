import { formatCardNumber, type CardNumber } from '@passeport/codes';
import { selectCard, selectMatchingCards, type Card } from './card.ts';
import { change, type By, type Change } from './change.ts';
import { RegistryError } from './errors.ts';
import type { Registry } from './registry.ts';
import { CARD_REASONS, type CardReason } from './states.ts';

/**
 * Declares a card dead, and with it every earlier edition. Nobody gets another card by this.
 * Throws `card-unknown`, `card-already-dead`.
 */
export function revokeCard(
  registry: Registry,
  card: CardNumber,
  why: { reason: CardReason },
  by: By,
): Promise<Card> {
  return change(registry, by, async (work) => {
    const { known } = await findRevocable(work, card, why.reason);
    if (known.state === 'revoked') throw new RegistryError('card-already-dead', { card });
    return await revoke(work, known, why.reason, false);
  });
}

/**
 * `revokeCard`, and the next edition is wanted: `cardsToIssue` brings it. A person's newest card that was only revoked can be
 * replaced afterwards, once; its reason stays. Throws `card-unknown`, `card-already-dead`, `member-not-active`,
 * `editions-exhausted`.
 */
export function replaceCard(
  registry: Registry,
  card: CardNumber,
  why: { reason: CardReason },
  by: By,
): Promise<{ revoked: Card; next: CardNumber }> {
  return change(registry, by, async (work) => {
    const { known, isNewest } = await findRevocable(work, card, why.reason);
    const isDead = known.state === 'revoked';
    if (isDead && (known.replacementAsked || !isNewest))
      throw new RegistryError('card-already-dead', { card });
    if (known.edition >= 999) throw new RegistryError('editions-exhausted', { card });
    const person = await work.db
      .selectFrom('persons')
      .select('status')
      .where('member', '=', known.member)
      .executeTakeFirst();
    if (person?.status !== 'active') throw new RegistryError('member-not-active', { member: known.member });
    const revoked = isDead ? await askReplacement(work, known) : await revoke(work, known, why.reason, true);
    return { revoked, next: formatCardNumber(known.member, known.edition + 1) };
  });
}

async function findRevocable(
  { db }: Change,
  card: CardNumber,
  reason: CardReason,
): Promise<{ known: Card; isNewest: boolean }> {
  if (!CARD_REASONS.includes(reason)) throw new RegistryError('value-refused', { field: 'reason' });
  const known = await selectCard(db, card);
  if (known === undefined) throw new RegistryError('card-unknown', { card });
  const all = await selectMatchingCards(db, { members: [known.member] });
  return { known, isNewest: all.at(-1)?.card === card };
}

/** Makes a card dead inside a change. */
export async function revoke(
  work: Change,
  known: Card,
  reason: CardReason,
  isReplaced: boolean,
): Promise<Card> {
  const { db, at, record } = work;
  await db
    .updateTable('cards')
    .set({ state: 'revoked', revoked_at: at, reason, replacement_asked: isReplaced ? 1 : 0 })
    .where('card', '=', known.card)
    .execute();
  const after = { state: 'revoked' as const, reason, replacementAsked: isReplaced };
  record(isReplaced ? 'card.replace' : 'card.revoke', known.card, { state: known.state }, after);
  return { ...known, ...after, revokedAt: at };
}

async function askReplacement({ db, record }: Change, known: Card): Promise<Card> {
  await db.updateTable('cards').set({ replacement_asked: 1 }).where('card', '=', known.card).execute();
  record('card.replace', known.card, { replacementAsked: false }, { replacementAsked: true });
  return { ...known, replacementAsked: true };
}
