import type { MemberNumber } from '@passeport/codes';
import type { CountedMutuelles, InPlace } from './in-place.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { CardState, PhotoState } from './states.ts';
import { withoutNulls } from './without-nulls.ts';

/** An active person with whom something is missing, and what she has: photo, live card. */
export interface UnreadyPerson extends InPlace {
  member: MemberNumber;
  familyName: string;
  givenNames: string;
  /** none: no photo */
  photo?: PhotoState;
  /** codes */
  photoWarnings: string[];
  /** none: no live card */
  card?: CardState;
}

const PERSONS_PER_PAGE = 5_000;

/**
 * The active persons without a photo, with one that was refused or that has warnings and was not looked at, or without a live card,
 * in the order of their numbers, read a page at a time.
 */
export async function* browseUnreadyPersons(
  registry: Registry,
  only: CountedMutuelles = {},
): AsyncGenerator<UnreadyPerson, void> {
  for (let after = ''; ;) {
    const page = await readPage(registry, only, after);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PERSONS_PER_PAGE) return;
    after = last.member;
  }
}

function readPage(
  registry: Registry,
  { mutuelles }: CountedMutuelles,
  after: string,
): Promise<UnreadyPerson[]> {
  return look(registry, async (db) => {
    const unready = db
      .selectFrom('persons')
      .innerJoin('households', (join) =>
        join
          .onRef('households.mutuelle', '=', 'persons.mutuelle')
          .onRef('households.household', '=', 'persons.household'),
      )
      .leftJoin('photos', 'photos.member', 'persons.member')
      .leftJoin('cards', (join) =>
        join.onRef('cards.member', '=', 'persons.member').on('cards.state', '<>', 'revoked'),
      )
      .where('persons.status', '=', 'active')
      // Text is compared as it is: a number that is not one yet is before all others.
      .where('persons.member', '>', after as MemberNumber)
      .where((is) =>
        is.or([
          is('cards.card', 'is', null),
          is('photos.member', 'is', null),
          is('photos.state', '=', 'refused'),
          is.and([is('photos.state', '=', 'unreviewed'), is('photos.warnings', '<>', '')]),
        ]),
      );
    const rows = await (
      mutuelles === undefined ? unready : unready.where('persons.mutuelle', 'in', mutuelles)
    )
      .select(['persons.member', 'persons.mutuelle', 'village'])
      .select(['persons.family_name as familyName', 'persons.given_names as givenNames'])
      .select(['photos.state as photo', 'photos.warnings', 'cards.state as card'])
      .orderBy('persons.member')
      .limit(PERSONS_PER_PAGE)
      .execute();
    return rows.map(({ warnings, ...row }) => ({
      ...withoutNulls(row),
      photoWarnings: (warnings ?? '').split(' ').filter((code) => code !== ''),
    }));
  });
}
