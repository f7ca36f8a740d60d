import type { MutuelleNumber } from '@passeport/codes';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../tables.ts';

/** Lines of other offices' audits that are of these mutuelles (at least one), by office and number. */
export async function selectFormerAudit(
  db: Kysely<Tables>,
  mutuelles: readonly MutuelleNumber[],
): Promise<Selectable<Tables['former_audit']>[]> {
  return await db
    .selectFrom('former_audit')
    .selectAll()
    .where((eb) =>
      eb.or(
        mutuelles.flatMap((number) => [eb('subject', '=', number), eb('subject', 'like', `${number}-%`)]),
      ),
    )
    .orderBy('office')
    .orderBy('id')
    .orderBy('sha256')
    .execute();
}

/** Which line of which office: a restored office has given a number twice. */
export function lineKey({
  office,
  id,
  sha256,
}: Pick<Tables['former_audit'], 'office' | 'id' | 'sha256'>): string {
  return `${office} ${id} ${sha256}`;
}

/** Those lines that neither this office's own audit has nor what was kept of others'. */
export async function newLines(
  db: Kysely<Tables>,
  rows: readonly Tables['former_audit'][],
  { office, kept }: { office: number; kept: ReadonlySet<string> },
): Promise<Tables['former_audit'][]> {
  const known = new Set(kept);
  const ids = rows.flatMap((row) => (row.office === office ? row.id : []));
  if (ids.length > 0)
    for (const line of await db.selectFrom('audit').select(['id', 'sha256']).where('id', 'in', ids).execute())
      known.add(lineKey({ office, ...line }));
  return rows.filter((row) => !known.has(lineKey(row)));
}
