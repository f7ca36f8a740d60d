import { calendarDateOf, isCalendarDate, type CalendarDate } from '@passeport/calendar';
import { isCardNumber, type CardNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { chunksOf, insertAll } from './insert-all.ts';
import { batchResult, refuse, type BatchOptions, type BatchResult, type RowOutcome } from './outcomes.ts';
import type { Registry } from './registry.ts';
import type { CardState, PersonStatus } from './states.ts';
import { isLine } from './text.ts';

/** A card that its holder has, or the delegate who brings it to her. */
export interface HandOver {
  row: number;
  card: CardNumber;
  on: CalendarDate;
  /** who took it or gave it; at most 100 characters */
  delegate?: string | undefined;
  /** Somebody has this very card in hand and found it good, whatever `doubtPrints` said. */
  isLookedAt?: boolean | undefined;
}

type Handed = { card: CardNumber };

interface Known {
  state: CardState;
  status: PersonStatus;
  inDoubt: boolean;
  handedOn: CalendarDate | null;
  delegate: string | null;
}

/**
 * Records hand-overs: printed and checked cards become `handed-over`. One handed over before is `already`. Refusals:
 * `card-unknown`, `card-already-dead`, `card-not-printed`, `card-in-doubt`, `member-not-active`, `value-refused` (no date, or a day to come),
 * `text-refused`.
 */
export function handOverCards(
  registry: Registry,
  rows: readonly HandOver[],
  by: By,
  options: BatchOptions = {},
): Promise<BatchResult<Handed>> {
  return change(
    registry,
    by,
    async (work) => {
      const known = await readKnown(
        work,
        rows.map(({ card }) => card),
      );
      const today = calendarDateOf(by.at);
      const added: HandOver[] = [];
      const outcomes = rows.map((given): RowOutcome<Handed> => {
        const outcome = judge(given, known.get(given.card), today);
        if (outcome.outcome === 'added') {
          added.push(given);
          const { on: handedOn, delegate = null } = given;
          known.set(given.card, {
            state: 'handed-over',
            status: 'active',
            inDoubt: false,
            handedOn,
            delegate,
          });
        }
        return outcome;
      });
      await keep(work, added);
      return batchResult(outcomes, options);
    },
    options,
  );
}

function judge(given: HandOver, known: Known | undefined, today: CalendarDate): RowOutcome<Handed> {
  const { row, card, on, delegate } = given;
  if (!isCardNumber(card)) return refuse(row, 'value-refused', { field: 'card' });
  if (!isCalendarDate(on) || on > today) return refuse(row, 'value-refused', { field: 'on' });
  if (delegate !== undefined && !isLine(delegate, 100))
    return refuse(row, 'text-refused', { field: 'delegate' });
  if (known === undefined) return refuse(row, 'card-unknown', { card });
  const { state } = known;
  switch (state) {
    case 'revoked':
      return refuse(row, 'card-already-dead', { card });
    case 'requested':
      return refuse(row, 'card-not-printed', { card });
    case 'handed-over': {
      const differs = [
        ...(known.handedOn === on ? [] : ['on']),
        ...(known.delegate === (delegate ?? null) ? [] : ['delegate']),
      ];
      return { row, outcome: 'already', card, differs };
    }
    case 'printed':
    case 'checked':
      if (known.status !== 'active') return refuse(row, 'member-not-active', { card });
      if (known.inDoubt && given.isLookedAt !== true) return refuse(row, 'card-in-doubt', { card });
      return { row, outcome: 'added', card };
    default:
      return state satisfies never;
  }
}

async function readKnown({ db }: Change, cards: CardNumber[]): Promise<Map<CardNumber, Known>> {
  const known = new Map<CardNumber, Known>();
  for (const chunk of chunksOf([...new Set(cards)])) {
    const rows = await db
      .selectFrom('cards')
      .innerJoin('persons', 'persons.member', 'cards.member')
      .leftJoin('hand_overs', 'hand_overs.card', 'cards.card')
      .select(['cards.card', 'cards.state', 'persons.status', 'handed_on as handedOn', 'hand_overs.delegate'])
      .where('cards.card', 'in', chunk)
      .execute();
    const doubted = await db
      .selectFrom('print_batch_cards')
      .select('card')
      .where('card', 'in', chunk)
      .where('outcome', '=', 'printed')
      .where('doubted_at', 'is not', null)
      .execute();
    const inDoubt = new Set(doubted.map(({ card }) => card));
    for (const { card, ...rest } of rows) known.set(card, { ...rest, inDoubt: inDoubt.has(card) });
  }
  return known;
}

async function keep({ db, at, record }: Change, added: HandOver[]): Promise<void> {
  const before = new Map<CardNumber, CardState>();
  for (const chunk of chunksOf(added.map(({ card }) => card))) {
    const rows = await db.selectFrom('cards').select(['card', 'state']).where('card', 'in', chunk).execute();
    for (const { card, state } of rows) before.set(card, state);
    await db.updateTable('cards').set({ state: 'handed-over' }).where('card', 'in', chunk).execute();
  }
  const rows = added.map(({ card, on, delegate }) => ({
    card,
    handed_on: on,
    delegate: delegate ?? null,
    recorded_at: at,
  }));
  await insertAll(db, 'hand_overs', rows);
  for (const { card, on, delegate } of added)
    record('card.hand-over', card, { state: before.get(card) }, { state: 'handed-over', on, delegate });
}
