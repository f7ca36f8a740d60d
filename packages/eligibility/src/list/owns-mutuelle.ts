import type { CalendarDate } from '@passeport/calendar';
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

/** The last day on which another office had a mutuelle, when one had: a list of an earlier day knows nothing of that time. */
export function lastDayElsewhere(
  { keys }: TrustList,
  office: number,
  mutuelle: MutuelleNumber,
): CalendarDate | undefined {
  const days = keys.flatMap(({ office: of, former = [] }) =>
    of.number === office ? [] : former.flatMap((range) => (contains([range], mutuelle) ? range.through : [])),
  );
  return days.reduce<CalendarDate | undefined>(
    (last, day) => (last === undefined || day > last ? day : last),
    undefined,
  );
}

function keysOf({ keys }: TrustList, office: number): TrustedKey[] {
  return keys.filter((key) => key.office.number === office && !key.uses.includes('collections'));
}

function contains(ranges: readonly MutuelleRange[], mutuelle: MutuelleNumber): boolean {
  return ranges.some(({ from, to }) => from <= mutuelle && mutuelle <= to);
}
