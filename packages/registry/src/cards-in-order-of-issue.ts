import type { CalendarDate } from '@passeport/calendar';
import type { CardNumber, MemberNumber } from '@passeport/codes';
import type { Kysely } from 'kysely';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { Tables } from './tables.ts';

/** A card, dead or alive, and which one it was that the office issued. */
export interface NumberedCard {
  /** 1, 2, …: given once, when the card is recorded; it never changes, and no other card ever has it */
  issueNumber: number;
  card: CardNumber;
  member: MemberNumber;
  edition: number;
  notBefore: CalendarDate;
  /** the last day on which it is valid */
  validThrough: CalendarDate;
}

const CARDS_PER_PAGE = 5_000;

/**
 * All cards that the office ever issued, read a page at a time: memory does not grow with the office. There are gaps in their
 * numbers after a restoration only, and cards issued meanwhile come last.
 */
export async function* cardsInOrderOfIssue(registry: Registry): AsyncGenerator<NumberedCard, void> {
  for (let after = 0; ;) {
    const start = after;
    const page = await look(registry, (db) => readPage(db, start));
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < CARDS_PER_PAGE) return;
    after = last.issueNumber;
  }
}

function readPage(db: Kysely<Tables>, after: number): Promise<NumberedCard[]> {
  return db
    .selectFrom('cards')
    .select([
      'issue_number as issueNumber',
      'card',
      'member',
      'edition',
      'not_before as notBefore',
      'valid_through as validThrough',
    ])
    .where('issue_number', '>', after)
    .orderBy('issue_number')
    .limit(CARDS_PER_PAGE)
    .execute();
}
