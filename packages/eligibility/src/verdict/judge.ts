import { daysBetween, monthOf, type CalendarDate } from '@passeport/calendar';
import { formatCardNumber, type MemberNumber } from '@passeport/codes';
import type { CardReading, UnreadableReason } from '@passeport/credential';

import { dayOf, latestOf } from '../instant.ts';
import { horizonOfIssue } from '../list/horizon.ts';
import { termsAt } from '../rights/plan.ts';
import { findRights } from './find-rights.ts';
import type { ListMeta } from '../list/open-list.ts';
import type { MemberStanding } from '../list/standing.ts';
import type {
  AdviceCode,
  Colour,
  Freshness,
  RevokedReason,
  UnknownReason,
  Verdict,
  VerdictCode,
} from './verdict.ts';

/** A number typed at the desk instead of a scanned card; `edition` when it was typed too. */
export interface TypedCard {
  status: 'typed';
  member: MemberNumber;
  edition?: number;
}

/** Greatest age of a list, in days, for it to be fresh, and to count at all. */
export interface FreshnessLimits {
  freshDays: number;
  staleDays: number;
}

export interface JudgeInput {
  card: CardReading | TypedCard;
  /** What `list` says of the card's member; absent when there is no list, or its block cannot be read. */
  standing?: MemberStanding | undefined;
  list?: ListMeta | undefined;
  /** The phone's date. */
  today: CalendarDate;
  /** The newest signed time that this reader has seen, when that is not the list's own. */
  newestSigned?: string | undefined;
  /** `today` is a day that somebody asks about, and no clock that could be wrong: it is never moved. */
  dayIsAsked?: boolean | undefined;
  /** A newer list of the same office was accepted and is lost: what `list` says is only what was known before. */
  isSuperseded?: boolean | undefined;
  limits?: FreshnessLimits | undefined;
}

type Context = Pick<Verdict, 'list' | 'listAgeDays' | 'freshness' | 'clock' | 'judgedOn'>;
type AcceptedCard = Extract<CardReading, { status: 'genuine' }> | TypedCard;

export const DEFAULT_LIMITS: FreshnessLimits = { freshDays: 7, staleDays: 30 };

/**
 * The verdict on a card. Pure: everything it depends on is in `input`. The order of the checks is the order
 * of precedence of the README's table.
 */
export function judge(input: JudgeInput): Verdict {
  const { card } = input;
  const context = readContext(input);
  switch (card.status) {
    case 'unreadable': {
      const { reason } = card;
      return {
        ...answer('unreadable'),
        advice: adviceOnUnreadable(reason),
        reason,
        authenticated: false,
        ...context,
      };
    }
    case 'not-authentic': {
      const isThiefs = card.reason === 'signed-after-theft' || card.reason === 'not-in-register';
      return {
        ...answer('not-authentic'),
        ...(isThiefs && { advice: 'keep-and-call' as const }),
        reason: card.reason,
        authenticated: false,
        ...context,
      };
    }
    case 'doubtful':
    case 'unknown-issuer': {
      const { member, edition } = card.claims;
      const claimed = { card: formatCardNumber(member, edition), member };
      return {
        ...answer('unknown-issuer'),
        reason: card.status === 'doubtful' ? 'key-stolen' : 'key-unknown',
        authenticated: false,
        ...claimed,
        ...context,
      };
    }
    case 'genuine':
    case 'typed':
      return judgeAccepted(card, input, context);
  }
}

/** A genuine card, or a typed number: revoked? in its dates? list good enough? covered? */
function judgeAccepted(card: AcceptedCard, input: JudgeInput, context: Context): Verdict {
  const about = describe(card);
  const standing = standingOf(about.member, input);
  const details = { ...about, ...describeMutuelle(standing, context.judgedOn), ...context };
  const { judgedOn, list } = context;

  // A dead card stays dead however old the list that says so.
  const revoked = findRevocation(card, standing);
  if (revoked !== undefined) return { ...answer('revoked'), reason: revoked, ...details };

  if (card.status === 'genuine') {
    const { notBefore, validThrough } = card.claims;
    if (judgedOn < notBefore) return { ...answer('not-yet-valid'), reason: 'validity-not-begun', ...details };
    if (validThrough < judgedOn) return { ...answer('card-expired'), reason: 'validity-ended', ...details };
  }

  if (list === undefined) return { ...answer('rights-unknown'), reason: 'no-list', ...details };
  if (standing === undefined) return { ...answer('rights-unknown'), reason: 'list-damaged', ...details };
  const outdated = findOutdatedReason(list, context, input.isSuperseded);
  if (!standing.listed) {
    return { ...answer('rights-unknown'), reason: outdated ?? 'mutuelle-not-listed', ...details };
  }
  if (outdated !== undefined) {
    const lastKnown = findRights(standing, monthOf(dayOf(list.issued)));
    return { ...answer('rights-unknown'), reason: outdated, lastKnown, ...details };
  }

  // Only a day that is asked about can lie before everything that the list tells.
  const month = monthOf(judgedOn);
  if (month < horizonOfIssue(list.issued)) {
    return { ...answer('rights-unknown'), reason: 'before-list', ...details };
  }

  const rights = findRights(standing, month);
  if (rights.verdict === 'eligible' && !about.authenticated) {
    return { colour: 'amber', advice: 'check-identity-then-treat', ...rights, ...details };
  }
  return { ...answer(rights.verdict), ...rights, ...details };
}

