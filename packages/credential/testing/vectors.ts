import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import { parseMemberNumber } from '@passeport/codes';
import type { CardClaims } from '../src/claims.ts';
import validJson from '../vectors/cards.valid.json' with { type: 'json' };

/** `vectors/cards.valid.json`: cards that must verify for good. */
export const validCards = validJson.map(({ claims, payload, ...rest }) => ({
  ...rest,
  payload: new Uint8Array(Buffer.from(payload, 'hex')),
  claims: claimsOf(claims),
}));

function claimsOf({ face, ...claims }: (typeof validJson)[number]['claims']): CardClaims {
  const parsed: CardClaims = {
    ...claims,
    member: parseMemberNumber(claims.member),
    notBefore: parseCalendarDate(claims.notBefore),
    validThrough: parseCalendarDate(claims.validThrough),
    birth: parseBirthDate(claims.birth),
    sex: claims.sex === 'F' ? 'F' : 'M',
  };
  return face === undefined ? parsed : { ...parsed, face: new Uint8Array(Buffer.from(face, 'hex')) };
}
