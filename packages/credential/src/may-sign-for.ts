import type { CalendarDate } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import type { MutuelleRange, TrustedKey } from './trust-list.ts';

/**
 * Whether a key signs for a mutuelle on a day: it is its office's, or it was until that day. That the key itself counts on the day
 * is not asked.
 */
export function maySignFor(
  { mutuelles, former = [] }: Pick<TrustedKey, 'mutuelles' | 'former'>,
  mutuelle: MutuelleNumber,
  day: CalendarDate,
): boolean {
  const isInside = ({ from, to }: MutuelleRange): boolean => from <= mutuelle && mutuelle <= to;
  return mutuelles.some(isInside) || former.some((range) => isInside(range) && day <= range.through);
}
