import { computeCheckDigits, hasValidCheckDigits } from './check-digits.ts';
import { digitsOf } from './digits.ts';
import { CodeError } from './errors.ts';
import { formatHouseholdNumber, isHouseholdNumber, type HouseholdNumber } from './household-number.ts';
import { isMutuelleNumber, type MutuelleNumber } from './mutuelle-number.ts';

declare const memberNumber: unique symbol;

/**
 * A person's permanent number `MMMM-HHHHH-PP-CC`: mutuelle, household, person within the household (01 the
 * head) and check digits, ISO/IEC 7064 MOD 97-10 over the eleven digits before them.
 */
export type MemberNumber = string & { readonly [memberNumber]: true };

/** The parts of a member number; `household` is 1 to 99999, `person` 1 to 99. */
export interface MemberParts {
  mutuelle: MutuelleNumber;
  household: number;
  person: number;
}

/**
 * Takes the thirteen digits with single spaces, hyphens or nothing between them.
 * Throws `member-number-malformed` for anything else, `check-digits-wrong` when the digits contradict themselves.
 */
export function parseMemberNumber(text: string): MemberNumber {
  const digits = digitsOf(text);
  if (digits?.length !== 13) throw new CodeError('member-number-malformed', text);
  if (!hasValidCheckDigits(digits)) throw new CodeError('check-digits-wrong', text);
  return spellMemberNumber(digits, text);
}

/** Whether the value is a member number in its one canonical spelling. */
export function isMemberNumber(value: unknown): value is MemberNumber {
  if (typeof value !== 'string' || !/^\d{4}-\d{5}-\d{2}-\d{2}$/.test(value)) return false;
  return (
    isHouseholdNumber(value.slice(0, 10)) &&
    value.slice(11, 13) !== '00' &&
    hasValidCheckDigits(value.replaceAll('-', ''))
  );
}

/** Throws `member-number-malformed` when a part is out of its range. */
export function formatMemberNumber({ mutuelle, household, person }: MemberParts): MemberNumber {
  return memberFromDigits(
    `${mutuelle}${String(household).padStart(5, '0')}${String(person).padStart(2, '0')}`,
  );
}

/** The member number of eleven digits, its check digits added. Throws `member-number-malformed`. */
export function memberFromDigits(digits: string): MemberNumber {
  if (!/^\d{11}$/.test(digits)) throw new CodeError('member-number-malformed', digits);
  return spellMemberNumber(`${digits}${computeCheckDigits(digits)}`, digits);
}

/** The eleven digits before the check digits. */
export function memberDigits(member: MemberNumber): string {
  return member.slice(0, 13).replaceAll('-', '');
}

export function memberParts(member: MemberNumber): MemberParts {
  const mutuelle = member.slice(0, 4);
  if (!isMutuelleNumber(mutuelle)) throw new CodeError('member-number-malformed', member);
  return { mutuelle, household: Number(member.slice(5, 10)), person: Number(member.slice(11, 13)) };
}

/** The household that the person belongs to. */
export function householdOf(member: MemberNumber): HouseholdNumber {
  const { mutuelle, household } = memberParts(member);
  return formatHouseholdNumber(mutuelle, household);
}

function spellMemberNumber(digits: string, given: string): MemberNumber {
  const spelled = `${digits.slice(0, 4)}-${digits.slice(4, 9)}-${digits.slice(9, 11)}-${digits.slice(11)}`;
  if (!isMemberNumber(spelled)) throw new CodeError('member-number-malformed', given);
  return spelled;
}
