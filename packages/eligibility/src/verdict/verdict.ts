import type { CalendarDate, Month } from '@passeport/calendar';
import type { CardNumber, MemberNumber } from '@passeport/codes';
import type { CardClaims, CardReading } from '@passeport/credential';

import type { CareCategory, Plan } from '../rights/plan.ts';
import type { ListMeta } from '../list/open-list.ts';
import type { ListedMutuelle } from '../list/standing.ts';

/** The answer of the desk; the table in the README says when each is given. */
export type VerdictCode =
  | 'eligible'
  | 'lapsed'
  | 'waiting'
  | 'not-covered'
  | 'rights-unknown'
  | 'card-expired'
  | 'not-yet-valid'
  | 'revoked'
  | 'unknown-issuer'
  | 'not-authentic'
  | 'unreadable';

/** Green: treat as a member. Amber: genuine, or not known to be false, but something is to be settled. Red: refuse. */
export type Colour = 'green' | 'amber' | 'red' | 'grey';

/** The verdicts that are about rights alone, once the card is accepted. */
export type RightsCode = 'eligible' | 'lapsed' | 'waiting' | 'not-covered';

/** Why a member is covered, or is not. */
export type RightsReason =
  | 'paid'
  | 'in-grace'
  | 'contributions-ended'
  | 'contributions-ended-long-ago'
  | 'household-waiting'
  | 'person-waiting'
  | 'never-covered'
  | 'household-left'
  | 'person-left'
  | 'person-aged-out';

/** Why rights are not known. */
export type UnknownReason =
  | 'no-list'
  | 'list-too-old'
  | 'list-expired'
  | 'list-damaged'
  | 'newer-list-lost'
  | 'mutuelle-not-listed'
  | 'before-list';

export type RevokedReason = 'edition-dead' | 'person-died' | 'person-removed';

type ReadingReason<Status> =
  Extract<CardReading, { status: Status }> extends { reason: infer Reason } ? Reason : never;

/** Why this verdict: `verdictWords` has words for every one. */
export type ReasonCode =
  | RightsReason
  | UnknownReason
  | RevokedReason
  | 'validity-ended'
  | 'validity-not-begun'
  | 'key-unknown'
  | 'key-stolen'
  | ReadingReason<'not-authentic'>
  | ReadingReason<'unreadable'>;

/** What the receptionist should do. */
export type AdviceCode =
  | 'compare-face-then-treat'
  | 'check-identity-then-treat'
  | 'ask-for-contribution'
  | 'say-when-covered'
  | 'send-to-mutuelle'
  | 'get-newest-list'
  | 'renew-card'
  | 'come-back-later'
  | 'keep-card'
  | 'keep-and-call'
  | 'refuse-card'
  | 'scan-again'
  | 'show-card'
  | 'update-app';

/** `fresh` to 7 days, `old` to 30, then `too-old`; `none` without a list. */
export type Freshness = 'fresh' | 'old' | 'too-old' | 'none';

/** What a member's rights are in one month; also what a list that is too old said on the day of its issue. */
export interface Rights {
  verdict: RightsCode;
  reason: RightsReason;
  /** First and last month covered, grace months included. */
  coveredFrom?: Month;
  coveredThrough?: Month;
  /** Last month paid for, grace months not included. */
  paidThrough?: Month;
  /** First month not covered any more. */
  since?: Month;
}

/** What the mutuelle's plan pays on the day judged by. */
export interface PlanInForce extends Pick<Plan, 'code' | 'name'> {
  care: CareCategory[];
  exclusions: string[];
}

export interface Verdict {
  verdict: VerdictCode;
  colour: Colour;
  reason: ReasonCode;
  advice: AdviceCode;
  /** Whether a trusted office's signature on the card was verified. Never for a number typed by hand. */
  authenticated: boolean;
  /** What the card claims to be, also when its key is unknown; absent for a typed number without edition. */
  card?: CardNumber;
  member?: MemberNumber;
  /** Only of an authenticated card. */
  claims?: CardClaims;
  mutuelle?: Omit<ListedMutuelle, 'plan'>;
  plan?: PlanInForce;
  coveredFrom?: Month;
  coveredThrough?: Month;
  paidThrough?: Month;
  since?: Month;
  /** With `rights-unknown`, what the old list said, judged on the day of its issue. */
  lastKnown?: Rights;
  list?: ListMeta;
  /** Whole days since the list was issued. */
  listAgeDays?: number;
  freshness: Freshness;
  /** `behind`: the phone's date is before the newest signed time, which is judged by instead. */
  clock: 'ok' | 'behind';
  /** The day judged by. */
  judgedOn: CalendarDate;
}
