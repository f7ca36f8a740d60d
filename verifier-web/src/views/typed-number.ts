import { CodeError, parseMemberNumber, type MemberNumber } from '@passeport/codes';

const groups = [4, 5, 2, 2];

/** How many digits a member number has. */
export const digitCount = 13;

/** How far a number typed by hand has come. */
export type TypedNumber =
  | { state: 'partial'; missing: number }
  | { state: 'wrong' }
  | { state: 'right'; member: MemberNumber };

/** Judges the digits typed so far; the check digits are checked as soon as the last one is there. */
export function judgeTyped(digits: string): TypedNumber {
  if (digits.length < digitCount) return { state: 'partial', missing: digitCount - digits.length };
  try {
    return { state: 'right', member: parseMemberNumber(digits) };
  } catch (error) {
    if (error instanceof CodeError) return { state: 'wrong' };
    throw error;
  }
}

/** Groups the digits as they are printed: `0417-00123-0`. */
export function groupDigits(digits: string): string {
  const parts: string[] = [];
  let offset = 0;
  for (const length of groups) {
    if (offset >= digits.length) break;
    parts.push(digits.slice(offset, offset + length));
    offset += length;
  }
  return parts.join('-');
}

/** The digits of what was typed or pasted, at most thirteen; a card's edition after `/` is dropped. */
export function keepDigits(text: string): string {
  return (text.split('/')[0] ?? '').replace(/\D/g, '').slice(0, digitCount);
}
