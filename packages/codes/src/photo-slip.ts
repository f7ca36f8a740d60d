import { CodeError } from './errors.ts';
import { parseMemberNumber, type MemberNumber } from './member-number.ts';

/** What the QR code of a photo slip begins with; a card's begins otherwise. */
const PREFIX = 'FICHE1:';

/**
 * The text of a photo slip's QR code: `FICHE1:` and the thirteen digits of the member number. Twenty characters that QR's
 * alphanumeric and numeric modes take. It is signed by nobody and proves nothing: it only says whose photo is being taken.
 */
export function encodePhotoSlip(member: MemberNumber): string {
  return `${PREFIX}${member.replaceAll('-', '')}`;
}

/** Whether a text claims to be a slip's, well formed or not. */
export function isPhotoSlipText(text: string): boolean {
  return text.startsWith(PREFIX);
}

/**
 * Reads the text of a slip's QR code, in its one spelling.
 * Throws `photo-slip-malformed`, or `check-digits-wrong` when its digits contradict themselves.
 */
export function parsePhotoSlip(text: string): MemberNumber {
  const digits = text.length === PREFIX.length + 13 && isPhotoSlipText(text) ? text.slice(PREFIX.length) : '';
  if (!/^\d{13}$/.test(digits)) throw new CodeError('photo-slip-malformed', text);
  try {
    return parseMemberNumber(digits);
  } catch (error) {
    if (error instanceof CodeError && error.code === 'check-digits-wrong') throw error;
    throw new CodeError('photo-slip-malformed', text);
  }
}
