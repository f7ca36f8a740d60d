import { calendarDateOf, isCalendarDate, type CalendarDate } from '@passeport/calendar';
import {
  formatCardNumber,
  isMemberNumber,
  memberParts,
  type CardNumber,
  type MemberNumber,
} from '@passeport/codes';
import { selectMatchingCards, type Card } from './card.ts';
import { change, type By, type Change } from './change.ts';
import { selectEditionFloors } from './edition-floors.ts';
import { chunksOf, insertAll } from './insert-all.ts';
import { batchResult, refuse, type BatchResult, type RowOutcome } from './outcomes.ts';
import type { Registry } from './registry.ts';
import type { PersonStatus } from './states.ts';
import { isLine } from './text.ts';

/** A card that was just signed. */
export interface IssuedCard {
  member: MemberNumber;
  edition: number;
  /** at most 4,000 characters */
  qrText: string;
  kid: string;
  notBefore: CalendarDate;
  validThrough: CalendarDate;
}

type Recorded = { card: CardNumber };

/**
 * Writes down signed cards, in one transaction; a card counts as given out from then on, and only then may it be printed.
 * Run again with the same cards, it says `already`. An earlier card that expired before `by.at` becomes revoked (`renewed`).
 * `row` in the outcomes is the index. Refusals: `member-unknown`, `member-not-active`, `card-live` (another edition lives),
 * `edition-taken` (by another QR), `edition-skipped`, `value-refused`.
 */
export function recordIssuedCards(
  registry: Registry,
  cards: readonly IssuedCard[],
  by: By,
): Promise<BatchResult<Recorded>> {
  return change(registry, by, async (work) => {
    const members = [...new Set(cards.map(({ member }) => member))].filter(isMemberNumber);
    const issuing: Issuing = {
      statuses: await readStatuses(work, members),
      floors: await selectEditionFloors(work.db, { members }),
      cards: Map.groupBy(await selectMatchingCards(work.db, { members }), ({ member }) => member),
      today: calendarDateOf(by.at),
    };
    const expired: Card[] = [];
    const added: Card[] = [];
    const outcomes = cards.map((given, row): RowOutcome<Recorded> => {
      const refusedField = checkIssuedCard(given);
      if (refusedField !== undefined) return refuse(row, 'value-refused', { field: refusedField });
      const outcome = place(issuing, given, row);
      if (outcome.outcome !== 'added') return outcome;
      const earlier = issuing.cards.get(given.member) ?? [];
      const live = earlier.find(({ state }) => state !== 'revoked');
      const card = newCard(given, outcome.card, work.at);
      if (live !== undefined) expired.push(live);
      added.push(card);
      issuing.cards.set(given.member, [
        ...earlier.map((old) => ({ ...old, state: 'revoked' as const })),
        card,
      ]);
      return outcome;
    });
    await renew(work, expired);
    await keep(work, added);
    return batchResult(outcomes, {});
  });
}

interface Issuing {
  statuses: Map<MemberNumber, PersonStatus>;
  cards: Map<MemberNumber, Card[]>;
  floors: Map<MemberNumber, number>;
  today: CalendarDate;
}

function place(issuing: Issuing, given: IssuedCard, row: number): RowOutcome<Recorded> {
  const { member, edition } = given;
  const card = formatCardNumber(member, edition);
  const status = issuing.statuses.get(member);
  if (status === undefined) return refuse(row, 'member-unknown', { member });
  const cards = issuing.cards.get(member) ?? [];
  const same = cards.find((known) => known.edition === edition);
  if (same !== undefined)
    return same.qrText === given.qrText
      ? { row, outcome: 'already', card, differs: [] }
      : refuse(row, 'edition-taken', { member, card, edition });
  if (status !== 'active') return refuse(row, 'member-not-active', { member });
  const live = cards.find(({ state }) => state !== 'revoked');
  if (live !== undefined && live.validThrough >= issuing.today)
    return refuse(row, 'card-live', { member, card: live.card, edition: live.edition });
  const next = Math.max((cards.at(-1)?.edition ?? 0) + 1, issuing.floors.get(member) ?? 1);
  if (edition !== next) return refuse(row, 'edition-skipped', { member, card, edition: next });
  return { row, outcome: 'added', card };
}

async function readStatuses(
  { db }: Change,
  members: MemberNumber[],
): Promise<Map<MemberNumber, PersonStatus>> {
  const statuses = new Map<MemberNumber, PersonStatus>();
  for (const chunk of chunksOf(members)) {
    const rows = await db
      .selectFrom('persons')
      .select(['member', 'status'])
      .where('member', 'in', chunk)
      .execute();
    for (const { member, status } of rows) statuses.set(member, status);
  }
  return statuses;
}

async function renew({ db, at, nextNumber, record }: Change, cards: Card[]): Promise<void> {
  const revokedAfterList = (await nextNumber('list')) - 1;
  for (const chunk of chunksOf(cards))
    await db
      .updateTable('cards')
      .set((eb) => ({
        state: 'revoked',
        revoked_at: at,
        revoked_from: eb.ref('state'),
        revoked_after_list: revokedAfterList,
        reason: 'renewed',
      }))
      .where(
        'card',
        'in',
        chunk.map(({ card }) => card),
      )
      .execute();
  for (const { card, state } of cards)
    record('card.revoke', card, { state }, { state: 'revoked', reason: 'renewed' });
}

async function keep({ db, record, takeNumbers }: Change, cards: Card[]): Promise<void> {
  if (cards.length === 0) return;
  const firstNumber = await takeNumbers('card', cards.length);
  await insertAll(
    db,
    'cards',
    cards.map((card, index) => ({
      card: card.card,
      member: card.member,
      mutuelle: memberParts(card.member).mutuelle,
      edition: card.edition,
      issue_number: firstNumber + index,
      state: card.state,
      qr_text: card.qrText,
      kid: card.kid,
      not_before: card.notBefore,
      valid_through: card.validThrough,
      issued_at: card.issuedAt,
      revoked_at: null,
      reason: null,
      replacement_asked: 0 as const,
    })),
  );
  for (const { card, kid, notBefore, validThrough, state } of cards)
    record('card.issue', card, undefined, { state, kid, notBefore, validThrough });
}

function newCard(given: IssuedCard, card: CardNumber, issuedAt: string): Card {
  const { member, edition, qrText, kid, notBefore, validThrough } = given;
  const dates = { notBefore, validThrough, issuedAt };
  return { card, member, edition, state: 'requested', qrText, kid, ...dates, replacementAsked: false };
}

/** The property of a card that no card can have; undefined when there is none. */
export function checkIssuedCard(given: IssuedCard): string | undefined {
  const { member, edition, notBefore, validThrough } = given;
  const hasDates = isCalendarDate(notBefore) && isCalendarDate(validThrough);
  return Object.entries({
    member: isMemberNumber(member),
    edition: Number.isInteger(edition) && edition >= 1 && edition <= 999,
    qrText: isLine(given.qrText, 4_000),
    kid: isLine(given.kid, 64),
    validThrough: hasDates && notBefore <= validThrough,
  }).find(([, isGood]) => !isGood)?.[0];
}
