import type { MutuelleNumber } from '@passeport/codes';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { RegistryError } from '../errors.ts';
import { chunksOf } from '../insert-all.ts';
import { look } from '../look.ts';
import { selectOffice } from '../office.ts';
import { readAuditLines } from '../read-audit-lines.ts';
import type { Registry } from '../registry.ts';
import type { Tables } from '../tables.ts';
import { selectFormerAudit } from './former-audit.ts';
import { mutuelleOf } from './refuse-closed.ts';
import type { TransferRow } from './transfer-rows.ts';

/** Who is told of each row, and waited for. */
type Write = (row: TransferRow) => Promise<void>;

/**
 * Reads the whole history of mutuelles, of one moment, in the order in which `takeMutuelles` writes it: the same for the same registry.
 * Throws `office-unknown`.
 */
export function readTransfer(
  registry: Registry,
  mutuelles: readonly MutuelleNumber[],
  write: Write,
): Promise<void> {
  return look(registry, async (db) => {
    const office = await selectOffice(db);
    if (office === undefined) throw new RegistryError('office-unknown');
    const numbers = [...new Set(mutuelles)].sort();
    await readMembers(db, numbers, write);
    await readCards(db, numbers, write);
    await readBatches(db, numbers, write);
    await readIdentities(db, numbers, write);
    for (const row of await selectFormerAudit(db, numbers)) await write({ table: 'former_audit', row });
    await readOwnAudit(db, office.number, numbers, write);
  });
}

async function readMembers(db: Kysely<Tables>, numbers: MutuelleNumber[], write: Write): Promise<void> {
  const mutuelles = await db
    .selectFrom('mutuelles')
    .select(['number', 'name', 'union_name', 'plan_code', 'later_plans', 'cercle', 'village'])
    .select(['created', 'next_household', 'next_own_receipt'])
    .where('number', 'in', numbers)
    .orderBy('number')
    .execute();
  for (const row of mutuelles) await write({ table: 'mutuelles', row });
  for (const table of ['households', 'persons'] as const)
    for (const mutuelle of numbers)
      for (const row of await db
        .selectFrom(table)
        .selectAll()
        .where('mutuelle', '=', mutuelle)
        .$if(table === 'households', (query) => query.orderBy('household'))
        .$if(table === 'persons', (query) => query.orderBy('household').orderBy('person'))
        .execute())
        await write({ table, row } as TransferRow);
  for (const mutuelle of numbers)
    for (const { face, ...row } of await db
      .selectFrom('photos')
      .innerJoin('persons', 'persons.member', 'photos.member')
      .selectAll('photos')
      .where('persons.mutuelle', '=', mutuelle)
      .orderBy('photos.member')
      .execute())
      await write({
        table: 'photos',
        row: { ...row, face: face === null ? null : Buffer.from(face).toString('base64') },
      });
  const contributions = await db
    .selectFrom('contributions')
    .selectAll()
    .where('mutuelle', 'in', numbers)
    .orderBy('id')
    .execute();
  for (const row of contributions) await write({ table: 'contributions', row });
}

async function readCards(db: Kysely<Tables>, numbers: MutuelleNumber[], write: Write): Promise<void> {
  const { last } = await db
    .selectFrom('published_lists')
    .select((eb) => eb.fn.coalesce(eb.fn.max('sequence'), eb.lit(0)).as('last'))
    .executeTakeFirstOrThrow();
  const cards = await db
    .selectFrom('cards')
    .selectAll()
    .where('mutuelle', 'in', numbers)
    .orderBy('issue_number')
    .execute();
  for (const { revoked_after_list, ...row } of cards) {
    const isUntold = revoked_after_list !== null && revoked_after_list >= last;
    await write({ table: 'cards', row: { ...row, revoked_after_list: isUntold ? 0 : null } });
  }
}

/** The batches that cards of these mutuelles were in, with those cards alone. */
async function readBatches(db: Kysely<Tables>, numbers: MutuelleNumber[], write: Write): Promise<void> {
  const places = await db
    .selectFrom('print_batch_cards')
    .innerJoin('cards', 'cards.card', 'print_batch_cards.card')
    .selectAll('print_batch_cards')
    .where('cards.mutuelle', 'in', numbers)
    .orderBy('batch')
    .orderBy('position')
    .execute();
  const batches = [...new Set(places.map(({ batch }) => batch))];
  for (const chunk of chunksOf(batches))
    for (const { state, confirmed_at, ...row } of await db
      .selectFrom('print_batches')
      .selectAll()
      .where('number', 'in', chunk)
      .orderBy('number')
      .execute()) {
      if (state !== 'confirmed' || confirmed_at === null)
        throw new RegistryError('mutuelle-in-batch', { batch: row.number, mutuelle: numbers[0] ?? '' });
      await write({ table: 'print_batches', row: { ...row, state, confirmed_at } });
    }
  for (const chunk of chunksOf(batches))
    for (const row of await db
      .selectFrom('print_batch_files')
      .selectAll()
      .where('batch', 'in', chunk)
      .orderBy('batch')
      .orderBy('part')
      .execute())
      await write({ table: 'print_batch_files', row });
  for (const row of places) await write({ table: 'print_batch_cards', row });
  const handOvers = await db
    .selectFrom('hand_overs')
    .innerJoin('cards', 'cards.card', 'hand_overs.card')
    .selectAll('hand_overs')
    .where('cards.mutuelle', 'in', numbers)
    .orderBy('hand_overs.card')
    .execute();
  for (const row of handOvers) await write({ table: 'hand_overs', row });
}

/** Whether one of these columns has a number of these mutuelles. */
export function areOf(columns: readonly string[], numbers: readonly MutuelleNumber[]): RawBuilder<SqlBool> {
  const each = columns.flatMap((column) =>
    numbers.map((number) => sql<SqlBool>`${sql.ref(column)} like ${`${number}-%`}`),
  );
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}

/** Also where only one of the two numbers is of these mutuelles. */
async function readIdentities(db: Kysely<Tables>, numbers: MutuelleNumber[], write: Write): Promise<void> {
  for (const row of await db
    .selectFrom('merges')
    .selectAll()
    .where(areOf(['dropped', 'kept'], numbers))
    .orderBy('dropped')
    .execute())
    await write({ table: 'merges', row });
  for (const row of await db
    .selectFrom('moves')
    .selectAll()
    .where(areOf(['old', 'new'], numbers))
    .orderBy('old')
    .execute())
    await write({ table: 'moves', row });
  for (const row of await db
    .selectFrom('distinct_persons')
    .selectAll()
    .where(areOf(['first', 'second'], numbers))
    .orderBy('first')
    .orderBy('second')
    .execute())
    await write({ table: 'distinct_persons', row });
  for (const row of await db
    .selectFrom('lost_numbers')
    .selectAll()
    .where('mutuelle', 'in', numbers)
    .orderBy('member')
    .execute())
    await write({ table: 'lost_numbers', row });
}

async function readOwnAudit(
  db: Kysely<Tables>,
  office: number,
  numbers: MutuelleNumber[],
  write: Write,
): Promise<void> {
  const mutuelles = new Set(numbers);
  for await (const row of readAuditLines(db)) {
    const mutuelle = mutuelleOf(row.subject);
    if (mutuelle !== undefined && mutuelles.has(mutuelle))
      await write({ table: 'former_audit', row: { office, ...row } });
  }
}
