import { addMonths, type Month } from '@passeport/calendar';

import { graceThrough, type Coverage } from '../rights/coverage.ts';
import type { Plan } from '../rights/plan.ts';
import type { RightsException } from '../rights/rights-exception.ts';
import type { Rights } from './verdict.ts';

/** What rights come from: a listed member's standing is one. */
export interface RightsGround {
  coverage: Coverage;
  exception?: RightsException;
  mutuelle: { plan: Pick<Plan, 'terms'> };
}

/**
 * A member's rights in one month, by what the list says of her household and of herself. In this order: left
 * or aged out, household that left or never paid, contributions ended, waiting, covered.
 */
export function findRights({ coverage, exception, mutuelle }: RightsGround, month: Month): Rights {
  // 1. The person is no longer a member, whatever her household pays.
  const end = endOfMembership(exception);
  if (end !== undefined && (end.from === undefined || end.from <= month)) {
    const reason = end.kind === 'left' ? 'person-left' : 'person-aged-out';
    return { verdict: 'not-covered', reason, ...(end.from !== undefined && { since: end.from }) };
  }

  // 2. The household was never covered, or left, or contributions ended before what the list tells of.
  if ('reason' in coverage) {
    switch (coverage.reason) {
      case 'left':
        return { verdict: 'not-covered', reason: 'household-left' };
      case 'never-paid':
        return { verdict: 'not-covered', reason: 'never-covered' };
      case 'ended':
        return { verdict: 'lapsed', reason: 'contributions-ended-long-ago' };
    }
  }

  const paidThrough = coverage.through;
  const lastCovered = graceThrough(paidThrough, mutuelle.plan);
  const coveredThrough =
    end?.from === undefined ? lastCovered : earlier(lastCovered, addMonths(end.from, -1));
  const personFrom = exception?.kind === 'waiting' ? exception.from : coverage.from;
  const coveredFrom = later(coverage.from, personFrom);
  const known = { coveredFrom, coveredThrough, paidThrough };

  // 3. Contributions, grace included, end before this month.
  if (lastCovered < month) {
    return { verdict: 'lapsed', reason: 'contributions-ended', ...known, since: addMonths(lastCovered, 1) };
  }
  // 4. Covered from a later month.
  if (month < coveredFrom) {
    const reason = coveredFrom === coverage.from ? 'household-waiting' : 'person-waiting';
    return { verdict: 'waiting', reason, ...known };
  }
  // 5. Covered.
  return { verdict: 'eligible', reason: month <= paidThrough ? 'paid' : 'in-grace', ...known };
}

function endOfMembership(
  exception: RightsException | undefined,
): { kind: 'left' | 'aged-out'; from?: Month } | undefined {
  return exception?.kind === 'left' || exception?.kind === 'aged-out' ? exception : undefined;
}

function earlier(a: Month, b: Month): Month {
  return a < b ? a : b;
}

function later(a: Month, b: Month): Month {
  return a > b ? a : b;
}
