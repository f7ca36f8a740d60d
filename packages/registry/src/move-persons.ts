import { calendarDateOf, type CalendarDate } from '@passeport/calendar';
import {
  householdOf,
  householdParts,
  memberParts,
  type CardNumber,
  type HouseholdNumber,
  type MemberNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import { selectMatchingCards } from './card.ts';
import { change, type By, type Change } from './change.ts';
import { keepDeclaration } from './declaration.ts';
import { RegistryError } from './errors.ts';
import { keepNumbering } from './keep-numbering.ts';
import { checkMemberRow, type MemberRow } from './member-row.ts';
import { movePhoto } from './move-photo.ts';
import { isInside, selectOffice } from './office.ts';
import type { Person } from './person.ts';
import { readNumbering } from './read-numbering.ts';
import type { Registry } from './registry.ts';
import { requireActive, requirePerson } from './require-person.ts';
import { revoke } from './revoke-card.ts';

/** Where persons of one household go. */
export interface MoveTo {
  mutuelle: MutuelleNumber;
  /** a household of that mutuelle; without it, a new one */
  household?: HouseholdNumber | undefined;
  /** the new household's; without it, the old one's */
  village?: string | undefined;
}

/** One person's two numbers. */
export interface MovedPerson {
  from: MemberNumber;
  to: MemberNumber;
  /** the old number's card, dead now */
  revoked?: CardNumber;
  hasPhoto: boolean;
}

/**
 * Gives persons of one household new numbers in another mutuelle of the office, which they join today. Their old numbers have left
 * it and their cards are dead (`person-left`); photos go along, contributions do not. In a new household the old head, or who moves
 * alone, is the head; in one that was there nobody is. Throws `member-unknown`, `member-gone`, `member-merged`, `member-moved`,
 * `same-mutuelle`, `mutuelle-outside-office`, `mutuelle-unknown`, `household-unknown`, `household-full`, `mutuelle-full`,
 * `text-refused`, and `value-refused` (nobody, or persons of several households).
 */
export function movePersons(
  registry: Registry,
  members: readonly MemberNumber[],
  to: MoveTo,
  by: By,
): Promise<{ household: HouseholdNumber; moved: MovedPerson[] }> {
  return change(registry, by, async (work) => {
    const persons: Person[] = [];
    for (const member of new Set(members)) persons.push(await requirePerson(work, member));
    await check(work, persons, to);
    const today = calendarDateOf(by.at);
    const rows = await rowsOf(work, persons, to, today);
    const numbering = await readNumbering(work.db, to.mutuelle, rows);
    if (numbering === undefined) throw new RegistryError('mutuelle-unknown', { mutuelle: to.mutuelle });
    const numbers = rows.map((row) => {
      const refused = checkMemberRow(row);
      if (refused !== undefined) throw new RegistryError(refused.code, refused.details);
      const outcome = numbering.place(row);
      if (outcome.outcome === 'refused') throw new RegistryError(outcome.code, outcome.details);
      if (outcome.outcome === 'already') throw new RegistryError('value-refused', { field: 'sourceKey' });
      return outcome.member;
    });
    await keepNumbering(work, numbering, today);
    const moved: MovedPerson[] = [];
    for (const [index, person] of persons.entries()) {
      const number = numbers[index];
      if (number !== undefined) moved.push(await move(work, person, number, today));
    }
    const [first] = numbers;
    if (first === undefined) throw new RegistryError('value-refused', { field: 'members' });
    return { household: householdOf(first), moved };
  });
}

async function check({ db }: Change, persons: Person[], { mutuelle, household }: MoveTo): Promise<void> {
  const [first] = persons;
  if (first === undefined || persons.some((person) => person.household !== first.household))
    throw new RegistryError('value-refused', { field: 'members' });
  for (const person of persons) requireActive(person);
  if (first.mutuelle === mutuelle)
    throw new RegistryError('same-mutuelle', { member: first.member, mutuelle });
  const office = await selectOffice(db);
  if (office !== undefined && !isInside(mutuelle, office.mutuelles))
    throw new RegistryError('mutuelle-outside-office', { mutuelle });
  if (household !== undefined && householdParts(household).mutuelle !== mutuelle)
    throw new RegistryError('household-unknown', { household, mutuelle });
}

/** What a register of the new mutuelle would say of them. Their keys are their own: no row of a register is taken for them. */
async function rowsOf(
  { db, nextNumber }: Change,
  persons: Person[],
  to: MoveTo,
  today: CalendarDate,
): Promise<MemberRow[]> {
  // The audit's numbers are never given again: who comes back and moves again is somebody new there.
  const move = await nextNumber('audit');
  const keyOf = ({ member }: Person): string => `move ${move} of ${member}`;
  const isNew = to.household === undefined;
  const isAlone = persons.length === 1;
  const householdKey = to.household && (await readHouseholdKey(db, to.household));
  return persons.map((person, row): MemberRow => {
    const { familyName, givenNames, sex, birth, relation, phone, nina, village, delegate } = person;
    const isHead = isNew && (isAlone || memberParts(person.member).person === 1);
    return {
      row,
      mutuelle: to.mutuelle,
      sourceKey: keyOf(person),
      householdKey: householdKey ?? keyOf(persons[0] ?? person),
      head: isHead,
      familyName,
      givenNames,
      sex,
      birth,
      relation: isHead ? 'head' : relation === 'head' ? undefined : relation,
      phone,
      nina,
      village: to.village ?? village,
      delegate: to.village === undefined ? delegate : undefined,
      joined: today,
    };
  });
}

async function readHouseholdKey(db: Change['db'], number: HouseholdNumber): Promise<string> {
  const { mutuelle, household } = householdParts(number);
  const found = await db
    .selectFrom('households')
    .select('source_key')
    .where('mutuelle', '=', mutuelle)
    .where('household', '=', household)
    .executeTakeFirst();
  if (found === undefined) throw new RegistryError('household-unknown', { household: number, mutuelle });
  return found.source_key;
}

async function move(
  work: Change,
  person: Person,
  to: MemberNumber,
  today: CalendarDate,
): Promise<MovedPerson> {
  const { db, at, record } = work;
  const { member: from, status, since } = person;
  const after = { status: 'left' as const, since: today };
  await db.updateTable('persons').set(after).where('member', '=', from).execute();
  await db.insertInto('moves').values({ old: from, new: to, moved_at: at }).execute();
  record('person.move', from, { status, since }, { ...after, movedTo: to });
  record('person.move', to, undefined, { movedFrom: from });
  const [live] = await selectMatchingCards(db, { members: [from], live: true });
  if (live !== undefined) await revoke(work, live, keepDeclaration({ reason: 'person-left' }, at));
  const hasPhoto = await movePhoto(work, from, to);
  return { from, to, ...(live && { revoked: live.card }), hasPhoto };
}
