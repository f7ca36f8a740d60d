import type { Transaction } from 'kysely';
import type { AuditAction } from './audit-actions.ts';
import { hashLine, lastHash } from './audit-chain.ts';
import { mapDriverError } from './driver-errors.ts';
import { refuseClosed } from './transfer/refuse-closed.ts';
import { RegistryError } from './errors.ts';
import { insertAll } from './insert-all.ts';
import type { Registry } from './registry.ts';
import type { CounterName, Tables } from './tables.ts';
import { isLine } from './text.ts';
import { takeWriteLock } from './write-lock.ts';

/** Who changes something, and when. `actor`: one line, at most 100 characters. */
export interface By {
  actor: string;
  at: Date;
}

/** What a verb works with inside its transaction. */
export interface Change {
  readonly db: Transaction<Tables>;
  /** `by.at` as an ISO 8601 instant in UTC */
  readonly at: string;
  /** The number that the next `takeNumbers` returns; it stays so inside this change. */
  readonly nextNumber: (counter: CounterName) => Promise<number>;
  /** Takes `count` numbers that nobody else gets; returns the first. */
  readonly takeNumbers: (counter: CounterName, count: number) => Promise<number>;
  /** Adds an audit line. `before` and `after` become JSON; `undefined` for nothing. */
  readonly record: (action: AuditAction, subject: string, before: unknown, after: unknown) => void;
}

class DryRunDone extends Error {}

/**
 * Runs `work` as the only writer, writes its audit lines, and commits: all or nothing. With `dryRun` everything is done and
 * then rolled back. Engine errors come out as `RegistryError`.
 */
export async function change<Result>(
  registry: Registry,
  by: By,
  work: (change: Change) => Promise<Result>,
  options: { dryRun?: boolean | undefined } = {},
): Promise<Result> {
  if (!isLine(by.actor, 100)) throw new RegistryError('text-refused', { field: 'actor' });
  if (Number.isNaN(by.at.getTime())) throw new RegistryError('value-refused', { field: 'at' });
  const at = by.at.toISOString();
  const done: Result[] = [];
  try {
    await registry.db.transaction().execute(async (db) => {
      await takeWriteLock(db, registry.engine, registry.busyMs);
      const lines: { action: AuditAction; subject: string; before: string | null; after: string | null }[] =
        [];
      done.push(
        await work({
          db,
          at,
          nextNumber: (counter) => nextNumber(db, counter),
          takeNumbers: (counter, count) => takeNumbers(db, counter, count),
          record: (action, subject, before, after) => {
            lines.push({ action, subject, before: toJson(before), after: toJson(after) });
          },
        }),
      );
      if (lines.length > 0) {
        await refuseClosed(db, lines);
        const first = await takeNumbers(db, 'audit', lines.length);
        let sha256 = await lastHash(db);
        const rows = lines.map((line, index) => {
          const kept = { id: first + index, at, actor: by.actor, ...line };
          sha256 = hashLine(sha256, kept);
          return { ...kept, sha256 };
        });
        await insertAll(db, 'audit', rows);
      }
      if (options.dryRun === true) throw new DryRunDone();
    });
  } catch (error) {
    if (!(error instanceof DryRunDone)) throw mapDriverError(error);
  }
  const [result] = done;
  if (result === undefined && done.length === 0) throw new RegistryError('database-failed');
  return result as Result;
}

async function nextNumber(db: Transaction<Tables>, counter: CounterName): Promise<number> {
  const { next } = await db
    .selectFrom('counters')
    .select('next')
    .where('name', '=', counter)
    .executeTakeFirstOrThrow();
  return next;
}

async function takeNumbers(db: Transaction<Tables>, counter: CounterName, count: number): Promise<number> {
  const { next } = await db
    .updateTable('counters')
    .set((eb) => ({ next: eb('next', '+', count) }))
    .where('name', '=', counter)
    .returning('next')
    .executeTakeFirstOrThrow();
  return next - count;
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
