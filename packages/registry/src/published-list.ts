import { change, type By } from './change.ts';
import { RegistryError } from './errors.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import { isSha256 } from './text.ts';

/** A list that left the office. Instants are ISO text. */
export interface PublishedListRecord {
  sequence: number;
  issued: string;
  expires: string;
  manifestSha256: string;
}

/**
 * Takes the next list's sequence number. It is never given again, even if that list was never finished: a verifier must not
 * meet two lists under one number, and does not mind a gap.
 */
export function nextListSequence(registry: Registry, by: By): Promise<number> {
  return change(registry, by, async ({ takeNumbers, record }) => {
    const sequence = await takeNumbers('list', 1);
    record('list.sequence', `list ${sequence}`, undefined, { sequence });
    return sequence;
  });
}

/** The number of the last list that was begun; 0 before the first. */
export function lastListSequence(registry: Registry): Promise<number> {
  return look(registry, async (db) => {
    const row = await db
      .selectFrom('counters')
      .select('next')
      .where('name', '=', 'list')
      .executeTakeFirstOrThrow();
    return row.next - 1;
  });
}

/** Writes down that a list was published under a number from `nextListSequence`. Throws `sequence-unknown`, `sequence-taken`, `value-refused`. */
export async function recordPublishedList(
  registry: Registry,
  list: PublishedListRecord,
  by: By,
): Promise<void> {
  await change(registry, by, async ({ db, nextNumber, record }) => {
    const { sequence, issued, expires, manifestSha256 } = list;
    const field = Object.entries({
      issued: isInstant(issued),
      expires: isInstant(expires),
      manifestSha256: isSha256(manifestSha256),
    }).find(([, isGood]) => !isGood)?.[0];
    if (field !== undefined) throw new RegistryError('value-refused', { field });
    if (!Number.isInteger(sequence) || sequence < 1 || sequence >= (await nextNumber('list')))
      throw new RegistryError('sequence-unknown', { sequence });
    const before = await db
      .selectFrom('published_lists')
      .select('sequence')
      .where('sequence', '=', sequence)
      .executeTakeFirst();
    if (before !== undefined) throw new RegistryError('sequence-taken', { sequence });
    await db
      .insertInto('published_lists')
      .values({ sequence, issued, expires, manifest_sha256: manifestSha256 })
      .execute();
    record('list.record', `list ${sequence}`, undefined, { sequence, issued, expires, manifestSha256 });
  });
}

/** All recorded lists, in the order of their numbers. */
export function listPublishedLists(registry: Registry): Promise<PublishedListRecord[]> {
  return look(registry, (db) =>
    db
      .selectFrom('published_lists')
      .select(['sequence', 'issued', 'expires', 'manifest_sha256 as manifestSha256'])
      .orderBy('sequence')
      .execute(),
  );
}

/** ISO 8601 in UTC, with or without milliseconds. */
function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}
