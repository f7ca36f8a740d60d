import type { MemberNumber, MutuelleNumber } from '@passeport/codes';

import type { Coverage } from './coverage.ts';
import type { RightsException } from './rights-exception.ts';

/** A household's coverage; `household` is its number inside the mutuelle, 1 to 99999. */
export type HouseholdCoverage = { household: number } & Coverage;

/** Cards of a member whose edition is lower than `below` (2 to 1000) are dead: lost, stolen or replaced. */
export interface DeadEditions {
  member: MemberNumber;
  below: number;
}

/** A person whose rights are not her household's. */
export type PersonException = { member: MemberNumber } & RightsException;

/**
 * What the list says of one mutuelle. Households that never paid may be given and are not written: on the
 * list they look like numbers never given. At most one entry a household, a member's editions, a person.
 */
export interface MutuelleRights {
  number: MutuelleNumber;
  name: string;
  union?: string;
  /** The code of one of the plans. */
  plan: string;
  households: readonly HouseholdCoverage[];
  deadEditions: readonly DeadEditions[];
  exceptions: readonly PersonException[];
}
