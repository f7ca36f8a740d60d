import {
  addDays,
  daysBetween,
  fromEpochDays,
  isCalendarDate,
  parseBirthDate,
  parseCalendarDate,
  toEpochDays,
  type BirthDate,
} from '@passeport/calendar';
import { memberDigits, memberFromDigits, type MemberNumber } from '@passeport/codes';
import { decode, encode } from 'cborg';
import * as v from 'valibot';
import { checkClaims, type CardClaims } from './claims.ts';
import { CredentialError } from './errors.ts';

const MEMBER_BYTES = 5;

const FIRST_BIRTH_DAY = parseCalendarDate('1900-01-01');

/** ISO/IEC 5218. */
const SEX_CODES = { M: 1, F: 2 };

/** The array of README.md, "Claims", as CBOR decodes it. */
const itemsSchema = v.strictTuple([
  v.number(), // issuer
  v.pipe(v.instance(Uint8Array), v.length(MEMBER_BYTES)),
  v.number(), // edition
  v.number(), // days from 1970-01-01 to the first day
  v.number(), // days from the first day to the last
  v.string(), // name
  v.number(), // birth: days from 1900-01-01, or the year, negative
  v.number(), // sex
  v.optional(v.instance(Uint8Array)), // face
]);

/** The payload of a card: CBOR in the deterministic encoding of RFC 8949 §4.2.1. Throws `claims-malformed`. */
export function encodeClaims(claims: CardClaims): Uint8Array {
  checkClaims(claims);
  const items = [
    claims.issuer,
    memberToBytes(claims.member),
    claims.edition,
    toEpochDays(claims.notBefore),
    daysBetween(claims.notBefore, claims.validThrough),
    claims.name,
    birthToInteger(claims.birth),
    SEX_CODES[claims.sex],
  ];
  // cborg gives a Buffer where there is one.
  return new Uint8Array(encode(claims.face === undefined ? items : [...items, claims.face]));
}

/** The inverse of `encodeClaims`. Throws `claims-malformed` for bytes that it would not have written. */
export function decodeClaims(payload: Uint8Array): CardClaims {
  const claims = readClaims(payload);
  // Whatever the decoder let pass, only the bytes that these claims encode to are accepted.
  if (!equalBytes(encodeClaims(claims), payload)) throw new CredentialError('claims-malformed');
  return claims;
}

function readClaims(payload: Uint8Array): CardClaims {
  try {
    const items = v.parse(itemsSchema, decode(payload));
    const [issuer, member, edition, firstDay, days, name, birth, sex, face] = items;
    const notBefore = fromEpochDays(firstDay);
    const claims: CardClaims = {
      issuer,
      member: memberFromBytes(member),
      edition,
      notBefore,
      validThrough: addDays(notBefore, days),
      name,
      birth: birthFromInteger(birth),
      sex: sex === SEX_CODES.F ? 'F' : 'M',
    };
    return face === undefined ? claims : { ...claims, face };
  } catch (cause) {
    throw new CredentialError('claims-malformed', {}, cause);
  }
}

/** The eleven digits before the check digits, as one big-endian number. */
function memberToBytes(member: MemberNumber): Uint8Array {
  const bytes = new Uint8Array(MEMBER_BYTES);
  let rest = Number(memberDigits(member));
  for (let index = MEMBER_BYTES - 1; index >= 0; index--) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

function memberFromBytes(bytes: Uint8Array): MemberNumber {
  let digits = 0;
  for (const byte of bytes) digits = digits * 256 + byte;
  return memberFromDigits(String(digits).padStart(11, '0'));
}

/** A day is counted from 1900-01-01; a year of which the day is not known is negative. */
function birthToInteger(birth: BirthDate): number {
  return isCalendarDate(birth) ? daysBetween(FIRST_BIRTH_DAY, birth) : -Number(birth);
}

function birthFromInteger(birth: number): BirthDate {
  return birth < 0 ? parseBirthDate(String(-birth)) : addDays(FIRST_BIRTH_DAY, birth);
}

function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
