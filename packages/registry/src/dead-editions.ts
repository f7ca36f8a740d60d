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
 * left out: they are refused by their own date. Cards that were given after the backup of a restored registry are among them.
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
    const below = new Map((await query.execute()).map((row) => [row.member, row.newestDead + 1]));
    const lost = db.selectFrom('lost_numbers').select(['member', 'below']).where('mutuelle', '=', mutuelle);
    for (const row of await lost.where('below', '>', 1).execute())
      below.set(row.member, Math.max(row.below, below.get(row.member) ?? 1));
    return [...below].map(([member, edition]) => ({ member, below: edition })).sort(byMember);
  });
}

function byMember(a: DeadEdition, b: DeadEdition): number {
  return a.member < b.member ? -1 : 1;
}
