import { formatMutuelleNumber, isMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import type { Kysely } from 'kysely';
import { change, type By } from './change.ts';
import { RegistryError } from './errors.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { Tables } from './tables.ts';
import { isLine } from './text.ts';
import { selectClosed } from './transfer/refuse-closed.ts';

/** The numbers `from` to `to`, both included. */
export interface MutuelleRange {
  from: MutuelleNumber;
  to: MutuelleNumber;
}

/** Whose registry this is, and which mutuelles' numbers it may give. */
export interface Office {
  /** 1 to 9999 */
  number: number;
  name: string;
  mutuelles: MutuelleRange[];
}

/**
 * Says, or says again, whose registry this is. A mutuelle that is closed may fall out of the office's numbers, another may not. `given`: numbers among
 * the office's that another office gave to its mutuelles, and that are to be taken in: no new mutuelle gets them. Throws `range-malformed`, `mutuelle-outside-office`,
 * `value-refused`, `text-refused`.
 */
export async function saveOffice(
  registry: Registry,
  office: Office,
  by: By,
  given: readonly MutuelleRange[] = [],
): Promise<void> {
  if (!isLine(office.name, 200)) throw new RegistryError('text-refused', { field: 'name' });
  if (!Number.isInteger(office.number) || office.number < 1 || office.number > 9999)
    throw new RegistryError('value-refused', { field: 'number' });
  const ranges = checkRanges(office.mutuelles);
  const reserved = numbersIn(given).filter((number) => isInside(number, ranges));
  await change(registry, by, async ({ db, at, record }) => {
    for (const number of reserved)
      await db
        .insertInto('mutuelle_numbers')
        .values({ number, given_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    const before = await selectOffice(db);
    const after = { number: office.number, name: office.name, mutuelles: ranges };
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const mutuelles = await db.selectFrom('mutuelles').select('number').execute();
    const closed = await selectClosed(db);
    const outside = mutuelles.find(({ number }) => !isInside(number, ranges) && !closed.has(number));
    if (outside !== undefined)
      throw new RegistryError('mutuelle-outside-office', { mutuelle: outside.number });
    await db.deleteFrom('office_ranges').execute();
    await db.deleteFrom('office').execute();
    await db.insertInto('office').values({ id: 1, number: office.number, name: office.name }).execute();
    await db
      .insertInto('office_ranges')
      .values(ranges.map(({ from, to }) => ({ first: from, last: to })))
      .execute();
    record('office.save', 'office', before, after);
  });
}

/** The office, or nothing before the first `saveOffice`. */
export function readOffice(registry: Registry): Promise<Office | undefined> {
  return look(registry, selectOffice);
}

export async function selectOffice(db: Kysely<Tables>): Promise<Office | undefined> {
  const office = await db.selectFrom('office').select(['number', 'name']).executeTakeFirst();
  if (office === undefined) return undefined;
  const mutuelles = await db
    .selectFrom('office_ranges')
    .select(['first as from', 'last as to'])
    .orderBy('first')
    .execute();
  return { ...office, mutuelles };
}

export function isInside(number: MutuelleNumber, ranges: MutuelleRange[]): boolean {
  return ranges.some(({ from, to }) => from <= number && number <= to);
}

function numbersIn(ranges: readonly MutuelleRange[]): MutuelleNumber[] {
  return ranges.flatMap(({ from, to }) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => formatMutuelleNumber(Number(from) + at)),
  );
}

function checkRanges(ranges: MutuelleRange[]): MutuelleRange[] {
  const sorted = ranges.map(({ from, to }) => ({ from, to })).sort((a, b) => (a.from < b.from ? -1 : 1));
  const isGood = sorted.every(({ from, to }, index) => {
    const previous = sorted[index - 1];
    return isMutuelleNumber(from) && isMutuelleNumber(to) && from <= to && (!previous || previous.to < from);
  });
  if (!isGood || sorted.length === 0) throw new RegistryError('range-malformed', { field: 'mutuelles' });
  return sorted;
}
