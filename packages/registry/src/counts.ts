import type { MutuelleNumber } from '@passeport/codes';
import { sql, type Kysely } from 'kysely';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { CardState, PersonStatus } from './states.ts';
import type { Tables } from './tables.ts';

/**
 * How much there is, in the whole registry or in one mutuelle: of contributions, those that were not cancelled. `batches` and `lists`
 * are always the whole registry's.
 */
export interface Counts {
  mutuelles: number;
  households: number;
  persons: Record<PersonStatus, number>;
  photos: number;
  cards: Record<CardState, number>;
  contributions: { count: number; amountFcfa: number };
  batches: number;
  lists: number;
}

export function counts(
  registry: Registry,
  filter: { mutuelle?: MutuelleNumber | undefined } = {},
): Promise<Counts> {
  return look(registry, async (db) => ({
    mutuelles: await countMutuelles(db, filter.mutuelle),
    households: await countHouseholds(db, filter.mutuelle),
    persons: await countPersons(db, filter.mutuelle),
    photos: await countPhotos(db, filter.mutuelle),
    cards: await countCards(db, filter.mutuelle),
    contributions: await countContributions(db, filter.mutuelle),
    batches: numberFrom(await db.selectFrom('print_batches').select(countAll).executeTakeFirst()),
    lists: numberFrom(await db.selectFrom('published_lists').select(countAll).executeTakeFirst()),
  }));
}

type Db = Kysely<Tables>;
type Only = MutuelleNumber | undefined;

/** PostgreSQL's driver gives counts and sums as text, since they may be larger than a double holds; ours are not. */
const countAll = sql<number | string>`count(*)`.as('count');

function numberFrom(row: { count: number | string } | undefined): number {
  return Number(row?.count ?? 0);
}

async function countMutuelles(db: Db, only: Only): Promise<number> {
  const all = db.selectFrom('mutuelles').select(countAll);
  return numberFrom(await (only === undefined ? all : all.where('number', '=', only)).executeTakeFirst());
}

async function countHouseholds(db: Db, only: Only): Promise<number> {
  const all = db.selectFrom('households').select(countAll);
  return numberFrom(await (only === undefined ? all : all.where('mutuelle', '=', only)).executeTakeFirst());
}

async function countPersons(db: Db, only: Only): Promise<Counts['persons']> {
  const all = db.selectFrom('persons').select(countAll);
  const total = numberFrom(
    await (only === undefined ? all : all.where('mutuelle', '=', only)).executeTakeFirst(),
  );
  // Those who ended have an index of their own, and are few.
  const ended = db
    .selectFrom('persons')
    .select(['status', countAll])
    .where('status', '<>', 'active')
    .groupBy('status');
  const persons = { active: total, left: 0, died: 0, removed: 0 };
  for (const row of await (only === undefined ? ended : ended.where('mutuelle', '=', only)).execute()) {
    persons[row.status] = numberFrom(row);
    persons.active -= numberFrom(row);
  }
  return persons;
}

async function countPhotos(db: Db, only: Only): Promise<number> {
  const all = db
    .selectFrom('photos')
    .innerJoin('persons', 'persons.member', 'photos.member')
    .select(countAll);
  return numberFrom(
    await (only === undefined ? all : all.where('persons.mutuelle', '=', only)).executeTakeFirst(),
  );
}

async function countCards(db: Db, only: Only): Promise<Counts['cards']> {
  const all = db.selectFrom('cards').select(['state', countAll]).groupBy('state');
  const cards = { requested: 0, printed: 0, checked: 0, 'handed-over': 0, revoked: 0 };
  for (const row of await (only === undefined ? all : all.where('mutuelle', '=', only)).execute())
    cards[row.state] = numberFrom(row);
  return cards;
}

/** Payments without those that a counter-entry took back, and without the counter-entries. */
const countStanding = sql<number | string>`coalesce(sum(case when cancels is null then 1 else -1 end), 0)`.as(
  'count',
);

async function countContributions(db: Db, only: Only): Promise<Counts['contributions']> {
  const all = db
    .selectFrom('contributions')
    .select([countStanding, sql<number | string>`coalesce(sum(amount_fcfa), 0)`.as('amount')]);
  const row = await (only === undefined ? all : all.where('mutuelle', '=', only)).executeTakeFirst();
  return { count: numberFrom(row), amountFcfa: Number(row?.amount ?? 0) };
}
