import type { CardNumber } from '@passeport/codes';
import { sql, type Kysely } from 'kysely';
import { RegistryError } from './errors.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { BatchState, CardState, PrintOutcome, SpoilReason } from './states.ts';
import type { Tables } from './tables.ts';
import { withoutNulls } from './without-nulls.ts';

/** Cards that went to paper together. Instants are ISO text. */
export interface PrintBatch {
  number: number;
  template: string;
  layout: string;
  printer?: string;
  sheets: number;
  cardCount: number;
  state: BatchState;
  createdAt: string;
  confirmedAt?: string;
  /** Its PDF, and one more for every time that it was resumed. */
  files: BatchFile[];
}

/** A PDF of a batch; `path` is as the caller gave it, `copies` how often it went to the printer. */
export interface BatchFile {
  part: number;
  path: string;
  sha256: string;
  pages: number;
  firstSheet: number;
  copies: number;
  createdAt: string;
}

/** A card's place in a batch, in the order of the sheets, and what became of it. */
export interface BatchCard {
  card: CardNumber;
  sheet: number;
  place: number;
  outcome: PrintOutcome;
  reason?: SpoilReason;
  note?: string;
  checkedAt?: string;
  /** an instant: when a look at the paper found it not to be handed over */
  doubtedAt?: string;
  /** What the card is now, whichever batch made it so. */
  state: CardState;
}

/** A batch with all that is known of it. `settings` and `geometry` are the JSON that it was recorded with. */
export interface WholeBatch extends PrintBatch {
  settings: string;
  geometry: string;
  cards: BatchCard[];
}

/** A card of a batch that an earlier batch had already. */
export interface PrintedBefore {
  card: CardNumber;
  batch: number;
}

/** All batches, in the order of their numbers. */
export function listBatches(registry: Registry): Promise<PrintBatch[]> {
  return look(registry, async (db) => {
    const rows = await selectBatches(db).orderBy('number').execute();
    const files = Map.groupBy(await selectFiles(db).execute(), ({ batch }) => batch);
    return rows.map((row) => batchOf(row, files.get(row.number) ?? []));
  });
}

/** One batch and the cards on its sheets. Throws `batch-unknown`. */
export function readBatch(registry: Registry, number: number): Promise<WholeBatch> {
  return look(registry, (db) => selectWholeBatch(db, number));
}

export async function selectBatch(db: Kysely<Tables>, number: number): Promise<PrintBatch | undefined> {
  const row = await selectBatches(db).where('number', '=', number).executeTakeFirst();
  return row && batchOf(row, await selectFiles(db).where('batch', '=', number).execute());
}

export async function selectWholeBatch(db: Kysely<Tables>, number: number): Promise<WholeBatch> {
  const batch = await selectBatch(db, number);
  const plan = await db
    .selectFrom('print_batches')
    .select(['settings', 'geometry'])
    .where('number', '=', number)
    .executeTakeFirst();
  if (batch === undefined || plan === undefined) throw new RegistryError('batch-unknown', { batch: number });
  const rows = await db
    .selectFrom('print_batch_cards')
    .innerJoin('cards', 'cards.card', 'print_batch_cards.card')
    .select([
      'print_batch_cards.card',
      'sheet',
      'place',
      'outcome',
      'print_batch_cards.reason',
      'note',
      'checked_at as checkedAt',
      'doubted_at as doubtedAt',
      'cards.state',
    ])
    .where('batch', '=', number)
    .orderBy('position')
    .execute();
  return { ...batch, ...plan, cards: rows.map((row) => withoutNulls(row)) };
}

function selectBatches(db: Kysely<Tables>) {
  return db.selectFrom('print_batches').select((eb) => [
    'number',
    'template',
    'layout',
    'printer',
    'sheets',
    eb
      .selectFrom('print_batch_cards')
      .select(sql<number | string>`count(*)`.as('cards'))
      .whereRef('print_batch_cards.batch', '=', 'print_batches.number')
      .as('cardCount'),
    'state',
    'created_at as createdAt',
    'confirmed_at as confirmedAt',
  ]);
}

function selectFiles(db: Kysely<Tables>) {
  return db
    .selectFrom('print_batch_files')
    .select([
      'batch',
      'part',
      'path',
      'sha256',
      'pages',
      'first_sheet as firstSheet',
      'copies',
      'created_at as createdAt',
    ])
    .orderBy('batch')
    .orderBy('part');
}

type BatchRow = Awaited<ReturnType<ReturnType<typeof selectBatches>['execute']>>[number];
type FileRow = Awaited<ReturnType<ReturnType<typeof selectFiles>['execute']>>[number];

function batchOf(row: BatchRow, files: FileRow[]): PrintBatch {
  const plain = withoutNulls({ ...row, cardCount: Number(row.cardCount) });
  return { ...plain, files: files.map(({ batch: _, ...file }) => file) };
}
