import type { CalendarDate } from '@passeport/calendar';
import {
  cardParts,
  memberParts,
  type CardNumber,
  type MemberNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import type { DeadEdition } from './dead-editions.ts';
import { keepDeclaration, type Declaration } from './declaration.ts';
import { RegistryError } from './errors.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { PersonStatus } from './states.ts';

/** What became of a person, as a published list tells it. */
export interface ToldStatus {
  member: MemberNumber;
  status: PersonStatus;
  since: CalendarDate;
}

/** A person of whom a restored registry knows nothing but that: she was enrolled after its backup. */
export type LostPerson = ToldStatus & { status: Exclude<PersonStatus, 'active'> };

/**
 * Keeps what is told of cards and numbers that are nobody's here: they were given after the backup, are on paper, and must not come alive again.
 * Numbers of mutuelles that are not here are left out.
 */
export async function keepLostNumbers(
  { db }: Change,
  dead: readonly DeadEdition[],
  ended: readonly ToldStatus[],
): Promise<void> {
  const here = new Set(
    (await db.selectFrom('mutuelles').select('number').execute()).map(({ number }) => number),
  );
  const below = new Map(dead.map((edition) => [edition.member, edition.below]));
  const told = new Map(ended.map((one) => [one.member, one]));
  for (const member of new Set([...below.keys(), ...told.keys()])) {
    const { mutuelle } = memberParts(member);
    if (!here.has(mutuelle)) continue;
    const { status = 'active', since = null } = told.get(member) ?? {};
    const row = { member, mutuelle, below: below.get(member) ?? 1, status, since };
    await db
      .insertInto('lost_numbers')
      .values(row)
      .onConflict((conflict) => conflict.column('member').doUpdateSet({ below: row.below, status, since }))
      .execute();
  }
}

/** Of a mutuelle: who was enrolled after the backup from which the registry was restored, and left, died or was removed since. */
export function listLostPersons(registry: Registry, mutuelle: MutuelleNumber): Promise<LostPerson[]> {
  return look(registry, async (db) => {
    const rows = await db
      .selectFrom('lost_numbers')
      .select(['member', 'status', 'since'])
      .where('mutuelle', '=', mutuelle)
      .orderBy('member')
      .execute();
    return rows.flatMap(({ member, status, since }) =>
      status === 'active' || since === null ? [] : { member, status, since },
    );
  });
}

/**
 * Declares a card dead that was given after the backup from which the registry was restored, so that nobody here knows it: its number is
 * among those that were left out. Throws `card-unknown` for any other, `card-already-dead`, `value-refused`, `text-refused`.
 */
export function revokeLostCard(
  registry: Registry,
  card: CardNumber,
  why: Declaration,
  by: By,
): Promise<void> {
  return change(registry, by, async (work) => {
    const { db, at, record } = work;
    const { reason, reported_by: reportedBy, reported_at: reportedAt } = keepDeclaration(why, at);
    const { member, edition } = cardParts(card);
    if (!(await isLeftOut(work, member, edition))) throw new RegistryError('card-unknown', { card });
    const known = await db
      .selectFrom('lost_numbers')
      .select(['below', 'status', 'since'])
      .where('member', '=', member)
      .executeTakeFirst();
    if ((known?.below ?? 1) > edition) throw new RegistryError('card-already-dead', { card });
    const row = { status: known?.status ?? ('active' as const), since: known?.since ?? null };
    await db
      .insertInto('lost_numbers')
      .values({ member, mutuelle: memberParts(member).mutuelle, below: edition + 1, ...row })
      .onConflict((conflict) => conflict.column('member').doUpdateSet({ below: edition + 1 }))
      .execute();
    const after = { state: 'revoked', reason, ...(reportedBy !== null && { reportedBy }), reportedAt };
    record('card.revoke', card, undefined, after);
  });
}

/** Below which edition a person's cards are dead that nobody here knows; 1 for none. */
export async function findLostBelow({ db }: Change, member: MemberNumber): Promise<number> {
  const known = await db
    .selectFrom('lost_numbers')
    .select('below')
    .where('member', '=', member)
    .executeTakeFirst();
  return known?.below ?? 1;
}

/** Whether a number was passed over at a restoration: a person's, or the next editions of somebody who was there. */
export async function isLeftOut({ db }: Change, member: MemberNumber, edition: number): Promise<boolean> {
  const person = await db
    .selectFrom('persons')
    .select('edition_floor')
    .where('member', '=', member)
    .executeTakeFirst();
  if (person !== undefined) {
    const issued = await db
      .selectFrom('cards')
      .select('edition')
      .where('member', '=', member)
      .where('edition', '>=', edition)
      .executeTakeFirst();
    return issued === undefined && edition < person.edition_floor;
  }
  const { mutuelle, household: number, person: place } = memberParts(member);
  const household = await db
    .selectFrom('households')
    .select(['next_person', 'head_given'])
    .where('mutuelle', '=', mutuelle)
    .where('household', '=', number)
    .executeTakeFirst();
  // 2: there was no head, and 01 is given no more.
  if (household !== undefined)
    return place === 1 ? household.head_given === 2 : place < household.next_person;
  const here = await db
    .selectFrom('mutuelles')
    .select('next_household')
    .where('number', '=', mutuelle)
    .executeTakeFirst();
  return here !== undefined && number < here.next_household;
}
