import type { BirthDate, CalendarDate, Month } from '@passeport/calendar';
import {
  formatHouseholdNumber,
  type HouseholdNumber,
  type MemberNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import type { Kysely } from 'kysely';
import type { PersonStatus, Sex } from './states.ts';
import type { Tables } from './tables.ts';
import { withoutNulls, type WithoutNulls } from './without-nulls.ts';

/** A person, under her permanent number, with what her household gives her: `village`, `delegate`, `householdJoined`. */
export interface Person {
  member: MemberNumber;
  mutuelle: MutuelleNumber;
  household: HouseholdNumber;
  sourceKey: string;
  rowKey?: string;
  photoFile?: string;
  familyName: string;
  givenNames: string;
  sex: Sex;
  birth: BirthDate;
  relation?: string;
  phone?: string;
  nina?: string;
  village?: string;
  delegate?: string;
  /** the household's first month in the mutuelle */
  householdJoined?: Month;
  /** her own day of joining; absent when she came with her household */
  joined?: CalendarDate;
  status: PersonStatus;
  /** the day from which `status` holds, once it was set */
  since?: CalendarDate;
  /** she was found to be this person too, who goes on */
  mergedInto?: MemberNumber;
  /** her number in the mutuelle that she moved to */
  movedTo?: MemberNumber;
  /** her number in the mutuelle that she came from */
  movedFrom?: MemberNumber;
}

/** The columns of a person's own row that say who she is. */
export const PERSON_COLUMNS = [
  'persons.member',
  'persons.household',
  'persons.source_key as sourceKey',
  'persons.row_key as rowKey',
  'persons.photo_file as photoFile',
  'persons.family_name as familyName',
  'persons.given_names as givenNames',
  'persons.sex',
  'persons.birth',
  'persons.relation',
  'persons.phone',
  'persons.nina',
] as const;

/** A query for persons that the caller narrows; its rows go through `personOf`. */
export function selectPersons(db: Kysely<Tables>) {
  return db
    .selectFrom('persons')
    .innerJoin('households', (join) =>
      join
        .onRef('households.mutuelle', '=', 'persons.mutuelle')
        .onRef('households.household', '=', 'persons.household'),
    )
    .leftJoin('merges', 'merges.dropped', 'persons.member')
    .leftJoin('moves as left_to', 'left_to.old', 'persons.member')
    .leftJoin('moves as came_from', 'came_from.new', 'persons.member')
    .select([
      ...PERSON_COLUMNS,
      'persons.mutuelle',
      'households.village',
      'households.delegate',
      'households.joined as householdJoined',
      'persons.joined',
      'persons.status',
      'persons.since',
      'merges.kept as mergedInto',
      'left_to.new as movedTo',
      'came_from.old as movedFrom',
    ]);
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof selectPersons>['execute']>>[number];

export function personOf(row: PersonRow): Person {
  const { household, ...rest }: WithoutNulls<PersonRow> = withoutNulls(row);
  return { ...rest, household: formatHouseholdNumber(row.mutuelle, household) };
}
