import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { Tables } from './tables.ts';

/** An audit line as it is kept: `before` and `after` are JSON texts, null when there was nothing. */
export type KeptLine = Omit<Tables['audit'], 'sha256'>;

/** How far an audit goes: how many lines there are, and the hash of the last, which holds all before it. */
export interface AuditHead {
  lines: number;
  sha256: string;
}

/** The hash before the first line. */
export const NO_HASH = '0'.repeat(64);

/**
 * The hash of a line: SHA-256 of the UTF-8 of the JSON array `[hash of the line before, id, at, actor, action, subject, before,
 * after]`, without white space, as ECMAScript writes it (the canonical form of RFC 8785 for strings, integers and null).
 */
export function hashLine(previous: string, line: KeptLine): string {
  const { id, at, actor, action, subject, before, after } = line;
  const text = JSON.stringify([previous, id, at, actor, action, subject, before, after]);
  return createHash('sha256').update(text).digest('hex');
}

/** The last hash of the audit; `NO_HASH` when there is no line. */
export async function lastHash(db: Kysely<Tables>): Promise<string> {
  const last = await db
    .selectFrom('audit')
    .select('sha256')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.sha256 ?? NO_HASH;
}

/** How far the audit goes now; undefined when nothing was ever done. */
export function readAuditHead(registry: Registry): Promise<AuditHead | undefined> {
  return look(registry, async (db) => {
    const last = await db
      .selectFrom('audit')
      .select(['id as lines', 'sha256'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last;
  });
}
