import type { MutuelleNumber } from '@passeport/codes';
import { chunksOf } from './insert-all.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import { withoutNulls } from './without-nulls.ts';

/** Who speaks for a household. */
export interface HouseholdHead {
  /** 1 to 99999, its number inside the mutuelle */
  household: number;
  familyName: string;
  givenNames: string;
  phone?: string;
}

/** The first active person of each of these households of a mutuelle: its head, or who comes after her. In the order of the numbers. */
export function householdHeads(
  registry: Registry,
  mutuelle: MutuelleNumber,
  households: readonly number[],
): Promise<HouseholdHead[]> {
  return look(registry, async (db) => {
    const heads = new Map<number, HouseholdHead>();
    for (const chunk of chunksOf(households)) {
      const persons = await db
        .selectFrom('persons')
        .select(['household', 'family_name as familyName', 'given_names as givenNames', 'phone'])
        .where('mutuelle', '=', mutuelle)
        .where('household', 'in', chunk)
        .where('status', '=', 'active')
        .orderBy('household')
        .orderBy('person')
        .execute();
      for (const person of persons)
        if (!heads.has(person.household)) heads.set(person.household, withoutNulls(person));
    }
    return [...heads.values()].sort((a, b) => a.household - b.household);
  });
}
