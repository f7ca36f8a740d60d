import { birthYearOf, type CalendarDate } from '@passeport/calendar';
import { sql, type Kysely } from 'kysely';
import type { CountedMutuelles, InPlace } from './in-place.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { PersonStatus, Sex } from './states.ts';
import type { Tables } from './tables.ts';
import { withoutNulls } from './without-nulls.ts';

/** How many active persons of one sex and one age there are; of a birth year alone, the age reached in this year. */
export interface PersonCount extends InPlace {
  sex: Sex;
  ageYears: number;
  persons: number;
}

/** Active persons by sex and age, households with an active person in them, and those who are no members any more. */
export interface PersonCounts {
  active: PersonCount[];
  households: (InPlace & { households: number })[];
  ended: (InPlace & { status: PersonStatus; persons: number })[];
}

const count = sql<number | string>`count(*)`;

/** Counted by the database, each by mutuelle and village; `today` is for ages. */
export function countPersons(
  registry: Registry,
  { mutuelles, today }: CountedMutuelles & { today: CalendarDate },
): Promise<PersonCounts> {
  const [year, dayOfYear] = [birthYearOf(today), today.slice(5)];
  return look(registry, async (db) => {
    const all = selectPersons(db, { mutuelles });
    const active = await db
      .selectFrom(
        all
          .where('status', '=', 'active')
          .select(['persons.mutuelle', 'village', 'sex'])
          .select(sql<string>`substr(birth, 1, 4)`.as('born'))
          .select(
            sql<number>`case when length(birth) > 4 and substr(birth, 6) > ${dayOfYear} then 1 else 0 end`.as(
              'to_come',
            ),
          )
          .as('persons'),
      )
      .select(['mutuelle', 'village', 'sex', 'born', 'to_come', count.as('persons')])
      .groupBy(['mutuelle', 'village', 'sex', 'born', 'to_come'])
      .execute();
    const households = await db
      .selectFrom(
        all
          .where('status', '=', 'active')
          .select(['persons.mutuelle', 'village', 'persons.household'])
          .distinct()
          .as('households'),
      )
      .select(['mutuelle', 'village', count.as('households')])
      .groupBy(['mutuelle', 'village'])
      .execute();
    const ended = await all
      .where('status', '<>', 'active')
      .select(['persons.mutuelle', 'village', 'status', count.as('persons')])
      .groupBy(['persons.mutuelle', 'village', 'status'])
      .execute();
    return {
      active: active.map(({ born, to_come, persons, ...where }) => ({
        ...withoutNulls(where),
        ageYears: Math.max(0, year - Number(born) - to_come),
        persons: Number(persons),
      })),
      households: households.map((row) => ({ ...withoutNulls(row), households: Number(row.households) })),
      ended: ended.map((row) => ({ ...withoutNulls(row), persons: Number(row.persons) })),
    };
  });
}

function selectPersons(db: Kysely<Tables>, { mutuelles }: CountedMutuelles) {
  const all = db
    .selectFrom('persons')
    .innerJoin('households', (join) =>
      join
        .onRef('households.mutuelle', '=', 'persons.mutuelle')
        .onRef('households.household', '=', 'persons.household'),
    );
  return mutuelles === undefined ? all : all.where('persons.mutuelle', 'in', mutuelles);
}
