/**
 * The two check digits of ISO/IEC 7064:2003 MOD 97-10 for a string of digits: the digits followed by
 * them, read as one number, leave 1 when divided by 97.
 *
 * @throws RangeError when `digits` is empty or holds anything but ASCII digits.
 */
export function computeCheckDigits(digits: string): string {
  return String(98 - remainderBy97(`${digits}00`)).padStart(2, '0');
}

/** Whether the last two digits are the check digits of those before them; false for anything malformed. */
export function hasValidCheckDigits(digits: string): boolean {
  return /^\d{3,}$/.test(digits) && computeCheckDigits(digits.slice(0, -2)) === digits.slice(-2);
}

function remainderBy97(digits: string): number {
  if (!/^\d{3,}$/.test(digits)) throw new RangeError('check digits are computed over ASCII digits only');
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder;
}
