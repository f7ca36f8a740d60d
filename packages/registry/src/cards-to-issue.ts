import type { CalendarDate } from '@passeport/calendar';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import { selectMatchingCards, type Card } from './card.ts';
import { selectMatching } from './find-persons.ts';
import { look } from './look.ts';
import type { Person } from './person.ts';
import { selectPhotos, type Photo } from './photo.ts';
import type { Registry } from './registry.ts';

/** Somebody who should get a card, of which edition. */
export interface CardToIssue {
  person: Person;
  edition: number;
  photo?: Photo;
}

/**
 * The active persons who have a photo (or not, with `withoutPhoto`) and no live card, or one that expired before `today`.
 * A person whose last card was revoked, and for whom no replacement was asked, comes only when named in `members`.
 * In the order of member numbers.
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
    const persons = await selectMatching(db, { mutuelle, members, status: 'active' });
    const photos = new Map<string, Photo>();
    for (const photo of await selectPhotos(db, { mutuelle, members })) photos.set(photo.member, photo);
    const newest = new Map<string, Card>();
    // Editions come in rising order: the last one stays.
    for (const card of await selectMatchingCards(db, { mutuelle, members })) newest.set(card.member, card);
    return persons.flatMap((person): CardToIssue[] => {
      const photo = photos.get(person.member);
      const card = newest.get(person.member);
      if (photo === undefined && filter.withoutPhoto !== true) return [];
      if (card !== undefined && !isDue(card, today, members !== undefined)) return [];
      return [{ person, edition: (card?.edition ?? 0) + 1, ...(photo !== undefined && { photo }) }];
    });
  });
}

function isDue(card: Card, today: CalendarDate, isNamed: boolean): boolean {
  if (card.state === 'revoked') return card.replacementAsked || isNamed;
  return card.validThrough < today;
}
