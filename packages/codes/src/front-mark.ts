import { cardParts, formatCardNumber, type CardNumber } from './card-number.ts';
import { CodeError } from './errors.ts';
import { parseMemberNumber } from './member-number.ts';

/** Editions beyond this have no room in the mark. */
const LAST_EDITION = 99;

/**
 * The sixteen digits of the mark on a card's front: the thirteen of the member number, two of the edition, and a 9, which no mark of
 * a sheet ends in. Undefined for editions beyond 99. Nobody signs it: it says whose front this claims to be, and proves nothing.
 */
export function encodeFrontMark(card: CardNumber): string | undefined {
  const { member, edition } = cardParts(card);
  if (edition > LAST_EDITION) return undefined;
  return `${member.replaceAll('-', '')}${String(edition).padStart(2, '0')}9`;
}

/** The card that a mark's digits name; undefined for any other text, and where the check digits contradict the number. */
export function parseFrontMark(text: string): CardNumber | undefined {
  const [, member = '', edition = ''] = /^(\d{13})(\d{2})9$/.exec(text) ?? [];
  try {
    return formatCardNumber(parseMemberNumber(member), Number(edition));
  } catch (error) {
    if (error instanceof CodeError) return undefined;
    throw error;
  }
}
