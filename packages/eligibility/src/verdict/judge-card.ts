import { calendarDateOf } from '@passeport/calendar';
import { memberParts, type MemberNumber } from '@passeport/codes';
import { verifyCard, type CardReading, type TrustList, type Vouchable } from '@passeport/credential';

import { EligibilityError } from '../errors.ts';
import { latestOf } from '../instant.ts';
import { isOfOneSeries, type NewestSeen } from '../list/check-history.ts';
import { gaveMutuelleUp, lastDayElsewhere, ownsMutuelle } from '../list/owns-mutuelle.ts';
import { judge, type FreshnessLimits, type JudgeInput } from './judge.ts';
import type { EligibilityList } from '../list/open-list.ts';
import type { MemberStanding } from '../list/standing.ts';
import type { Colour, Verdict } from './verdict.ts';

export interface JudgeOptions {
  /** The trust list to verify by, unless one of the lists came with a newer one. */
  trust?: TrustList | undefined;
  /** The newest signed time seen, of whatever list; the list's own counts when it is later. */
  newestSigned?: string | undefined;
  limits?: FreshnessLimits | undefined;
  /** The newest list accepted of each office, as `EligibilityList.seen` gave them: one that is older than that no longer opens rights. */
  newestSeen?: readonly NewestSeen[] | undefined;
  /** `now` is on a day that somebody asks about, not a clock's: see `JudgeInput`. */
  dayIsAsked?: boolean | undefined;
}

const NO_TRUST: TrustList = { sequence: 0, issued: '1970-01-01T00:00:00Z', roots: [], keys: [] };

/** What cards are judged by: one office's list; or those of several, of which the one that names the member's mutuelle counts. */
export type ListsToJudgeBy = EligibilityList | readonly EligibilityList[] | undefined;

/**
 * The verdict on the text of a QR code. Without a list or a trust list every card's issuer is unknown, amber: red is
 * for a key that a trust list does not have. A list whose
 * block is missing or damaged gives `rights-unknown`, `list-damaged`. A card is verified by the newest trust list that is given or that a
 * list was opened by, and judged by the first list when none names its mutuelle.
 */
export async function judgeCard(
  qrText: string,
  lists: ListsToJudgeBy,
  now: Date,
  options: JudgeOptions = {},
): Promise<Verdict> {
  const all = [lists ?? []].flat();
  const trust = newestTrust(all, options);
  const card = await verifyCard(qrText, trust ?? NO_TRUST);
  const verdict = await judgeWithLists(await settleDoubt(card, all, trust), lists, now, options);
  // Of who knows no key at all, nothing is said against the card.
  const isUnequipped = trust === undefined && verdict.verdict === 'unknown-issuer';
  return isUnequipped ? { ...verdict, colour: 'amber' } : verdict;
}

/** The verdict on a number typed by hand, with its edition when that was typed too: never green. */
export async function judgeNumber(
  { member, edition }: { member: MemberNumber; edition?: number },
  lists: ListsToJudgeBy,
  now: Date,
  options: JudgeOptions = {},
): Promise<Verdict> {
  const card = { status: 'typed' as const, member, ...(edition !== undefined && { edition }) };
  return await judgeWithLists(card, lists, now, options);
}

/**
 * A card of a stolen key is genuine when the list of the office that signed it vouches for it, or that of the office which has its
 * mutuelle now.
 */
async function settleDoubt(
  card: CardReading,
  lists: readonly EligibilityList[],
  trust: TrustList | undefined,
): Promise<CardReading> {
  if (card.status !== 'doubtful' || trust === undefined) return card;
  const { claims, kid, office } = card;
  const { mutuelle } = memberParts(claims.member);
  const own = lists.filter(
    (list) => list.office === office.number || ownsMutuelle(trust, list.office, mutuelle),
  );
  const said = await Promise.all(own.map(async (list) => await askAbout(list, card)));
  if (said.includes(true)) return { status: 'genuine', claims, kid, office };
  return said.includes(false) ? { status: 'not-authentic', reason: 'not-in-register' } : card;
}

/** What the root said last, whichever of the lists came with it. */
function newestTrust(
  lists: readonly EligibilityList[],
  { trust: given }: Pick<JudgeOptions, 'trust'>,
): TrustList | undefined {
  return [...lists.map(({ trust }) => trust), given].reduce(
    (newest, one) => (one !== undefined && one.sequence > (newest?.sequence ?? 0) ? one : newest),
    undefined,
  );
}

/** Nothing, too, when the file cannot be believed. */
async function askAbout(list: EligibilityList, card: Vouchable): Promise<boolean | undefined> {
  try {
    return await list.vouchesFor(card);
  } catch (error) {
    if (error instanceof EligibilityError) return undefined;
    throw error;
  }
}

async function judgeWithLists(
  card: JudgeInput['card'],
  lists: ListsToJudgeBy,
  now: Date,
  { trust: given, newestSigned, newestSeen = [], limits, dayIsAsked }: JudgeOptions,
): Promise<Verdict> {
  const member =
    card.status === 'genuine' ? card.claims.member : card.status === 'typed' ? card.member : undefined;
  const all = [lists ?? []].flat();
  const mutuelle = member && memberParts(member).mutuelle;
  const naming = all.filter((one) => mutuelle !== undefined && one.mutuelle(mutuelle) !== undefined);
  // Who gave a mutuelle up knows nothing new of it: once its office of today speaks, only that counts. A list that was opened before
  // the move does not know of it; nor does one that its office published before it came back.
  const trust = newestTrust(all, { trust: given }) ?? NO_TRUST;
  const having = naming.filter(
    ({ office, issued }) =>
      mutuelle !== undefined &&
      !gaveMutuelleUp(trust, office, mutuelle) &&
      issued.slice(0, 10) >= (lastDayElsewhere(trust, office, mutuelle) ?? ''),
  );
  const counting = having.length > 0 ? having : naming;
  const signedTimes = [...all.map((one) => one.newestSigned), newestSigned];
  const judgeBy = async (list: EligibilityList | undefined): Promise<Verdict> =>
    judge({
      card,
      standing: list === undefined || member === undefined ? undefined : await readStanding(list, member),
      list,
      today: calendarDateOf(now),
      newestSigned: latestOf(signedTimes.filter((instant) => instant !== undefined)),
      isSuperseded: list !== undefined && isSuperseded(list, newestSeen),
      limits,
      dayIsAsked,
    });
  const verdicts = await Promise.all((counting.length === 0 ? [all[0]] : counting).map(judgeBy));
  // A mutuelle is one office's. Where two speak of it all the same, the one that refuses more is believed.
  return verdicts.reduce((worst, one) => (GRAVITY[one.colour] > GRAVITY[worst.colour] ? one : worst));
}

/** Whether a newer list of the same office was accepted before. */
export function isSuperseded(
  { office, sequence }: Pick<EligibilityList, 'office' | 'sequence'>,
  newestSeen: readonly NewestSeen[],
): boolean {
  return newestSeen.some((seen) => isOfOneSeries(seen, { office }) && seen.sequence > sequence);
}

const GRAVITY: Record<Colour, number> = { green: 0, grey: 1, amber: 2, red: 3 };

/** Nothing when the block cannot be believed; the desk then says that the list is damaged. */
async function readStanding(
  list: EligibilityList,
  member: MemberNumber,
): Promise<MemberStanding | undefined> {
  try {
    return await list.standingOf(member);
  } catch (error) {
    if (error instanceof EligibilityError) return undefined;
    throw error;
  }
}
