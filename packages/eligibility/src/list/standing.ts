import type { Month } from '@passeport/calendar';
import { memberParts, type MemberNumber, type MutuelleNumber } from '@passeport/codes';

import { coverageOf, monthOf, personOf, type Block, type BlockException } from '../blocks/block.ts';
import type { Coverage } from '../rights/coverage.ts';
import type { Plan } from '../rights/plan.ts';

/** A mutuelle as the list's directory names it, with its plan. */
export interface ListedMutuelle {
  number: MutuelleNumber;
  name: string;
  union?: string;
  plan: Plan;
}

/** What is particular to a person: see `PersonException`. */
export type StandingException =
  | { kind: 'died' | 'removed' }
  | { kind: 'left' | 'aged-out'; from?: Month }
  | { kind: 'waiting'; from: Month };

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
      exception?: StandingException;
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
    ...(rights?.exception !== undefined && { exception: toStandingException(rights.exception) }),
  };
}

function toStandingException(exception: BlockException): StandingException {
  switch (exception.kind) {
    case 'died':
    case 'removed':
      return { kind: exception.kind };
    case 'left':
    case 'aged-out':
      return exception.from === undefined
        ? { kind: exception.kind }
        : { kind: exception.kind, from: monthOf(exception.from) };
    case 'waiting':
      return { kind: exception.kind, from: monthOf(exception.from) };
  }
}
