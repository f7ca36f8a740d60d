import type { MutuelleNumber } from '@passeport/codes';
import type { TrustList } from '@passeport/credential';

/** Whether a mutuelle is an office's now: not one that it had before another. */
export function ownsMutuelle({ keys }: TrustList, office: number, mutuelle: MutuelleNumber): boolean {
  return keys.some(
    (key) =>
      key.office.number === office &&
      !key.uses.includes('collections') &&
      key.mutuelles.some(({ from, to }) => from <= mutuelle && mutuelle <= to),
  );
}
