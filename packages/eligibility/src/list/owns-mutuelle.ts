import type { MutuelleNumber } from '@passeport/codes';
import type { MutuelleRange, TrustedKey, TrustList } from '@passeport/credential';

/** Whether a mutuelle is an office's now: not one that it had before another. */
export function ownsMutuelle(trust: TrustList, office: number, mutuelle: MutuelleNumber): boolean {
  return keysOf(trust, office).some((key) => contains(key.mutuelles, mutuelle));
}

/** Whether an office had a mutuelle that another has now. */
export function gaveMutuelleUp(trust: TrustList, office: number, mutuelle: MutuelleNumber): boolean {
  const keys = keysOf(trust, office);
  return keys.some(({ former = [] }) => contains(former, mutuelle)) && !ownsMutuelle(trust, office, mutuelle);
}

function keysOf({ keys }: TrustList, office: number): TrustedKey[] {
  return keys.filter((key) => key.office.number === office && !key.uses.includes('collections'));
}

function contains(ranges: readonly MutuelleRange[], mutuelle: MutuelleNumber): boolean {
  return ranges.some(({ from, to }) => from <= mutuelle && mutuelle <= to);
}
