import { formatHouseholdNumber, type MutuelleNumber } from '@passeport/codes';
import type { Kysely } from 'kysely';
import { chunksOf } from './insert-all.ts';
import { MutuelleNumbering, type HouseholdState, type KnownPerson } from './member-numbering.ts';
import type { MemberRow } from './member-row.ts';
import { PERSON_COLUMNS } from './person.ts';
import type { Tables } from './tables.ts';

/** What the registry knows of the households and persons that rows name. Nothing when there is no such mutuelle. */
export async function readNumbering(
  db: Kysely<Tables>,
  mutuelle: MutuelleNumber,
  rows: MemberRow[],
): Promise<MutuelleNumbering | undefined> {
  const found = await db
    .selectFrom('mutuelles')
    .select('next_household')
    .where('number', '=', mutuelle)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const households = await readHouseholds(db, mutuelle, rows);
  const persons = await readPersons(db, mutuelle, rows);
  return new MutuelleNumbering(mutuelle, found.next_household, households, persons);
}

async function readHouseholds(
  db: Kysely<Tables>,
  mutuelle: MutuelleNumber,
  rows: MemberRow[],
): Promise<Map<string, HouseholdState>> {
  const households = new Map<string, HouseholdState>();
  for (const keys of chunksOf([...new Set(rows.map((row) => row.householdKey))])) {
    const known = await db
      .selectFrom('households')
      .select(['household', 'source_key', 'added', 'next_person', 'head_given'])
      .where('mutuelle', '=', mutuelle)
      .where('source_key', 'in', keys)
      .execute();
    for (const row of known)
      households.set(row.source_key, {
        number: formatHouseholdNumber(mutuelle, row.household),
        household: row.household,
        sourceKey: row.source_key,
        nextPerson: row.next_person,
        headGiven: row.head_given === 1,
        firstIsFree: row.head_given === 0,
        added: row.added,
      });
  }
  return households;
}

async function readPersons(
  db: Kysely<Tables>,
  mutuelle: MutuelleNumber,
  rows: MemberRow[],
): Promise<Map<string, KnownPerson>> {
  const persons = new Map<string, KnownPerson>();
  for (const keys of chunksOf([...new Set(rows.map((row) => row.sourceKey))])) {
    const known = await db
      .selectFrom('persons')
      .innerJoin('households', (join) =>
        join
          .onRef('households.mutuelle', '=', 'persons.mutuelle')
          .onRef('households.household', '=', 'persons.household'),
      )
      .select([...PERSON_COLUMNS, 'households.source_key as householdKey'])
      .where('persons.mutuelle', '=', mutuelle)
      .where('persons.source_key', 'in', keys)
      .execute();
    for (const { member, household, sourceKey, ...kept } of known)
      persons.set(sourceKey, { member, household: formatHouseholdNumber(mutuelle, household), kept });
  }
  return persons;
}
