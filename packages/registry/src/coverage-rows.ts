import type { CalendarDate, Month } from '@passeport/calendar';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import { sql, type Kysely } from 'kysely';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { PersonStatus } from './states.ts';
import type { Tables } from './tables.ts';
import { withoutNulls } from './without-nulls.ts';

/** What a household's coverage is worked out from. */
export interface CoverageRow {
  /** 1 to 99999, its number inside the mutuelle */
  household: number;
  /** its first month in the mutuelle */
  joined?: Month;
  activePersons: number;
  /** in the order recorded */
  contributions: CoveragePayment[];
  /** persons who are not active any more, in the order of their numbers */
  exceptions: CoverageException[];
}

export interface CoveragePayment {
  paidOn: CalendarDate;
  amountFcfa: number;
  from?: Month;
  months?: number;
}

export interface CoverageException {
  member: MemberNumber;
  kind: Exclude<PersonStatus, 'active'>;
  since?: CalendarDate;
}

const HOUSEHOLDS_PER_PAGE = 1_000;

/**
 * A mutuelle's households in the order of their numbers, read a page at a time: memory does not grow with the mutuelle, and
 * the registry may be used between two rows. Each household is read whole, from one state of the database.
 */
export async function* coverageRows(
  registry: Registry,
  mutuelle: MutuelleNumber,
): AsyncGenerator<CoverageRow, void> {
  for (let after = 0; ;) {
    const start = after;
    const page = await look(registry, (db) => readPage(db, mutuelle, start));
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < HOUSEHOLDS_PER_PAGE) return;
    after = last.household;
  }
}

async function readPage(db: Kysely<Tables>, mutuelle: MutuelleNumber, after: number): Promise<CoverageRow[]> {
  const households = await db
    .selectFrom('households')
    .select(['household', 'joined'])
    .where('mutuelle', '=', mutuelle)
    .where('household', '>', after)
    .orderBy('household')
    .limit(HOUSEHOLDS_PER_PAGE)
    .execute();
  const last = households.at(-1)?.household;
  if (last === undefined) return [];
  const page = new Map<number, CoverageRow>();
  for (const row of households)
    page.set(row.household, { ...withoutNulls(row), activePersons: 0, contributions: [], exceptions: [] });
  const inPage = { mutuelle, after, last };
  for (const { household, active } of await countActive(db, inPage))
    // PostgreSQL's count is a bigint, which its driver gives as text.
    take(page, household).activePersons = Number(active);
  for (const { household, ...payment } of await readPayments(db, inPage))
    take(page, household).contributions.push(withoutNulls(payment));
  for (const { household, ...exception } of await readExceptions(db, inPage))
    take(page, household).exceptions.push(withoutNulls(exception));
  return [...page.values()];
}

interface Page {
  mutuelle: MutuelleNumber;
  after: number;
  last: number;
}

function take(page: Map<number, CoverageRow>, household: number): CoverageRow {
  const row = page.get(household);
  if (row === undefined) throw new RangeError(`household ${household} is not in its page`);
  return row;
}

function countActive(db: Kysely<Tables>, { mutuelle, after, last }: Page) {
  return db
    .selectFrom('persons')
    .select(['household', sql<number | string>`count(*)`.as('active')])
    .where('mutuelle', '=', mutuelle)
    .where('household', '>', after)
    .where('household', '<=', last)
    .where('status', '=', 'active')
    .groupBy('household')
    .execute();
}

function readPayments(db: Kysely<Tables>, { mutuelle, after, last }: Page) {
  return db
    .selectFrom('contributions')
    .select(['household', 'paid_on as paidOn', 'amount_fcfa as amountFcfa', 'from_month as from', 'months'])
    .where('mutuelle', '=', mutuelle)
    .where('household', '>', after)
    .where('household', '<=', last)
    .orderBy('id')
    .execute();
}

function readExceptions(db: Kysely<Tables>, { mutuelle, after, last }: Page) {
  return db
    .selectFrom('persons')
    .select(['household', 'member', 'status as kind', 'since'])
    .where('mutuelle', '=', mutuelle)
    .where('household', '>', after)
    .where('household', '<=', last)
    .where('status', '<>', 'active')
    .$narrowType<{ kind: Exclude<PersonStatus, 'active'> }>()
    .orderBy('member')
    .execute();
}
