import { parseMonth, type Month } from '@passeport/calendar';
import { sql, type Kysely } from 'kysely';
import type { CountedMutuelles, InPlace } from './in-place.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { CardReason, CardState, PhotoState, SpoilReason } from './states.ts';
import type { Tables } from './tables.ts';
import { withoutNulls } from './without-nulls.ts';

/** How many active persons have a live card in that state (none: no live card), and a photo in that state (none: no photo). */
export interface CardCount extends InPlace {
  card?: Exclude<CardState, 'revoked'>;
  photo?: PhotoState;
  persons: number;
}

export interface CardCounts {
  held: CardCount[];
  /** Cards that are dead, by why. */
  revoked: (InPlace & { reason?: CardReason; cards: number })[];
  /** Prints that were wasted, by why: each card was, or is to be, printed again. */
  spoiled: (InPlace & { reason: SpoilReason; prints: number })[];
  /** Cards that were handed over and are live, by the month. */
  handedOver: (InPlace & { month: Month; cards: number })[];
}

const count = sql<number | string>`count(*)`;

/** Counted by the database, each by mutuelle and village. */
export function countCards(registry: Registry, only: CountedMutuelles = {}): Promise<CardCounts> {
  return look(registry, async (db) => {
    const held = await countHeld(db, only);
    const cards = selectCards(db, only);
    const revoked = await cards
      .where('cards.state', '=', 'revoked')
      .select(['cards.mutuelle', 'village', 'cards.reason', count.as('cards')])
      .groupBy(['cards.mutuelle', 'village', 'cards.reason'])
      .execute();
    const spoiled = await cards
      .innerJoin('print_batch_cards', 'print_batch_cards.card', 'cards.card')
      .where('outcome', '=', 'spoiled')
      .select(['cards.mutuelle', 'village', 'print_batch_cards.reason', count.as('prints')])
      .groupBy(['cards.mutuelle', 'village', 'print_batch_cards.reason'])
      .execute();
    const handedOver = await db
      .selectFrom(
        cards
          .innerJoin('hand_overs', 'hand_overs.card', 'cards.card')
          .where('cards.state', '=', 'handed-over')
          .where('persons.status', '=', 'active')
          .select(['cards.mutuelle', 'village', sql<string>`substr(handed_on, 1, 7)`.as('month')])
          .as('handed'),
      )
      .select(['mutuelle', 'village', 'month', count.as('cards')])
      .groupBy(['mutuelle', 'village', 'month'])
      .execute();
    return {
      held,
      revoked: revoked.map((row) => ({ ...withoutNulls(row), cards: Number(row.cards) })),
      spoiled: spoiled.flatMap(({ reason, prints, ...where }) =>
        reason === null ? [] : { ...withoutNulls(where), reason, prints: Number(prints) },
      ),
      handedOver: handedOver.map(({ month, cards: many, ...where }) => ({
        ...withoutNulls(where),
        month: parseMonth(month),
        cards: Number(many),
      })),
    };
  });
}

async function countHeld(db: Kysely<Tables>, { mutuelles }: CountedMutuelles): Promise<CardCount[]> {
  const active = db
    .selectFrom('persons')
    .innerJoin('households', (join) =>
      join
        .onRef('households.mutuelle', '=', 'persons.mutuelle')
        .onRef('households.household', '=', 'persons.household'),
    )
    .leftJoin('photos', 'photos.member', 'persons.member')
    .leftJoin('cards', (join) =>
      join.onRef('cards.member', '=', 'persons.member').on('cards.state', '<>', 'revoked'),
    )
    .where('persons.status', '=', 'active');
  const rows = await (mutuelles === undefined ? active : active.where('persons.mutuelle', 'in', mutuelles))
    .select(['persons.mutuelle', 'village', 'cards.state as card', 'photos.state as photo'])
    .select(count.as('persons'))
    .groupBy(['persons.mutuelle', 'village', 'cards.state', 'photos.state'])
    .execute();
  return rows.map(({ card, persons, ...row }) => ({
    ...withoutNulls(row),
    ...(card !== null && card !== 'revoked' && { card }),
    persons: Number(persons),
  }));
}

function selectCards(db: Kysely<Tables>, { mutuelles }: CountedMutuelles) {
  const all = db
    .selectFrom('cards')
    .innerJoin('persons', 'persons.member', 'cards.member')
    .innerJoin('households', (join) =>
      join
        .onRef('households.mutuelle', '=', 'persons.mutuelle')
        .onRef('households.household', '=', 'persons.household'),
    );
  return mutuelles === undefined ? all : all.where('cards.mutuelle', 'in', mutuelles);
}
