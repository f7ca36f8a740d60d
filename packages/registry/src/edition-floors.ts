import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import type { Kysely } from 'kysely';
import { chunksOf } from './insert-all.ts';
import type { Tables } from './tables.ts';

/** From which edition on these persons' cards go on, of those for whom it is not 1: who were there at a restoration. */
export async function selectEditionFloors(
  db: Kysely<Tables>,
  filter: { mutuelle?: MutuelleNumber | undefined; members?: readonly MemberNumber[] | undefined },
): Promise<Map<MemberNumber, number>> {
  const floors = new Map<MemberNumber, number>();
  for (const members of filter.members === undefined ? [undefined] : chunksOf([...new Set(filter.members)])) {
    let query = db.selectFrom('persons').select(['member', 'edition_floor']).where('edition_floor', '>', 1);
    if (filter.mutuelle !== undefined) query = query.where('mutuelle', '=', filter.mutuelle);
    if (members !== undefined) query = query.where('member', 'in', members);
    for (const { member, edition_floor } of await query.execute()) floors.set(member, edition_floor);
  }
  return floors;
}
