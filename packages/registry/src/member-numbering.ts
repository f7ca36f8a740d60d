import { daysBetween, monthOf, type CalendarDate, type Month } from '@passeport/calendar';
import {
  formatHouseholdNumber,
  formatMemberNumber,
  type HouseholdNumber,
  type MemberNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import type { MemberRow } from './member-row.ts';
import { differences, refuse, type RowOutcome } from './outcomes.ts';

const LAST_HOUSEHOLD = 99_999;
const LAST_PERSON = 99;

/** A household while its numbers are given. */
export interface HouseholdState {
  number: HouseholdNumber;
  household: number;
  sourceKey: string;
  village?: string | undefined;
  delegate?: string | undefined;
  joined?: Month | undefined;
  /** the next number for somebody who is not the head: 2 to 100 */
  nextPerson: number;
  headGiven: boolean;
  /** whether 01 may be given: no more once it was, or may have been before a restoration */
  firstIsFree: boolean;
  /** the day on which it was first imported; undefined when it is new */
  added: CalendarDate | undefined;
}

/** Rows that were refused at first and are corrected within so many days came with their household. */
const DAYS_TO_CORRECT = 31;

/** A person whom the registry knows under her source key. `kept` has the row's property names. */
export interface KnownPerson {
  member: MemberNumber;
  household: HouseholdNumber;
  kept: object;
}

export interface NewPerson {
  member: MemberNumber;
  person: number;
  given: MemberRow;
  household: HouseholdState;
}

/** Gives numbers inside one mutuelle, in memory; what it gave is written afterwards, in the same transaction. */
export class MutuelleNumbering {
  readonly mutuelle: MutuelleNumber;
  readonly newPersons: NewPerson[] = [];
  readonly #households: Map<string, HouseholdState>;
  readonly #persons: Map<string, KnownPerson>;
  readonly #changed = new Set<HouseholdState>();
  #nextHousehold: number;

  /** `households` and `persons` by source key: all those that the rows to come name and the registry has. */
  constructor(
    mutuelle: MutuelleNumber,
    nextHousehold: number,
    households: Map<string, HouseholdState>,
    persons: Map<string, KnownPerson>,
  ) {
    this.mutuelle = mutuelle;
    this.#nextHousehold = nextHousehold;
    this.#households = households;
    this.#persons = persons;
  }

  /** What the mutuelle's counter must be afterwards. */
  get nextHousehold(): number {
    return this.#nextHousehold;
  }

  /** Households that are new, or whose counters moved. */
  changedHouseholds(): HouseholdState[] {
    return [...this.#changed];
  }

  place(given: MemberRow): RowOutcome<{ member: MemberNumber; household: HouseholdNumber }> {
    const known = this.#persons.get(given.sourceKey);
    if (known !== undefined) {
      const { member, household } = known;
      const differs = differences(comparable(given), known.kept);
      return { row: given.row, outcome: 'already', member, household, differs };
    }
    const household = this.#households.get(given.householdKey) ?? this.#newHousehold(given.householdKey);
    if (household === undefined) return refuse(given.row, 'mutuelle-full', { mutuelle: this.mutuelle });
    const isHead = given.head === true;
    const details = { household: household.number };
    if (isHead && household.headGiven) return refuse(given.row, 'second-head', details);
    const takesFirst = isHead && household.firstIsFree;
    if (!takesFirst && household.nextPerson > LAST_PERSON)
      return refuse(given.row, 'household-full', details);
    return this.#addPerson(given, household, isHead);
  }

  #addPerson(given: MemberRow, state: HouseholdState, isHead: boolean) {
    const takesFirst = isHead && state.firstIsFree;
    const person = takesFirst ? 1 : state.nextPerson;
    if (takesFirst) state.firstIsFree = false;
    else state.nextPerson += 1;
    if (isHead) state.headGiven = true;
    if (state.added === undefined) {
      state.village ??= given.village;
      state.delegate ??= given.delegate;
      if (given.joined !== undefined) state.joined = earlier(monthOf(given.joined), state.joined);
    }
    this.#households.set(given.householdKey, state);
    this.#changed.add(state);
    const member = formatMemberNumber({ mutuelle: this.mutuelle, household: state.household, person });
    this.newPersons.push({ member, person, given, household: state });
    this.#persons.set(given.sourceKey, { member, household: state.number, kept: comparable(given) });
    return { row: given.row, outcome: 'added' as const, member, household: state.number };
  }

  #newHousehold(sourceKey: string): HouseholdState | undefined {
    const household = this.#nextHousehold;
    if (household > LAST_HOUSEHOLD) return undefined;
    this.#nextHousehold += 1;
    const number = formatHouseholdNumber(this.mutuelle, household);
    return {
      number,
      household,
      sourceKey,
      nextPerson: 2,
      headGiven: false,
      firstIsFree: true,
      added: undefined,
    };
  }
}

function earlier(month: Month, other: Month | undefined): Month {
  return other === undefined || month < other ? month : other;
}

/**
 * Her own day of joining: what her row says, else the day of the import, when her household has been there for a month; before,
 * only if her row says a later month than the household's.
 */
export function ownJoining(
  given: MemberRow,
  { added, joined }: HouseholdState,
  today: CalendarDate,
): CalendarDate | undefined {
  if (added !== undefined && daysBetween(added, today) > DAYS_TO_CORRECT) return given.joined ?? today;
  if (added !== undefined) return given.joined;
  if (given.joined === undefined || joined === undefined) return undefined;
  return monthOf(given.joined) > joined ? given.joined : undefined;
}

/** What a row says of its person: compared with the person that the registry has under its key, and kept in the audit. */
export function comparable(row: MemberRow): object {
  const { familyName, givenNames, sex, birth, relation, phone, nina, rowKey, photoFile, householdKey } = row;
  return { familyName, givenNames, sex, birth, relation, phone, nina, rowKey, photoFile, householdKey };
}
