import { sql } from 'kysely';
import { look } from './look.ts';
import type { Registry } from './registry.ts';

/** What is wrong in the tables: damage that the engine finds (`what` is its own words), or cards that no audit line tells of. */
export type TableTrouble =
  | { kind: 'damaged'; what: string }
  | { kind: 'cards-without-record'; cards: string[] };

/** How many cards are named. */
const CARDS_NAMED = 100;

/**
 * Looks at every page and reference of the database (on SQLite: `integrity_check` and `foreign_key_check`; a server looks after
 * itself), and for cards that are in the table though nothing was recorded of their issue.
 */
export async function checkTables(registry: Registry): Promise<TableTrouble[]> {
  return await look(registry, async (db) => {
    const troubles: TableTrouble[] = [];
    if (registry.engine === 'sqlite') {
      const found = await sql<{ integrity_check: string }>`pragma integrity_check(10)`.execute(db);
      for (const { integrity_check: what } of found.rows)
        if (what !== 'ok') troubles.push({ kind: 'damaged', what });
      const references = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
      for (const table of new Set(references.rows.map((row) => row.table)))
        troubles.push({ kind: 'damaged', what: `references of ${table}` });
    }
    const cards = await db
      .selectFrom('cards')
      .select('card')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('audit')
              .select('audit.id')
              .whereRef('audit.subject', '=', 'cards.card')
              .where('audit.action', '=', 'card.issue'),
          ),
        ),
      )
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('former_audit')
              .select('former_audit.id')
              .whereRef('former_audit.subject', '=', 'cards.card')
              .where('former_audit.action', '=', 'card.issue'),
          ),
        ),
      )
      .orderBy('card')
      .limit(CARDS_NAMED)
      .execute();
    if (cards.length > 0)
      troubles.push({ kind: 'cards-without-record', cards: cards.map(({ card }) => card) });
    return troubles;
  });
}
