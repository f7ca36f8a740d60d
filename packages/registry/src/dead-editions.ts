import type { CalendarDate } from '@passeport/calendar';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import { look } from './look.ts';
import type { Registry } from './registry.ts';

/** Editions of this person's cards that are less than `below` are dead. */
export interface DeadEdition {
  member: MemberNumber;
  below: number;
}

/**
 * A mutuelle's persons with dead cards, in the order of their numbers. Cards whose last day is before `expiredBefore` are
 * left out: they are refused by their own date.
 */
export function deadEditions(
  registry: Registry,
  mutuelle: MutuelleNumber,
  options: { expiredBefore?: CalendarDate | undefined } = {},
): Promise<DeadEdition[]> {
  return look(registry, async (db) => {
    let query = db
      .selectFrom('cards')
      .select((eb) => ['member', eb.fn.max('edition').as('newestDead')])
      .where('mutuelle', '=', mutuelle)
      .where('state', '=', 'revoked')
      .groupBy('member')
      .orderBy('member');
    if (options.expiredBefore !== undefined)
      query = query.where('valid_through', '>=', options.expiredBefore);
    const rows = await query.execute();
    return rows.map(({ member, newestDead }) => ({ member, below: newestDead + 1 }));
  });
}
