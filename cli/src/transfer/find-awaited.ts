import { createHash } from 'node:crypto';
import type { MutuelleNumber } from '@passeport/codes';
import type { TrustList } from '@passeport/credential';
import { listAudit, type Registry } from '@passeport/registry';
import * as v from 'valibot';
import { contains } from '../office/mutuelle-ranges.ts';

const takenSchema = v.object({ token: v.string() });

/**
 * The office from which a mutuelle of this one came last, by the trust list, when this registry has not taken in that transfer: what was done there is not here,
 * so nothing may be done here either. The one of the same day that was taken in counts.
 */
export async function findAwaited(
  registry: Registry,
  mutuelle: MutuelleNumber,
  { keys }: TrustList,
  office: number,
): Promise<{ number: number; name: string } | undefined> {
  const elsewhere = keys
    .filter((key) => key.office.number !== office)
    .flatMap((key) =>
      (key.former ?? [])
        .filter((range) => contains([range], mutuelle))
        .map(({ through, transfer }) => ({ office: key.office, through, transfer })),
    );
  const last = elsewhere.reduce((latest, { through }) => (through > latest ? through : latest), '');
  const newest = elsewhere.filter(({ through }) => through === last);
  if (newest.length === 0) return undefined;
  const taken = new Set<string>();
  for (const { after } of await listAudit(registry, { action: 'mutuelle.take', subject: mutuelle }))
    if (v.is(takenSchema, after)) taken.add(digestOf(after.token));
  return newest.some(({ transfer }) => taken.has(transfer)) ? undefined : newest[0]?.office;
}

/** As `verifyTransfer` gives it: the token was verified when it was taken in. */
function digestOf(token: string): string {
  return createHash('sha256')
    .update(Buffer.from(token.split('.')[1] ?? '', 'base64url'))
    .digest('base64url');
}
