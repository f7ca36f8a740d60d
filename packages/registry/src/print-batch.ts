import type { CardNumber } from '@passeport/codes';
import { sql, type Kysely } from 'kysely';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { BatchState } from './states.ts';
import type { Tables } from './tables.ts';
import { withoutNulls } from './without-nulls.ts';

/** Cards that went into one PDF. Instants are ISO text; `pdfPath` is as the caller gave it. */
export interface PrintBatch {
  number: number;
  template: string;
  layout: string;
  pdfPath: string;
  pdfSha256: string;
  pages: number;
  cardCount: number;
  state: BatchState;
  createdAt: string;
  confirmedAt?: string;
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
    return rows.map(batchOf);
  });
}

export async function selectBatch(db: Kysely<Tables>, number: number): Promise<PrintBatch | undefined> {
  const row = await selectBatches(db).where('number', '=', number).executeTakeFirst();
  return row && batchOf(row);
}

function selectBatches(db: Kysely<Tables>) {
  return db.selectFrom('print_batches').select((eb) => [
    'number',
    'template',
    'layout',
    'pdf_path as pdfPath',
    'pdf_sha256 as pdfSha256',
    'pages',
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

type BatchRow = Awaited<ReturnType<ReturnType<typeof selectBatches>['execute']>>[number];

function batchOf(row: BatchRow): PrintBatch {
  return withoutNulls({ ...row, cardCount: Number(row.cardCount) });
}
