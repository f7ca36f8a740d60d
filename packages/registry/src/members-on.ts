import type { BirthDate, CalendarDate, Month } from '@passeport/calendar';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import type { Change } from './change.ts';
import { chunksOf } from './insert-all.ts';
import { withoutNulls } from './without-nulls.ts';

/** A member of a household on a day, whatever became of her since. */
export interface MemberThen {
  member: MemberNumber;
  birth: BirthDate;
  relation?: string;
  /** her own day of joining, when she came after her household */
  joined?: CalendarDate;
  status: 'active';
}

/** A household as it was on a day. */
export interface HouseholdThen {
  /** its first month in the mutuelle */
  joined?: Month;
  /** In the order of their numbers. */
  members: MemberThen[];
}

/** Prepares to say who had joined, and had not gone, in each of these households on a day. */
export async function readMembers(
  { db }: Change,
  mutuelle: MutuelleNumber,
  households: readonly number[],
): Promise<(household: number, day: CalendarDate) => HouseholdThen> {
  const persons = new Map<number, { person: MemberThen; goneOn: CalendarDate | undefined }[]>();
  const joinedIn = new Map<number, Month>();
  for (const chunk of chunksOf([...new Set(households)])) {
    const joining = await db
      .selectFrom('households')
      .select(['household', 'joined'])
      .where('mutuelle', '=', mutuelle)
      .where('household', 'in', chunk)
      .execute();
    for (const { household, joined } of joining) if (joined !== null) joinedIn.set(household, joined);
    const found = await db
      .selectFrom('persons')
      .select(['household', 'member', 'birth', 'relation', 'joined', 'status', 'since'])
      .where('mutuelle', '=', mutuelle)
      .where('household', 'in', chunk)
      .orderBy('household')
      .orderBy('person')
      .execute();
    for (const { household, status, since, ...facts } of found) {
      const its = persons.get(household) ?? [];
      persons.set(household, its);
      const goneOn = status === 'active' ? undefined : (since ?? undefined);
      its.push({ person: { ...withoutNulls(facts), status: 'active' }, goneOn });
    }
  }
  return (household, day) => {
    const joined = joinedIn.get(household);
    const members = (persons.get(household) ?? [])
      .filter(({ person, goneOn }) => (person.joined ?? day) <= day && (goneOn === undefined || goneOn > day))
      .map(({ person }) => person);
    return { ...(joined !== undefined && { joined }), members };
  };
}
