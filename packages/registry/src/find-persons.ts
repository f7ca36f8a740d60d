import {
  householdParts,
  type HouseholdNumber,
  type MemberNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import type { Kysely } from 'kysely';
import { chunksOf } from './insert-all.ts';
import { look } from './look.ts';
import { personOf, selectPersons, type Person } from './person.ts';
import type { Registry } from './registry.ts';
import type { PersonStatus } from './states.ts';
import type { Tables } from './tables.ts';

/** Which persons; every condition given must hold. */
export interface PersonFilter {
  mutuelle?: MutuelleNumber | undefined;
  household?: HouseholdNumber | undefined;
  members?: readonly MemberNumber[] | undefined;
  rowKeys?: readonly string[] | undefined;
  status?: PersonStatus | undefined;
  withoutPhoto?: boolean | undefined;
  withoutLiveCard?: boolean | undefined;
}

/** Persons, in the order of their numbers. */
export function findPersons(registry: Registry, filter: PersonFilter = {}): Promise<Person[]> {
  return look(registry, (db) => selectMatching(db, filter));
}

export async function selectMatching(db: Kysely<Tables>, filter: PersonFilter): Promise<Person[]> {
  const found: Person[] = [];
  // undefined: no such condition, one query
  for (const members of filter.members === undefined ? [undefined] : chunksOf([...new Set(filter.members)]))
    for (const rowKeys of filter.rowKeys === undefined
      ? [undefined]
      : chunksOf([...new Set(filter.rowKeys)])) {
      const rows = await queryPersons(db, { ...filter, members, rowKeys }).execute();
      for (const row of rows) found.push(personOf(row));
    }
  return found.sort((a, b) => (a.member < b.member ? -1 : 1));
}

/** `members` and `rowKeys` are short enough for one statement. */
function queryPersons(db: Kysely<Tables>, filter: PersonFilter) {
  let query = selectPersons(db);
  if (filter.mutuelle !== undefined) query = query.where('persons.mutuelle', '=', filter.mutuelle);
  if (filter.household !== undefined) {
    const { mutuelle, household } = householdParts(filter.household);
    query = query.where('persons.mutuelle', '=', mutuelle).where('persons.household', '=', household);
  }
  if (filter.members !== undefined) query = query.where('persons.member', 'in', filter.members);
  if (filter.rowKeys !== undefined) query = query.where('persons.row_key', 'in', filter.rowKeys);
  if (filter.status !== undefined) query = query.where('persons.status', '=', filter.status);
  if (filter.withoutPhoto === true)
    query = query.where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('photos')
            .select('photos.member')
            .whereRef('photos.member', '=', 'persons.member')
            .where('photos.state', '<>', 'refused'),
        ),
      ),
    );
  if (filter.withoutLiveCard === true)
    query = query.where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('cards')
            .select('cards.member')
            .whereRef('cards.member', '=', 'persons.member')
            .where('cards.state', '<>', 'revoked'),
        ),
      ),
    );
  return query;
}
