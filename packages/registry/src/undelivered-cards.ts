import type { MemberNumber, CardNumber, MutuelleNumber } from '@passeport/codes';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { CardState, PersonStatus } from './states.ts';
import { nameKey } from './text.ts';
import { withoutNulls } from './without-nulls.ts';

/** A card that is on paper and that nobody has yet. */
export interface UndeliveredCard {
  card: CardNumber;
  member: MemberNumber;
  mutuelle: MutuelleNumber;
  state: CardState;
  familyName: string;
  givenNames: string;
  /** what became of the person: a card is for the `active` only */
  status: PersonStatus;
  village?: string;
  delegate?: string;
  /** an instant: when its batch was confirmed */
  printedAt: string;
}

/** Which; villages and delegates are compared case and spaces aside. */
export interface UndeliveredFilter {
  mutuelle?: MutuelleNumber | undefined;
  village?: string | undefined;
  delegate?: string | undefined;
}

/** Cards that were printed and not handed over, in the order of member numbers. */
export function undeliveredCards(
  registry: Registry,
  { mutuelle, village, delegate }: UndeliveredFilter = {},
): Promise<UndeliveredCard[]> {
  return look(registry, async (db) => {
    let query = db
      .selectFrom('cards')
      .innerJoin('persons', 'persons.member', 'cards.member')
      .innerJoin('households', (join) =>
        join
          .onRef('households.mutuelle', '=', 'persons.mutuelle')
          .onRef('households.household', '=', 'persons.household'),
      )
      .innerJoin('print_batch_cards', (join) =>
        join
          .onRef('print_batch_cards.card', '=', 'cards.card')
          .on('print_batch_cards.outcome', '=', 'printed'),
      )
      .innerJoin('print_batches', 'print_batches.number', 'print_batch_cards.batch')
      .where('cards.state', 'in', ['printed', 'checked'])
      .select([
        'cards.card',
        'cards.member',
        'cards.mutuelle',
        'cards.state',
        'persons.family_name as familyName',
        'persons.given_names as givenNames',
        'persons.status',
        'households.village',
        'households.delegate',
        'print_batches.confirmed_at as printedAt',
      ])
      .orderBy('cards.member');
    if (mutuelle !== undefined) query = query.where('cards.mutuelle', '=', mutuelle);
    const rows = await query.execute();
    return rows
      .filter((row) => isSameName(row.village, village) && isSameName(row.delegate, delegate))
      .map(({ printedAt, ...row }) => ({ ...withoutNulls(row), printedAt: printedAt ?? '' }));
  });
}

function isSameName(name: string | null, wanted: string | undefined): boolean {
  return wanted === undefined || nameKey(name ?? '') === nameKey(wanted);
}
