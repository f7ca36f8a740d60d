import type { Month } from '@passeport/calendar';
import { householdParts, type HouseholdNumber } from '@passeport/codes';
import { contributionsIn, type Contribution } from './contribution.ts';
import { selectMatching } from './find-persons.ts';
import { look } from './look.ts';
import type { Person } from './person.ts';
import type { Registry } from './registry.ts';

/** What a household's statement of account is made from. */
export interface HouseholdAccount {
  household: HouseholdNumber;
  /** its first month in the mutuelle */
  joined?: Month;
  /** everyone who ever had a number in it, in the order of the numbers */
  persons: Person[];
  /** what it paid, cancelled payments and counter-entries too, in the order recorded */
  contributions: Contribution[];
}

/** One household's persons and contributions, of one state of the registry; undefined when there is no such household. */
export function readHouseholdAccount(
  registry: Registry,
  number: HouseholdNumber,
): Promise<HouseholdAccount | undefined> {
  return look(registry, async (db) => {
    const { mutuelle, household } = householdParts(number);
    const found = await db
      .selectFrom('households')
      .select('joined')
      .where('mutuelle', '=', mutuelle)
      .where('household', '=', household)
      .executeTakeFirst();
    if (found === undefined) return undefined;
    return {
      household: number,
      ...(found.joined !== null && { joined: found.joined }),
      persons: await selectMatching(db, { household: number }),
      contributions: await contributionsIn(db, { household: number }),
    };
  });
}
