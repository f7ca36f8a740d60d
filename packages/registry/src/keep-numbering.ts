import type { CalendarDate } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import type { Change } from './change.ts';
import { insertAll } from './insert-all.ts';
import { comparable, ownJoining, type MutuelleNumbering, type NewPerson } from './member-numbering.ts';

/** Writes the households and persons that a numbering gave numbers to, and moves its counters; `today`: the day of the change. */
export async function keepNumbering(
  { db, at, record }: Change,
  numbering: MutuelleNumbering,
  today: CalendarDate,
): Promise<void> {
  const { mutuelle } = numbering;
  const households = numbering.changedHouseholds();
  if (numbering.newPersons.length === 0) return;
  await db
    .updateTable('mutuelles')
    .set({ next_household: numbering.nextHousehold })
    .where('number', '=', mutuelle)
    .execute();
  const rows = households.map((household) => ({
    mutuelle,
    household: household.household,
    source_key: household.sourceKey,
    village: household.village ?? null,
    delegate: household.delegate ?? null,
    joined: household.joined ?? null,
    added: household.added ?? today,
    next_person: household.nextPerson,
    head_given: household.headGiven ? (1 as const) : household.firstIsFree ? (0 as const) : (2 as const),
  }));
  const isNew = new Set(
    households.filter((household) => household.added === undefined).map(({ household }) => household),
  );
  await insertAll(
    db,
    'households',
    rows.filter(({ household }) => isNew.has(household)),
  );
  for (const { household, next_person, head_given } of rows.filter((row) => !isNew.has(row.household)))
    await db
      .updateTable('households')
      .set({ next_person, head_given })
      .where('mutuelle', '=', mutuelle)
      .where('household', '=', household)
      .execute();
  for (const { number, added, sourceKey, village, delegate, joined } of households)
    if (added === undefined)
      record('household.add', number, undefined, { sourceKey, village, delegate, joined });
  await insertAll(
    db,
    'persons',
    numbering.newPersons.map((person) => personRow(person, mutuelle, at, today)),
  );
  for (const { given, member, household } of numbering.newPersons) {
    const joined = ownJoining(given, household, today);
    record('person.add', member, undefined, { sourceKey: given.sourceKey, ...comparable(given), joined });
  }
}

function personRow(person: NewPerson, mutuelle: MutuelleNumber, at: string, today: CalendarDate) {
  const { given, household } = person;
  return {
    member: person.member,
    mutuelle,
    household: household.household,
    person: person.person,
    source_key: given.sourceKey,
    row_key: given.rowKey ?? null,
    photo_file: given.photoFile ?? null,
    family_name: given.familyName,
    given_names: given.givenNames,
    sex: given.sex,
    birth: given.birth,
    relation: given.relation ?? null,
    phone: given.phone ?? null,
    nina: given.nina ?? null,
    status: 'active' as const,
    since: null,
    joined: ownJoining(given, household, today) ?? null,
    added: at,
  };
}
