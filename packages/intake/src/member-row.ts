import type { BirthDate, CalendarDate } from '@passeport/calendar';
import type { HouseholdNumber } from '@passeport/codes';
import type { Relation } from './read-relation.ts';

/** A person as the register gives her, checked. */
export interface MemberRow {
  /** As a spreadsheet shows it, from 1. */
  rowNumber: number;
  /** Stable across imports, whatever else is corrected: household key, folded name, birth and sex. Unique in its mutuelle. */
  sourceKey: string;
  /** The person's own number or code in the register, which photo files may be named by. */
  rowKey?: string;
  /** Rows with one key, in one mutuelle, are one household: its number folded, else its head's name and village. */
  householdKey: string;
  /** The permanent number, when the register already has it as the household's number. */
  household?: HouseholdNumber;
  /** At most one per household; none when the register does not say who is head. */
  isHead: boolean;
  /** Either may be '' for a person with one name; together at most 60 characters with the space. */
  familyName: string;
  givenNames: string;
  sex: 'F' | 'M';
  birth: BirthDate;
  relation?: Relation;
  village?: string;
  delegate?: string;
  /** `+223` and eight digits. */
  phone?: string;
  /** Fourteen digits and a letter. */
  nina?: string;
  /** Number or name of the mutuelle as typed. */
  mutuelle?: string;
  /** The day of joining; the first of the month when the file gives no day. */
  joined?: CalendarDate;
  /** File name of the photo, from its column. */
  photoFile?: string;
}

/** What no card needs. */
export type PersonExtras = Pick<
  MemberRow,
  | 'household'
  | 'rowKey'
  | 'relation'
  | 'village'
  | 'delegate'
  | 'phone'
  | 'nina'
  | 'mutuelle'
  | 'joined'
  | 'photoFile'
>;
