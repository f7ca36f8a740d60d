import type { MutuelleNumber } from '@passeport/codes';
import { sql } from 'kysely';
import type { Change } from './change.ts';

/** At least so many numbers are left out: more than an office gives between two backups. */
export const FEWEST = 1_000;
/** Persons who joined a household since, and replacements of one person's card: numbers of two and three digits are dear. */
const PERSONS = 10;
export const EDITIONS = 5;
export const LAST_EDITION = 999;
const END_OF_HOUSEHOLDS = 100_000;

/**
 * Households, persons, editions and receipts go on beyond what may have been given elsewhere: in all mutuelles, or in these. `lines`: at
 * least so many things may have been numbered.
 */
export async function skipInMutuelles(
  { db }: Change,
  { lines, mutuelles }: { lines: number; mutuelles?: readonly MutuelleNumber[] },
): Promise<void> {
  const known = await db
    .selectFrom('mutuelles')
    .select(['number', 'next_household', 'next_own_receipt'])
    .$if(mutuelles !== undefined, (query) => query.where('number', 'in', mutuelles ?? []))
    .execute();
  for (const { number, next_household, next_own_receipt } of known) {
    const left = END_OF_HOUSEHOLDS - next_household;
    await db
      .updateTable('mutuelles')
      .set({
        next_household: next_household + Math.min(gapAfter(next_household, lines), Math.ceil(left / 2)),
        next_own_receipt: next_own_receipt + gapAfter(next_own_receipt, lines),
      })
      .where('number', '=', number)
      .execute();
  }
  await skipPersons(db, mutuelles);
  await skipEditions(db, mutuelles);
}

/** As many as there ever were, or as may have been. */
export function gapAfter(next: number, lines: number): number {
  return Math.max(FEWEST, lines, next - 1);
}

/** In every household; where there is no head yet, 01 may have been given, too. */
async function skipPersons(db: Change['db'], mutuelles?: readonly MutuelleNumber[]): Promise<void> {
  const gap = sql`case when next_person > ${sql.lit(100 - 2 * PERSONS)} then (101 - next_person) / 2 else ${sql.lit(PERSONS)} end`;
  await db
    .updateTable('households')
    .set({
      next_person: sql`next_person + ${gap}`,
      skipped: sql`skipped + ${gap} + case when head_given = 0 then 1 else 0 end`,
      head_given: sql`case when head_given = 1 then 1 else 2 end`,
    })
    .$if(mutuelles !== undefined, (query) => query.where('mutuelle', 'in', mutuelles ?? []))
    .execute();
}

async function skipEditions(db: Change['db'], mutuelles?: readonly MutuelleNumber[]): Promise<void> {
  const next = sql<number>`coalesce((select max(edition) from cards where cards.member = persons.member), 0) + 1`;
  await db
    .updateTable('persons')
    .set({
      edition_floor: sql`case when ${next} + ${sql.lit(EDITIONS)} > ${sql.lit(LAST_EDITION)} then ${sql.lit(LAST_EDITION)}
        when ${next} > edition_floor then ${next} + ${sql.lit(EDITIONS)}
        when edition_floor + ${sql.lit(EDITIONS)} > ${sql.lit(LAST_EDITION)} then ${sql.lit(LAST_EDITION)}
        else edition_floor + ${sql.lit(EDITIONS)} end`,
    })
    .$if(mutuelles !== undefined, (query) => query.where('mutuelle', 'in', mutuelles ?? []))
    .execute();
}
