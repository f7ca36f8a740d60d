import type { MutuelleNumber } from '@passeport/codes';
import { digestTransfer, type TrustList } from '@passeport/credential';
import { listTakenTransfers, type Registry } from '@passeport/registry';
import { contains } from '../office/mutuelle-ranges.ts';

/**
 * The office from which a mutuelle of this one came last, by the trust list, when this registry has not taken in that transfer: what was done there is not here,
 * so nothing may be done here either. Of several of that day each must have been taken in: here, or at an office that has given the mutuelle on since.
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
  const taken = new Set<string | undefined>();
  for (const token of await listTakenTransfers(registry, mutuelle)) taken.add(await digestTransfer(token));
  return newest.find(({ transfer }) => !taken.has(transfer))?.office;
}
