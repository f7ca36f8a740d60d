import type { CareCeiling } from '../rights/plan.ts';
import type { AdviceCode, ReasonCode, RightsCode, VerdictCode } from './verdict.ts';

/** The dates and numbers that a sentence may need, written for people; `—` when the verdict has none. */
export interface Facts {
  /** First and last day of coverage. */
  coveredFrom: string;
  coveredThrough: string;
  /** Last day paid for. */
  paidThrough: string;
  /** First day without coverage; empty when it is not known. */
  since: string;
  cardFrom: string;
  cardThrough: string;
  listDay: string;
  listExpires: string;
  listAgeDays: string;
  judgedOn: string;
  mutuelle: string;
  authenticated: boolean;
  /** Whether there is a list at all. */
  hasList: boolean;
  /** The first day of which the list tells anything. */
  listFrom: string;
}

/** The least and the most that the patient pays, in percent, of all care categories. */
export interface PatientShare {
  least: number;
  most: number;
}

/** All the words of one language. A sentence ends with a full stop; a title has none. */
export interface Phrases {
  titles: Record<VerdictCode, string>;
  /** Covered, but by a number that was typed. */
  titleOfUncheckedCard: string;
  /** Read well, but no card. */
  titleOfOtherCode: string;
  reasons: Record<ReasonCode, (facts: Facts) => string>;
  /** What a list that is too old said, on its day. */
  lastKnown: Record<RightsCode, (facts: Facts) => string>;
  advice: Record<AdviceCode, string>;
  share: (share: PatientShare) => string;
  /** The most that the mutuelle pays, to be put after its share; the amount is written for people. */
  ceiling: Record<CareCeiling['per'], (amount: string) => string>;
  /** Between groups of three digits. */
  thousands: string;
  notices: Record<'old-list' | 'clock-behind' | 'card-not-authenticated', (facts: Facts) => string>;
}
