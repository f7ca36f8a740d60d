import { isBirthDate, isCalendarDate, type BirthDate, type CalendarDate } from '@passeport/calendar';
import { isMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import { refuse, type Refusal } from './outcomes.ts';
import type { Sex } from './states.ts';
import { isKey, isLine } from './text.ts';

/** One person as a register has her, already parsed. */
export interface MemberRow {
  /** the caller's own number for the row, e.g. the sheet's */
  row: number;
  mutuelle: MutuelleNumber;
  /** names this person inside her mutuelle: the same key again is the same person */
  sourceKey: string;
  /** names the household inside the mutuelle */
  householdKey: string;
  /** the head of the household gets person number 01 */
  head?: boolean | undefined;
  familyName: string;
  givenNames: string;
  sex: Sex;
  birth: BirthDate;
  relation?: string | undefined;
  phone?: string | undefined;
  nina?: string | undefined;
  /** what a photo's file name is matched with */
  rowKey?: string | undefined;
  /** name of the photo's file, when the register has it */
  photoFile?: string | undefined;
  /** of the household, like `delegate`: the first of its rows that has it counts, when the household is new */
  village?: string | undefined;
  delegate?: string | undefined;
  /**
   * The day of joining. A new household joins with the earliest of its rows; a person who comes after her household, or later
   * than it, has a day of her own.
   */
  joined?: CalendarDate | undefined;
}

/** Looks at one row by itself. */
export function checkMemberRow(row: MemberRow): ({ row: number; outcome: 'refused' } & Refusal) | undefined {
  const badText = textFields(row).find(([, value, max]) => value !== undefined && !isLine(value, max));
  if (badText !== undefined) return refuse(row.row, 'text-refused', { field: badText[0] });
  const badKey = keyFields(row).find(([, value]) => value !== undefined && !isKey(value, 500));
  if (badKey !== undefined) return refuse(row.row, 'text-refused', { field: badKey[0] });
  const badValue = Object.entries({
    mutuelle: isMutuelleNumber(row.mutuelle),
    sex: row.sex === 'F' || row.sex === 'M',
    birth: isBirthDate(row.birth),
    joined: row.joined === undefined || isCalendarDate(row.joined),
  }).find(([, isGood]) => !isGood);
  if (badValue !== undefined) return refuse(row.row, 'value-refused', { field: badValue[0] });
  return undefined;
}

function textFields(row: MemberRow): [string, string | undefined, number][] {
  return [
    // A person with one name has the other one empty.
    ['familyName', row.givenNames === '' ? row.familyName : row.familyName || undefined, 100],
    ['givenNames', row.familyName === '' ? row.givenNames : row.givenNames || undefined, 100],
    ['relation', row.relation, 100],
    ['phone', row.phone, 50],
    ['nina', row.nina, 50],
    ['village', row.village, 100],
    ['delegate', row.delegate, 100],
    ['photoFile', row.photoFile, 250],
  ];
}

function keyFields(row: MemberRow): [string, string | undefined][] {
  return [
    ['sourceKey', row.sourceKey],
    ['householdKey', row.householdKey],
    ['rowKey', row.rowKey],
  ];
}
