import { type CardNumber, type MemberNumber, type MutuelleNumber } from '@passeport/codes';
import { sql, type Selectable } from 'kysely';
import type { Change } from '../change.ts';
import { RegistryError } from '../errors.ts';
import { chunksOf } from '../insert-all.ts';
import type { Tables } from '../tables.ts';
import { lineKey, selectFormerAudit } from './former-audit.ts';
import { areOf } from './read-transfer.ts';

/** What this office kept, closed, of mutuelles that come back: whatever of it does not come with them is still here at the end, and then they do not come. */
export interface Kept {
  mutuelles: Map<MutuelleNumber, { next_household: number; next_own_receipt: number }>;
  /** by mutuelle and number, as `householdKey` writes them */
  households: Map<string, { added: string; next_person: number; head_given: 0 | 1 | 2 }>;
  persons: Map<MemberNumber, { added: string; edition_floor: number }>;
  /** `dead`: for good; one that died of a merge lives again when the merge is undone */
  cards: Map<CardNumber, { issue_number: number; qr_text: string; dead: boolean }>;
  /** by mutuelle and receipt, as `receiptKey` writes them */
  payments: Map<string, Selectable<Tables['contributions']>>;
  lostNumbers: Selectable<Tables['lost_numbers']>[];
  /** lines of other offices' audits, by `lineKey` */
  formerAudit: Set<string>;
}

export const householdKey = (mutuelle: string, household: number): string => `${mutuelle}-${household}`;
export const receiptKey = (mutuelle: string, receipt: string): string => `${mutuelle} ${receipt}`;

/**
 * Takes the rows of closed mutuelles out of the way of those that come back, and tells what they were. Payments and audit lines are never deleted, and stay; so do
 * households, whose payments need them, and batches, which have other mutuelles' cards. Without such mutuelles all is empty.
 */
export async function setAside(work: Change, mutuelles: readonly MutuelleNumber[]): Promise<Kept> {
  const kept: Kept = {
    mutuelles: new Map(),
    households: new Map(),
    persons: new Map(),
    cards: new Map(),
    payments: new Map(),
    lostNumbers: [],
    formerAudit: new Set(),
  };
  for (const mutuelle of mutuelles) {
    await readKept(work, mutuelle, kept);
    await deleteRows(work, mutuelle);
  }
  return kept;
}

async function readKept({ db }: Change, mutuelle: MutuelleNumber, kept: Kept): Promise<void> {
  const { next_household, next_own_receipt } = await db
    .selectFrom('mutuelles')
    .select(['next_household', 'next_own_receipt'])
    .where('number', '=', mutuelle)
    .executeTakeFirstOrThrow();
  kept.mutuelles.set(mutuelle, { next_household, next_own_receipt });
  for (const { household, ...row } of await db
    .selectFrom('households')
    .select(['household', 'added', 'next_person', 'head_given'])
    .where('mutuelle', '=', mutuelle)
    .execute())
    kept.households.set(householdKey(mutuelle, household), row);
  for (const { member, ...row } of await db
    .selectFrom('persons')
    .select(['member', 'added', 'edition_floor'])
    .where('mutuelle', '=', mutuelle)
    .execute())
    kept.persons.set(member, row);
  for (const { card, state, merged, ...row } of await db
    .selectFrom('cards')
    .leftJoin('merges', 'merges.card', 'cards.card')
    .select(['cards.card', 'issue_number', 'qr_text', 'state', 'merges.card as merged'])
    .where('mutuelle', '=', mutuelle)
    .execute())
    kept.cards.set(card, { ...row, dead: state === 'revoked' && merged === null });
  for (const row of await db
    .selectFrom('contributions')
    .selectAll()
    .where('mutuelle', '=', mutuelle)
    .execute())
    kept.payments.set(receiptKey(mutuelle, row.receipt_key), row);
  kept.lostNumbers.push(
    ...(await db.selectFrom('lost_numbers').selectAll().where('mutuelle', '=', mutuelle).execute()),
  );
  for (const line of await selectFormerAudit(db, [mutuelle])) kept.formerAudit.add(lineKey(line));
}

async function deleteRows({ db }: Change, mutuelle: MutuelleNumber): Promise<void> {
  for (const table of ['hand_overs', 'print_batch_cards'] as const)
    await db
      .deleteFrom(table)
      .where(areOf(['card'], [mutuelle]))
      .execute();
  await db.deleteFrom('cards').where('mutuelle', '=', mutuelle).execute();
  await db
    .deleteFrom('photos')
    .where(areOf(['member'], [mutuelle]))
    .execute();
  await db.deleteFrom('persons').where('mutuelle', '=', mutuelle).execute();
  await db.deleteFrom('lost_numbers').where('mutuelle', '=', mutuelle).execute();
  // With a number of another mutuelle they were not the other office's to undo.
  for (const [table, one, other] of [
    ['merges', 'dropped', 'kept'],
    ['moves', 'old', 'new'],
    ['distinct_persons', 'first', 'second'],
  ] as const)
    await db
      .deleteFrom(table)
      .where(areOf([one], [mutuelle]))
      .where(areOf([other], [mutuelle]))
      .execute();
}

/**
 * Opens the mutuelles that came back. Throws `mutuelle-diverged` when something that was kept here did not come with them: they were worked on here after the
 * root had given them away, or it was taken out of the file.
 */
export async function settleReturn(
  { db }: Change,
  { mutuelles, households, persons, cards, payments, lostNumbers }: Kept,
): Promise<void> {
  if (mutuelles.size === 0) return;
  const [left] = [...households.keys(), ...persons.keys(), ...cards.keys(), ...payments.keys()];
  if (left !== undefined) throw new RegistryError('mutuelle-diverged', { mutuelle: left.slice(0, 4) });
  for (const row of lostNumbers)
    await db
      .insertInto('lost_numbers')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('member').doUpdateSet({
          below: sql`case when lost_numbers.below > ${row.below} then lost_numbers.below else ${row.below} end`,
          status: sql`case when lost_numbers.status = 'active' then ${row.status} else lost_numbers.status end`,
          since: sql`case when lost_numbers.status = 'active' then ${row.since} else lost_numbers.since end`,
        }),
      )
      .execute();
  for (const numbers of chunksOf([...mutuelles.keys()])) {
    // A restoration may have passed over numbers here that the other office gave, or the other way about.
    await db
      .updateTable('households')
      .set({
        skipped: sql`next_person - 1 - case when head_given = 0 then 1 else 0 end - (select count(*) from persons
          where persons.mutuelle = households.mutuelle and persons.household = households.household)`,
      })
      .where('mutuelle', 'in', numbers)
      .execute();
    await db.deleteFrom('closed_mutuelles').where('mutuelle', 'in', numbers).execute();
  }
}
