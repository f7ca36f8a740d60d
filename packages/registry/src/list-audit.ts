import { sql } from 'kysely';
import type { AuditAction } from './audit-actions.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';

/** One change of one thing. `before` and `after` are what JSON made of them; absent when there was nothing. */
export interface AuditLine {
  id: number;
  /** ISO instant */
  at: string;
  actor: string;
  /** `noun.verb`, e.g. `card.revoke` */
  action: AuditAction;
  /** a number that this registry gives, `office`, `batch 3` or `list 12` */
  subject: string;
  before?: unknown;
  after?: unknown;
  /** chains the line to all before it: see README.md */
  sha256: string;
}

/**
 * Audit lines, oldest first. `after`: only those with a greater id; `from`, `to`: of instants from the one on and before the other;
 * `subject`: of this one thing; `within`: of it and of all that is numbered inside it (a household's members, a member's cards);
 * `limit`: at most so many (1,000 unless told otherwise); `newest`: the last so many instead of the first.
 */
export function listAudit(
  registry: Registry,
  filter: {
    after?: number | undefined;
    limit?: number | undefined;
    subject?: string | undefined;
    within?: string | undefined;
    action?: AuditAction | undefined;
    from?: string | undefined;
    to?: string | undefined;
    newest?: boolean | undefined;
  } = {},
): Promise<AuditLine[]> {
  return look(registry, async (db) => {
    let query = db
      .selectFrom('audit')
      .selectAll()
      .where('id', '>', filter.after ?? 0)
      .orderBy('id', filter.newest === true ? 'desc' : 'asc')
      .limit(filter.limit ?? 1_000);
    if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject);
    const { within } = filter;
    if (within !== undefined)
      query = query.where((eb) =>
        eb.or([
          eb('subject', '=', within),
          eb(sql<string>`substr(subject, 1, ${sql.lit(within.length + 1)})`, 'in', [
            `${within}-`,
            `${within}/`,
          ]),
        ]),
      );
    if (filter.action !== undefined) query = query.where('action', '=', filter.action);
    if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
    if (filter.to !== undefined) query = query.where('at', '<', filter.to);
    const rows = await query.execute();
    if (filter.newest === true) rows.reverse();
    return rows.map(({ before, after, ...line }) => ({
      ...line,
      ...(before !== null && { before: JSON.parse(before) as unknown }),
      ...(after !== null && { after: JSON.parse(after) as unknown }),
    }));
  });
}
