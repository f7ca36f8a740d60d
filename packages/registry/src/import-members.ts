import { calendarDateOf, type CalendarDate } from '@passeport/calendar';
import type { HouseholdNumber, MemberNumber, MutuelleNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { insertAll } from './insert-all.ts';
import { checkMemberRow, type MemberRow } from './member-row.ts';
import { comparable, ownJoining, type MutuelleNumbering, type NewPerson } from './member-numbering.ts';
import { batchResult, refuse, type BatchOptions, type BatchResult, type RowOutcome } from './outcomes.ts';
import { readNumbering } from './read-numbering.ts';
import type { Registry } from './registry.ts';

/** The numbers that a row of a register got, or has had all along. */
export interface ImportedMember {
  member: MemberNumber;
  household: HouseholdNumber;
}

/**
 * Takes a register in, in one transaction: gives household numbers in the order of the rows, 01 to heads, and the next free
 * person numbers to the others. Rows known by their source key are `already` there and left as they are.
 * Refusals: `mutuelle-unknown`, `mutuelle-full`, `household-full`, `second-head`, `text-refused`, `value-refused`.
 */
export function importMembers(
  registry: Registry,
  rows: readonly MemberRow[],
  by: By,
  options: BatchOptions = {},
): Promise<BatchResult<ImportedMember>> {
  const importAll = async (work: Change): Promise<BatchResult<ImportedMember>> => {
    const refused = new Map(rows.map((row, index) => [index, checkMemberRow(row)]));
    const good = rows.filter((_, index) => refused.get(index) === undefined);
    const numberings = await readNumberings(work, good);
    const outcomes = rows.map((row, index): RowOutcome<ImportedMember> => {
      const numbering = numberings.get(row.mutuelle);
      return (
        refused.get(index) ??
        numbering?.place(row) ??
        refuse(row.row, 'mutuelle-unknown', { mutuelle: row.mutuelle })
      );
    });
    for (const numbering of numberings.values()) await keep(work, numbering, calendarDateOf(by.at));
    return batchResult(outcomes, options);
  };
  return change(registry, by, importAll, options);
}

async function readNumberings(
  { db }: Change,
  rows: MemberRow[],
): Promise<Map<MutuelleNumber, MutuelleNumbering>> {
  const numberings = new Map<MutuelleNumber, MutuelleNumbering>();
  for (const [mutuelle, its] of Map.groupBy(rows, (row) => row.mutuelle)) {
    const numbering = await readNumbering(db, mutuelle, its);
    if (numbering !== undefined) numberings.set(mutuelle, numbering);
  }
  return numberings;
}

async function keep(
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
