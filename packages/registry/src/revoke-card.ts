import { formatCardNumber, type CardNumber } from '@passeport/codes';
import { selectCard, selectMatchingCards, type Card } from './card.ts';
import { change, type By, type Change } from './change.ts';
import { keepDeclaration, type Declaration, type KeptDeclaration } from './declaration.ts';
import { RegistryError } from './errors.ts';
import type { Registry } from './registry.ts';
import { requireOneNumber, requirePerson } from './require-person.ts';
import type { CardState } from './states.ts';

/**
 * Declares a card dead, and with it every earlier edition. Nobody gets another card by this.
 * Throws `card-unknown`, `card-already-dead`, `value-refused`, `text-refused`.
 */
export function revokeCard(registry: Registry, card: CardNumber, why: Declaration, by: By): Promise<Card> {
  return change(registry, by, async (work) => {
    const declared = keepDeclaration(why, work.at);
    const { known } = await findEdition(work, card);
    if (known.state === 'revoked') throw new RegistryError('card-already-dead', { card });
    return await revoke(work, known, declared);
  });
}

/**
 * `revokeCard`, and the next edition is wanted: `cardsToIssue` brings it. A person's newest card that was only revoked can be
 * replaced afterwards, once; its declaration stays. `feeFcfa`: what was paid for it. Throws `card-unknown`, `card-already-dead`,
 * `member-not-active`, `editions-exhausted`, `value-refused`, `text-refused`.
 */
export function replaceCard(
  registry: Registry,
  card: CardNumber,
  why: Declaration & { feeFcfa?: number | undefined },
  by: By,
): Promise<{ revoked: Card; next: CardNumber }> {
  return change(registry, by, async (work) => {
    const declared = keepDeclaration(why, work.at);
    const { feeFcfa } = why;
    if (feeFcfa !== undefined && (!Number.isSafeInteger(feeFcfa) || feeFcfa < 0 || feeFcfa > 1_000_000))
      throw new RegistryError('value-refused', { field: 'feeFcfa' });
    const { known, isNewest } = await findEdition(work, card);
    const isDead = known.state === 'revoked';
    if (isDead && (known.replacementAsked || !isNewest))
      throw new RegistryError('card-already-dead', { card });
    if (known.edition >= 999) throw new RegistryError('editions-exhausted', { card });
    const person = await work.db
      .selectFrom('persons')
      .select(['status', 'edition_floor'])
      .where('member', '=', known.member)
      .executeTakeFirst();
    if (person?.status !== 'active') throw new RegistryError('member-not-active', { member: known.member });
    const revoked = isDead
      ? await askReplacement(work, known, feeFcfa)
      : await revoke(work, known, declared, { feeFcfa });
    return {
      revoked,
      next: formatCardNumber(known.member, Math.max(known.edition + 1, person.edition_floor)),
    };
  });
}

/**
 * Takes a revocation back on the day of its recording (UTC): the card is again what it was. Throws `card-unknown`,
 * `card-not-dead`, `card-replaced-since` (there is a newer edition), `undo-too-late`, `member-merged`, `member-moved`.
 */
export function restoreCard(registry: Registry, card: CardNumber, by: By): Promise<Card> {
  return change(registry, by, async (work) => {
    const { known, isNewest } = await findEdition(work, card);
    const { revokedFrom, revokedAt } = known;
    if (revokedFrom === undefined || revokedAt === undefined)
      throw new RegistryError('card-not-dead', { card });
    if (!isNewest) throw new RegistryError('card-replaced-since', { card });
    if (revokedAt.slice(0, 10) !== work.at.slice(0, 10)) throw new RegistryError('undo-too-late', { card });
    requireOneNumber(await requirePerson(work, known.member));
    return await restore(work, known, revokedFrom);
  });
}

/** Puts a revoked card back in the state it was revoked in. */
export async function restore(
  { db, record }: Change,
  { card, state, reason, replacementAsked }: Card,
  revokedFrom: CardState,
): Promise<Card> {
  await db
    .updateTable('cards')
    .set({
      state: revokedFrom,
      revoked_at: null,
      revoked_from: null,
      revoked_after_list: null,
      reason: null,
      reported_by: null,
      reported_at: null,
      fee_fcfa: null,
      replacement_asked: 0,
    })
    .where('card', '=', card)
    .execute();
  record('card.restore', card, { state, reason, replacementAsked }, { state: revokedFrom });
  const restored = await selectCard(db, card);
  if (restored === undefined) throw new RegistryError('card-unknown', { card });
  return restored;
}

async function findEdition({ db }: Change, card: CardNumber): Promise<{ known: Card; isNewest: boolean }> {
  const known = await selectCard(db, card);
  if (known === undefined) throw new RegistryError('card-unknown', { card });
  const all = await selectMatchingCards(db, { members: [known.member] });
  return { known, isNewest: all.at(-1)?.card === card };
}

/** `replacement`: another card is wanted in its place. */
export async function revoke(
  { db, at, nextNumber, record }: Change,
  known: Card,
  declared: KeptDeclaration,
  replacement?: { feeFcfa: number | undefined },
): Promise<Card> {
  const isReplaced = replacement !== undefined;
  const feeFcfa = replacement?.feeFcfa;
  const revokedAfterList = (await nextNumber('list')) - 1;
  await db
    .updateTable('cards')
    .set({
      state: 'revoked',
      revoked_at: at,
      revoked_from: known.state,
      revoked_after_list: revokedAfterList,
      ...declared,
      fee_fcfa: feeFcfa ?? null,
      replacement_asked: isReplaced ? 1 : 0,
    })
    .where('card', '=', known.card)
    .execute();
  const { reason, reported_by: reportedBy, reported_at: reportedAt } = declared;
  const after = {
    state: 'revoked' as const,
    reason,
    ...(reportedBy !== null && { reportedBy }),
    reportedAt,
    ...(feeFcfa !== undefined && { feeFcfa }),
    replacementAsked: isReplaced,
  };
  record(isReplaced ? 'card.replace' : 'card.revoke', known.card, { state: known.state }, after);
  return { ...known, ...after, revokedAt: at, revokedFrom: known.state, revokedAfterList };
}

async function askReplacement(
  { db, record }: Change,
  known: Card,
  feeFcfa: number | undefined,
): Promise<Card> {
  await db
    .updateTable('cards')
    .set({ replacement_asked: 1, fee_fcfa: feeFcfa ?? null })
    .where('card', '=', known.card)
    .execute();
  const after = { replacementAsked: true, ...(feeFcfa !== undefined && { feeFcfa }) };
  record('card.replace', known.card, { replacementAsked: false }, after);
  return { ...known, ...after };
}
