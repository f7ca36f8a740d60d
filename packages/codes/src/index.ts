export {
  cardParts,
  formatCardNumber,
  isCardNumber,
  parseCardNumber,
  type CardNumber,
  type CardParts,
} from './card-number.ts';
export { computeCheckDigits, hasValidCheckDigits } from './check-digits.ts';
export { CodeError, type CodeErrorCode } from './errors.ts';
export { encodeFrontMark, parseFrontMark } from './front-mark.ts';
export {
  formatHouseholdNumber,
  householdParts,
  isHouseholdNumber,
  parseHouseholdNumber,
  type HouseholdNumber,
  type HouseholdParts,
} from './household-number.ts';
export {
  formatMemberNumber,
  householdOf,
  isMemberNumber,
  memberDigits,
  memberFromDigits,
  memberParts,
  parseMemberNumber,
  type MemberNumber,
  type MemberParts,
} from './member-number.ts';
export {
  formatMutuelleNumber,
  isMutuelleNumber,
  parseMutuelleNumber,
  type MutuelleNumber,
} from './mutuelle-number.ts';
export { encodePhotoSlip, isPhotoSlipText, parsePhotoSlip } from './photo-slip.ts';
