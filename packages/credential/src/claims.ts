import {
  daysBetween,
  isBirthDate,
  isCalendarDate,
  toEpochDays,
  type BirthDate,
  type CalendarDate,
} from '@passeport/calendar';
import { isMemberNumber, type MemberNumber } from '@passeport/codes';
import * as v from 'valibot';
import { CredentialError } from './errors.ts';
import { maxFaceBytes } from './face-avif.ts';
import { isPrintedName } from './printed-text.ts';

/** What a card says. */
export interface CardClaims {
  /** Number of the office that signs, 1 to 9999. */
  issuer: number;
  member: MemberNumber;
  /** 1 to 999: a replaced card is the next edition. */
  edition: number;
  /** First day on which the card counts, 1970-01-01 to 2149-06-06: 65,535 days. */
  notBefore: CalendarDate;
  /** Last day on which the card counts, that day included: 0 to 65,535 days after `notBefore`. */
  validThrough: CalendarDate;
  /** Given names, then family name, as printed: NFC, 1 to 60 characters, at most 120 bytes of UTF-8. */
  name: string;
  birth: BirthDate;
  sex: 'F' | 'M';
  /** AV1 payload of the face, 1 to 512 bytes; `wrapAvif` makes a picture of it. */
  face?: Uint8Array;
}

export const officeNumberSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999));

const claimsSchema = v.pipe(
  v.strictObject({
    issuer: officeNumberSchema,
    member: v.custom<MemberNumber>(isMemberNumber),
    edition: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
    notBefore: v.pipe(
      v.custom<CalendarDate>(isCalendarDate),
      v.check((date) => isSixteenBit(toEpochDays(date))),
    ),
    validThrough: v.custom<CalendarDate>(isCalendarDate),
    name: v.pipe(
      v.string(),
      v.check((name) => isPrintedName(name, 60, 120)),
    ),
    birth: v.custom<BirthDate>(isBirthDate),
    sex: v.picklist(['F', 'M']),
    face: v.exactOptional(v.pipe(v.instance(Uint8Array), v.minLength(1), v.maxLength(maxFaceBytes))),
  }),
  v.forward(
    v.check(({ notBefore, validThrough }) => isSixteenBit(daysBetween(notBefore, validThrough))),
    ['validThrough'],
  ),
);

/** Throws `claims-malformed`, with the claim at fault as `details.field`. */
export function checkClaims(claims: CardClaims): void {
  const result = v.safeParse(claimsSchema, claims);
  if (result.success) return;
  const field = v.getDotPath(result.issues[0]);
  throw new CredentialError('claims-malformed', field === null ? {} : { field });
}

function isSixteenBit(number: number): boolean {
  return number >= 0 && number <= 0xffff;
}
