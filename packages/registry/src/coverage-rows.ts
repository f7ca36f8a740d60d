import type { BirthDate, CalendarDate, Month } from '@passeport/calendar';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import type { Kysely } from 'kysely';
import { look } from './look.ts';
import { receiptKey } from './receipt-number.ts';
import type { Registry } from './registry.ts';
import type { PersonStatus } from './states.ts';
import type { Tables } from './tables.ts';
import { withoutNulls } from './without-nulls.ts';

/** What a household's coverage is worked out from. */
export interface CoverageRow {
  /** 1 to 99999, its number inside the mutuelle */
  household: number;
  village?: string;
  /** its first month in the mutuelle */
  joined?: Month;
  /** how many persons are active in it */
  persons: number;
  /** what it paid, in the order recorded, without what was cancelled */
  receipts: CoverageReceipt[];
  /** the persons who may not have their household's rights, in no order; nobody else is read */
  special: SpecialPerson[];
}

/** A payment that stands. `persons`: for how many it was paid. */
export interface CoverageReceipt {
  number: string;
  paidOn: CalendarDate;
  amountFcfa: number;
  persons: number;
  from?: Month;
  months?: number;
}

/** A person who is not active, joined on a day of her own, or is a child born before the day asked for. */
export interface SpecialPerson {
  member: MemberNumber;
  birth: BirthDate;
  relation?: string;
  /** her own day of joining, when she came after her household */
  joined?: CalendarDate;
  status: PersonStatus;
  /** the day from which `status` holds */
  since?: CalendarDate;
}

const HOUSEHOLDS_PER_PAGE = 2_000;

/**
 * A mutuelle's households in the order of their numbers, read a page at a time: memory does not grow with the mutuelle, and
 * the registry may be used between two rows. Each household is read whole, from one state of the database.
 * `childrenBornBefore`: children born before that day, or in a year that may be before it, are among `special`.
 */
export async function* coverageRows(
  registry: Registry,
  mutuelle: MutuelleNumber,
  options: { childrenBornBefore?: CalendarDate | undefined } = {},
): AsyncGenerator<CoverageRow, void> {
  for (let after = 0; ;) {
    const start = after;
    const page = await look(registry, (db) => readPage(db, mutuelle, start, options.childrenBornBefore));
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < HOUSEHOLDS_PER_PAGE) return;
    after = last.household;
  }
}

async function readPage(
  db: Kysely<Tables>,
  mutuelle: MutuelleNumber,
  after: number,
  childrenBornBefore: CalendarDate | undefined,
): Promise<CoverageRow[]> {
  const households = await db
    .selectFrom('households')
    .select(['household', 'village', 'joined', 'next_person', 'head_given', 'skipped'])
    .where('mutuelle', '=', mutuelle)
    .where('household', '>', after)
    .orderBy('household')
    .limit(HOUSEHOLDS_PER_PAGE)
    .execute();
  const last = households.at(-1)?.household;
  if (last === undefined) return [];
  const page = new Map<number, CoverageRow>();
  for (const { household, village, joined, next_person, head_given, skipped } of households) {
    // Person numbers are given without a gap, 01 to the head alone: nobody has to be counted.
    const row: CoverageRow = {
      household,
      persons: next_person - 2 + (head_given === 0 ? 0 : 1) - skipped,
      receipts: [],
      special: [],
    };
    if (village !== null) row.village = village;
    if (joined !== null) row.joined = joined;
    page.set(household, row);
  }
  const inPage = { mutuelle, after, last };
  await addReceipts(db, inPage, page);
  const special = await selectSpecial(db, inPage, childrenBornBefore).execute();
  for (const { household, ...person } of special) {
    const row = take(page, household);
    if (person.status !== 'active') row.persons -= 1;
    row.special.push(withoutNulls(person));
  }
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

async function addReceipts(
  db: Kysely<Tables>,
  { mutuelle, after, last }: Page,
  page: Map<number, CoverageRow>,
): Promise<void> {
  const rows = await db
    .selectFrom('contributions')
    .select(['household', 'paid_on', 'amount_fcfa', 'persons', 'from_month', 'months', 'receipt', 'cancels'])
    .where('mutuelle', '=', mutuelle)
    .where('household', '>', after)
    .where('household', '<=', last)
    .orderBy('household')
    .orderBy('id')
    .execute();
  const cancelled = new Set<string>();
  for (const { cancels } of rows) if (cancels !== null) cancelled.add(cancels);
  for (const row of rows) {
    if (row.cancels !== null || (cancelled.size > 0 && cancelled.has(receiptKey(row.receipt)))) continue;
    const receipt: CoverageReceipt = {
      number: row.receipt,
      paidOn: row.paid_on,
      amountFcfa: row.amount_fcfa,
      persons: row.persons,
    };
    if (row.from_month !== null) receipt.from = row.from_month;
    if (row.months !== null) receipt.months = row.months;
    take(page, row.household).receipts.push(receipt);
  }
}

/** One query for each partial index; a person found by two of them comes once. */
function selectSpecial(
  db: Kysely<Tables>,
  { mutuelle, after, last }: Page,
  childrenBornBefore: CalendarDate | undefined,
) {
  const persons = () =>
    db
      .selectFrom('persons')
      .select(['household', 'member', 'birth', 'relation', 'joined', 'status', 'since'])
      .where('mutuelle', '=', mutuelle)
      .where('household', '>', after)
      .where('household', '<=', last);
  const found = persons()
    .where('status', '<>', 'active')
    .union(persons().where('joined', 'is not', null));
  if (childrenBornBefore === undefined) return found;
  // A year alone compares as text with a day of that year, before it: `2005` < `2005-03-01`.
  return found.union(persons().where('relation', '=', 'child').where('birth', '<', childrenBornBefore));
}
