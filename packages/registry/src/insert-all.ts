import type { InsertObject, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Both engines take more in one statement; past this, larger statements no longer get faster. */
const PARAMETERS_PER_STATEMENT = 3_000;

/** Inserts rows, many in one statement. Every row has the same properties. */
export async function insertAll<Table extends keyof Tables>(
  db: Transaction<Tables>,
  table: Table,
  rows: InsertObject<Tables, Table>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).length;
  for (const chunk of chunksOf(
    rows,
    Math.max(1, Math.floor(PARAMETERS_PER_STATEMENT / Math.max(1, columns))),
  ))
    await db.insertInto(table).values(chunk).execute();
}

/** Cuts a list in pieces of at most `size`: what a statement's parameter list can hold. */
export function chunksOf<Item>(items: readonly Item[], size = 500): Item[][] {
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
