import { memberParts, type MemberNumber, type MutuelleNumber } from '@passeport/codes';

import { coverageOf, monthOf, personOf, type Block } from '../blocks/block.ts';
import type { Coverage } from '../rights/coverage.ts';
import type { Plan } from '../rights/plan.ts';
import { tellMonth, type RightsException } from '../rights/rights-exception.ts';

/** A mutuelle as the list's directory names it, with its plan. */
export interface ListedMutuelle {
  number: MutuelleNumber;
  name: string;
  union?: string;
  plan: Plan;
}

/**
 * Everything a list says of one member, before it is judged: that it does not know her mutuelle, or her
 * household's coverage, below which edition her cards are dead (1: none is), and her own exception.
 */
export type MemberStanding =
  | { listed: false; member: MemberNumber }
  | {
      listed: true;
      member: MemberNumber;
      mutuelle: ListedMutuelle;
      coverage: Coverage;
      deadBelow: number;
      exception?: RightsException;
    };

/** The member's standing in the block of her own mutuelle; there is none that says nothing of her household. */
export function findStanding(
  member: MemberNumber,
  mutuelle: ListedMutuelle,
  block: Block | undefined,
): MemberStanding {
  const { household, person } = memberParts(member);
  const rights = block && personOf(block, household, person);
  return {
    listed: true,
    member,
    mutuelle,
    coverage: block === undefined ? { reason: 'never-paid' } : coverageOf(block, household),
    deadBelow: rights?.below ?? 1,
    ...(rights?.exception !== undefined && { exception: tellMonth(rights.exception, monthOf) }),
  };
}
