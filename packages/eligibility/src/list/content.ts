import type { MutuelleRights } from '../rights/mutuelle-rights.ts';
import type { VouchedCards } from './vouched-cards.ts';
import type { Plan } from '../rights/plan.ts';

/** A health centre that has signed with the mutuelles (conventionné). */
export interface Centre {
  name: string;
  place?: string;
}

/** Everything an office publishes. */
export interface ListContent {
  mutuelles: readonly MutuelleRights[];
  plans: readonly Plan[];
  centres: readonly Centre[];
  /** Of each key that was stolen, the cards that count all the same. */
  vouched?: readonly VouchedCards[] | undefined;
}

/**
 * The same, of an office too large to be held in memory: mutuelles that are read one after the other, ascending by number, and
 * let go of.
 */
export interface ListContentStream extends Omit<ListContent, 'mutuelles'> {
  mutuelles: AsyncIterable<MutuelleRights>;
}
