import type { Kysely } from 'kysely';
import type { Change } from '../change.ts';
import { RegistryError } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { householdKey, receiptKey, type Kept } from './coming-back.ts';
import type { RowOf } from './transfer-rows.ts';

/** Puts a mutuelle in the place of what this office kept of it; whether it kept any. Numbers go on beyond both offices'. */
export async function takeBackMutuelle(
  db: Kysely<Tables>,
  { mutuelles }: Kept,
  row: RowOf<'mutuelles'> & { name_key: string; union_key: string },
): Promise<boolean> {
  const known = mutuelles.get(row.number);
  if (known === undefined) return false;
  await db
    .updateTable('mutuelles')
    .set({
      ...row,
      next_household: Math.max(row.next_household, known.next_household),
      next_own_receipt: Math.max(row.next_own_receipt, known.next_own_receipt),
    })
    .where('number', '=', row.number)
    .execute();
  return true;
}

/** The same of households; those that are new are given back. Throws `mutuelle-diverged`. */
export async function takeBackHouseholds(
  db: Kysely<Tables>,
  { households }: Kept,
  rows: readonly RowOf<'households'>[],
): Promise<RowOf<'households'>[]> {
  const fresh: RowOf<'households'>[] = [];
  for (const row of rows) {
    const key = householdKey(row.mutuelle, row.household);
    const known = households.get(key);
    if (known === undefined) {
      fresh.push(row);
      continue;
    }
    if (known.added !== row.added) throw diverged(row.mutuelle);
    households.delete(key);
    await db
      .updateTable('households')
      .set({
        ...row,
        head_given: headOf(row.head_given, known.head_given),
        next_person: Math.max(row.next_person, known.next_person),
      })
      .where('mutuelle', '=', row.mutuelle)
      .where('household', '=', row.household)
      .execute();
  }
  return fresh;
}

/** There is a head, or 01 is given no more, when one of the two says so. */
function headOf(one: 0 | 1 | 2, other: 0 | 1 | 2): 0 | 1 | 2 {
  if (one === 1 || other === 1) return 1;
  return one === 2 || other === 2 ? 2 : 0;
}

/** A person, with no edition to come that this office has passed over. Throws `mutuelle-diverged` for another under her number. */
export function takeBackPerson({ persons }: Kept, row: RowOf<'persons'>): RowOf<'persons'> {
  const known = persons.get(row.member);
  if (known === undefined) return row;
  if (known.added !== row.added) throw diverged(row.mutuelle);
  persons.delete(row.member);
  return { ...row, edition_floor: Math.max(row.edition_floor, known.edition_floor) };
}

/** Whether a payment is here already, the same in all but its number. Throws `mutuelle-diverged` for another by its receipt. */
export function takeBackPayment({ payments }: Kept, { id: _, ...row }: RowOf<'contributions'>): boolean {
  const key = receiptKey(row.mutuelle, row.receipt_key);
  const known = payments.get(key);
  if (known === undefined) return false;
  if (!saysTheSame(row, known)) throw diverged(row.mutuelle);
  payments.delete(key);
  return true;
}

/**
 * The place of each card in the order of this office: what it had, or the next. Throws `mutuelle-diverged` for another card by its number, and for one that is dead
 * here and comes alive.
 */
export async function numberCards(
  { takeNumbers }: Change,
  { cards }: Kept,
  rows: readonly RowOf<'cards'>[],
): Promise<number[]> {
  const fresh = rows.filter(({ card }) => !cards.has(card)).length;
  let next = fresh === 0 ? 0 : await takeNumbers('card', fresh);
  return rows.map(({ card, qr_text, state, mutuelle }) => {
    const known = cards.get(card);
    if (known === undefined) return next++;
    if (known.qr_text !== qr_text || (known.dead && state !== 'revoked')) throw diverged(mutuelle);
    cards.delete(card);
    return known.issue_number;
  });
}

/** Of mutuelles that come back: the number of the batch of this office that the other one got with them. */
export async function findOwnBatch(
  db: Kysely<Tables>,
  { mutuelles }: Kept,
  { number: _, ...row }: RowOf<'print_batches'>,
): Promise<number | undefined> {
  if (mutuelles.size === 0) return undefined;
  const same = await db
    .selectFrom('print_batches')
    .selectAll()
    .where('created_at', '=', row.created_at)
    .execute();
  return same.find((own) => saysTheSame(row, own))?.number;
}

function saysTheSame(row: object, kept: object): boolean {
  const values = new Map<string, unknown>(Object.entries(kept));
  return Object.entries(row).every(([name, value]) => values.get(name) === value);
}

function diverged(mutuelle: string): RegistryError {
  return new RegistryError('mutuelle-diverged', { mutuelle });
}