/** The day to judge by, and how old the list is on that day. */
function readContext({
  list,
  today,
  newestSigned,
  dayIsAsked = false,
  limits = DEFAULT_LIMITS,
}: JudgeInput): Context {
  const signed = latestOf([list?.issued, newestSigned].filter((instant) => instant !== undefined));
  const signedDay = signed === undefined ? today : dayOf(signed);
  const clock = today < signedDay && !dayIsAsked ? 'behind' : 'ok';
  const judgedOn = clock === 'behind' ? signedDay : today;
  if (list === undefined) return { freshness: 'none', clock, judgedOn };

  const { office, sequence, issued, expires } = list;
  const listAgeDays = daysBetween(dayOf(issued), judgedOn);
  const freshness = findFreshness(listAgeDays, judgedOn > dayOf(expires), limits);
  return { list: { office, sequence, issued, expires }, listAgeDays, freshness, clock, judgedOn };
}

function findFreshness(ageDays: number, expired: boolean, limits: FreshnessLimits): Freshness {
  if (expired || ageDays > limits.staleDays) return 'too-old';
  return ageDays > limits.freshDays ? 'old' : 'fresh';
}

/** Why the list does not count any more, if it does not. */
function findOutdatedReason(
  { expires }: ListMeta,
  { freshness, judgedOn }: Context,
  isSuperseded = false,
): UnknownReason | undefined {
  if (isSuperseded) return 'newer-list-lost';
  if (freshness !== 'too-old') return undefined;
  return judgedOn > dayOf(expires) ? 'list-expired' : 'list-too-old';
}

function describe(
  card: AcceptedCard,
): Pick<Verdict, 'authenticated' | 'card' | 'claims'> & { member: MemberNumber } {
  if (card.status === 'genuine') {
    const { claims } = card;
    const { member, edition } = claims;
    return { authenticated: true, card: formatCardNumber(member, edition), member, claims };
  }
  const { member, edition } = card;
  return {
    authenticated: false,
    member,
    ...(edition !== undefined && { card: formatCardNumber(member, edition) }),
  };
}

/** Never the standing of somebody else, or of no list. */
function standingOf(member: MemberNumber, { standing, list }: JudgeInput): MemberStanding | undefined {
  return list !== undefined && standing?.member === member ? standing : undefined;
}

function describeMutuelle(
  standing: MemberStanding | undefined,
  day: CalendarDate,
): Pick<Verdict, 'mutuelle' | 'plan'> {
  if (!standing?.listed) return {};
  const { plan, ...mutuelle } = standing.mutuelle;
  const { code, name } = plan;
  const { care, exclusions } = termsAt(plan, monthOf(day));
  return { mutuelle, plan: { code, name, care, exclusions } };
}

function findRevocation(card: AcceptedCard, standing: MemberStanding | undefined): RevokedReason | undefined {
  if (!standing?.listed) return undefined;
  const kind = standing.exception?.kind;
  if (kind === 'died') return 'person-died';
  if (kind === 'removed') return 'person-removed';
  const edition = card.status === 'genuine' ? card.claims.edition : card.edition;
  return edition !== undefined && edition < standing.deadBelow ? 'edition-dead' : undefined;
}

const ANSWERS: Record<VerdictCode, { colour: Colour; advice: AdviceCode }> = {
  eligible: { colour: 'green', advice: 'compare-face-then-treat' },
  lapsed: { colour: 'amber', advice: 'ask-for-contribution' },
  waiting: { colour: 'amber', advice: 'say-when-covered' },
  'not-covered': { colour: 'amber', advice: 'send-to-mutuelle' },
  'rights-unknown': { colour: 'amber', advice: 'get-newest-list' },
  'card-expired': { colour: 'amber', advice: 'renew-card' },
  'not-yet-valid': { colour: 'amber', advice: 'come-back-later' },
  revoked: { colour: 'red', advice: 'keep-card' },
  'unknown-issuer': { colour: 'red', advice: 'get-newest-list' },
  'not-authentic': { colour: 'red', advice: 'refuse-card' },
  unreadable: { colour: 'grey', advice: 'scan-again' },
};

function adviceOnUnreadable(reason: UnreadableReason): AdviceCode {
  if (reason === 'version-unknown') return 'update-app';
  return reason === 'not-a-card' ? 'show-card' : 'scan-again';
}

function answer<Code extends VerdictCode>(
  verdict: Code,
): { verdict: Code; colour: Colour; advice: AdviceCode } {
  return { verdict, ...ANSWERS[verdict] };
}
