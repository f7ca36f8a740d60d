import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

const LINES_A_PAGE = 5_000;

/** Every line of the audit in its order, a page in memory at a time. */
export async function* readAuditLines(db: Kysely<Tables>): AsyncGenerator<Tables['audit']> {
  for (let after = -1; ;) {
    const page = await db
      .selectFrom('audit')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(LINES_A_PAGE)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < LINES_A_PAGE) return;
    after = last.id;
  }
}
