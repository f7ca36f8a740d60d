import { CodeError } from './errors.ts';
import { isMemberNumber, parseMemberNumber, type MemberNumber } from './member-number.ts';

declare const cardNumber: unique symbol;

/** A card's number: the member number, `/`, and the edition without leading zeros: `0417-00123-02-57/1`. */
export type CardNumber = string & { readonly [cardNumber]: true };

/** The parts of a card number; `edition` is 1 to 999: a replaced card is the next edition. */
export interface CardParts {
  member: MemberNumber;
  edition: number;
}

const EDITION = /^[1-9]\d{0,2}$/;

/** Throws `card-number-malformed`, or `check-digits-wrong` for its member number. */
export function parseCardNumber(text: string): CardNumber {
  const [member = '', edition = '', ...rest] = text.split('/');
  if (rest.length > 0 || !EDITION.test(edition)) throw new CodeError('card-number-malformed', text);
  return formatCardNumber(parseMemberNumber(member), Number(edition));
}

/** Whether the value is a card number in its one canonical spelling. */
export function isCardNumber(value: unknown): value is CardNumber {
  if (typeof value !== 'string') return false;
  return isMemberNumber(value.slice(0, 16)) && value[16] === '/' && EDITION.test(value.slice(17));
}

/** Throws `card-number-malformed` when the edition is not 1 to 999. */
export function formatCardNumber(member: MemberNumber, edition: number): CardNumber {
  const spelled = `${member}/${edition}`;
  if (!isCardNumber(spelled)) throw new CodeError('card-number-malformed', spelled);
  return spelled;
}

export function cardParts(card: CardNumber): CardParts {
  return { member: parseMemberNumber(card.slice(0, 16)), edition: Number(card.slice(17)) };
}
