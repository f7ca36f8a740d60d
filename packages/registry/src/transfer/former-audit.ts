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
    .execute();
}
