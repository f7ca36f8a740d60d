import type { CalendarDate } from '@passeport/calendar';
import type { CardNumber, MemberNumber, MutuelleNumber } from '@passeport/codes';
import type { Kysely } from 'kysely';
import { chunksOf } from './insert-all.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { CardState, CardReason } from './states.ts';
import type { Tables } from './tables.ts';
import { withoutNulls, type WithoutNulls } from './without-nulls.ts';

/** A card that was signed, whether or not it was printed yet. It is live unless `revoked`. Instants are ISO text. */
export interface Card {
  card: CardNumber;
  member: MemberNumber;
  edition: number;
  state: CardState;
  /** what its QR says, the signed token in it */
  qrText: string;
  /** the key that signed it */
  kid: string;
  notBefore: CalendarDate;
  /** the last day on which it is valid */
  validThrough: CalendarDate;
  issuedAt: string;
  revokedAt?: string;
  /** the state it was revoked in */
  revokedFrom?: CardState;
  /** the number of the newest list then, 0 for none: later ones say it */
  revokedAfterList?: number;
  reason?: CardReason;
  /** who said that it is to be revoked */
  reportedBy?: string;
  /** when that was said */
  reportedAt?: string;
  /** what was paid for the card in its place */
  feeFcfa?: number;
  /** the next edition is wanted in its place */
  replacementAsked: boolean;
}

/** Which cards; every condition given must hold. */
export interface CardFilter {
  mutuelle?: MutuelleNumber | undefined;
  members?: readonly MemberNumber[] | undefined;
  states?: readonly CardState[] | undefined;
  /** true: not revoked; false: revoked */
  live?: boolean | undefined;
  /** on the sheets of this batch */
  batch?: number | undefined;
  kid?: string | undefined;
  /** revoked when this list was there already */
  revokedAfterList?: number | undefined;
}

export function findCard(registry: Registry, card: CardNumber): Promise<Card | undefined> {
  return look(registry, (db) => selectCard(db, card));
}

/** Cards in the order of member numbers and editions; with `batch`, in the order of the sheets. */
export function listCards(registry: Registry, filter: CardFilter = {}): Promise<Card[]> {
  return look(registry, (db) => selectMatchingCards(db, filter));
}

export async function selectCard(db: Kysely<Tables>, card: CardNumber): Promise<Card | undefined> {
  const row = await selectCards(db).where('cards.card', '=', card).executeTakeFirst();
  return row && cardOf(row);
}

export async function selectMatchingCards(db: Kysely<Tables>, filter: CardFilter): Promise<Card[]> {
  const found: { row: CardRow; position: number }[] = [];
  for (const members of filter.members === undefined ? [undefined] : chunksOf([...new Set(filter.members)])) {
    const query = narrow(selectCards(db), { ...filter, members });
    if (filter.batch === undefined) for (const row of await query.execute()) found.push({ row, position: 0 });
    else {
      const rows = await query
        .innerJoin('print_batch_cards', 'print_batch_cards.card', 'cards.card')
        .where('print_batch_cards.batch', '=', filter.batch)
        .select('print_batch_cards.position')
        .execute();
      for (const { position, ...row } of rows) found.push({ row, position });
    }
  }
  return found.sort(byPositionThenNumber).map(({ row }) => cardOf(row));
}

function byPositionThenNumber(
  a: { row: CardRow; position: number },
  b: { row: CardRow; position: number },
): number {
  if (a.position !== b.position) return a.position - b.position;
  if (a.row.member !== b.row.member) return a.row.member < b.row.member ? -1 : 1;
  return a.row.edition - b.row.edition;
}

function narrow(query: ReturnType<typeof selectCards>, filter: CardFilter): ReturnType<typeof selectCards> {
  let narrowed = query;
  if (filter.mutuelle !== undefined) narrowed = narrowed.where('cards.mutuelle', '=', filter.mutuelle);
  if (filter.members !== undefined) narrowed = narrowed.where('cards.member', 'in', filter.members);
  if (filter.states !== undefined) narrowed = narrowed.where('cards.state', 'in', filter.states);
  if (filter.revokedAfterList !== undefined)
    narrowed = narrowed.where('cards.revoked_after_list', '>=', filter.revokedAfterList);
  if (filter.kid !== undefined) narrowed = narrowed.where('cards.kid', '=', filter.kid);
  if (filter.live !== undefined)
    narrowed = narrowed.where('cards.state', filter.live ? '<>' : '=', 'revoked');
  return narrowed;
}

function selectCards(db: Kysely<Tables>) {
  return db
    .selectFrom('cards')
    .select([
      'cards.card',
      'cards.member',
      'cards.edition',
      'cards.state',
      'cards.qr_text as qrText',
      'cards.kid',
      'cards.not_before as notBefore',
      'cards.valid_through as validThrough',
      'cards.issued_at as issuedAt',
      'cards.revoked_at as revokedAt',
      'cards.revoked_from as revokedFrom',
      'cards.revoked_after_list as revokedAfterList',
      'cards.reason',
      'cards.reported_by as reportedBy',
      'cards.reported_at as reportedAt',
      'cards.fee_fcfa as feeFcfa',
      'cards.replacement_asked as replacementAsked',
    ]);
}

type CardRow = Awaited<ReturnType<ReturnType<typeof selectCards>['execute']>>[number];

function cardOf(row: CardRow): Card {
  const { replacementAsked, ...rest }: WithoutNulls<CardRow> = withoutNulls(row);
  return { ...rest, replacementAsked: replacementAsked === 1 };
}
