import type { CalendarDate } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import type { Change } from './change.ts';
import { chunksOf } from './insert-all.ts';

/** Counts a household's members on a day. */
export type MemberCount = (household: number, day: CalendarDate) => number;

/** Prepares to count who had joined, and had not gone, in each of these households. */
export async function readMemberCount(
  { db }: Change,
  mutuelle: MutuelleNumber,
  households: readonly number[],
): Promise<MemberCount> {
  const persons: { household: number; joined: CalendarDate | null; goneOn: CalendarDate | undefined }[] = [];
  for (const chunk of chunksOf([...new Set(households)])) {
    const found = await db
      .selectFrom('persons')
      .select(['household', 'joined', 'status', 'since'])
      .where('mutuelle', '=', mutuelle)
      .where('household', 'in', chunk)
      .execute();
    for (const { household, joined, status, since } of found)
      persons.push({ household, joined, goneOn: status === 'active' ? undefined : (since ?? undefined) });
  }
  const byHousehold = Map.groupBy(persons, ({ household }) => household);
  return (household, day) =>
    (byHousehold.get(household) ?? []).filter(
      ({ joined, goneOn }) => (joined === null || joined <= day) && (goneOn === undefined || goneOn > day),
    ).length;
}
