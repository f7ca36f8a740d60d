import type { CalendarDate } from '@passeport/calendar';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import type { Kysely } from 'kysely';
import { selectMatching } from './find-persons.ts';
import { selectEditionFloors } from './edition-floors.ts';
import { chunksOf } from './insert-all.ts';
import { look } from './look.ts';
import type { Person } from './person.ts';
import { selectPhotos, type Photo } from './photo.ts';
import type { Registry } from './registry.ts';
import type { CardState } from './states.ts';
import type { Tables } from './tables.ts';
import { selectClosed } from './transfer/refuse-closed.ts';

/** Somebody who should get a card, of which edition. */
export interface CardToIssue {
  person: Person;
  edition: number;
  photo?: Photo;
}

/**
 * The active persons who have a photo that is not refused (or none, with `withoutPhoto`) and no live card, or one that expired before `today`.
 * A person whose last card was revoked, and for whom no replacement was asked, comes only when named in `members`.
 * Nobody of a mutuelle that is closed. In the order of member numbers.
 */
export function cardsToIssue(
  registry: Registry,
  filter: {
    mutuelle?: MutuelleNumber | undefined;
    members?: readonly MemberNumber[] | undefined;
    withoutPhoto?: boolean | undefined;
    today: CalendarDate;
  },
): Promise<CardToIssue[]> {
  const { mutuelle, members, today } = filter;
  return look(registry, async (db) => {
    const closed = await selectClosed(db);
    const matching = await selectMatching(db, { mutuelle, members, status: 'active' });
    const persons = matching.filter((person) => !closed.has(person.mutuelle));
    const photos = new Map<string, Photo>();
    const usable = await selectPhotos(db, { mutuelle, members, states: ['unreviewed', 'accepted'] });
    for (const photo of usable) photos.set(photo.member, photo);
    const newest = await selectNewestCards(db, { mutuelle, members });
    const floors = await selectEditionFloors(db, { mutuelle, members });
    return persons.flatMap((person): CardToIssue[] => {
      const photo = photos.get(person.member);
      const card = newest.get(person.member);
      if (photo === undefined && filter.withoutPhoto !== true) return [];
      if (card !== undefined && !isDue(card, today, members !== undefined)) return [];
      const edition = Math.max((card?.edition ?? 0) + 1, floors.get(person.member) ?? 1);
      return [{ person, edition, ...(photo !== undefined && { photo }) }];
    });
  });
}

interface NewestCard {
  edition: number;
  state: CardState;
  validThrough: CalendarDate;
  replacementAsked: 0 | 1;
}

/** Each person's newest edition, without its QR text: of a whole office that would be a hundred megabytes. */
async function selectNewestCards(
  db: Kysely<Tables>,
  filter: { mutuelle: MutuelleNumber | undefined; members: readonly MemberNumber[] | undefined },
): Promise<Map<MemberNumber, NewestCard>> {
  const newest = new Map<MemberNumber, NewestCard>();
  for (const members of filter.members === undefined ? [undefined] : chunksOf([...new Set(filter.members)])) {
    let query = db
      .selectFrom('cards')
      .select([
        'member',
        'edition',
        'state',
        'valid_through as validThrough',
        'replacement_asked as replacementAsked',
      ])
      .orderBy('edition');
    if (filter.mutuelle !== undefined) query = query.where('mutuelle', '=', filter.mutuelle);
    if (members !== undefined) query = query.where('member', 'in', members);
    // Editions come in rising order: the last one stays.
    for (const { member, ...card } of await query.execute()) newest.set(member, card);
  }
  return newest;
}

function isDue(card: NewestCard, today: CalendarDate, isNamed: boolean): boolean {
  if (card.state === 'revoked') return card.replacementAsked === 1 || isNamed;
  return card.validThrough < today;
}
