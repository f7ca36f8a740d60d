import {
  isBirthDate,
  isCalendarDate,
  isMonth,
  type BirthDate,
  type CalendarDate,
  type Month,
} from '@passeport/calendar';
import {
  isCardNumber,
  isMemberNumber,
  isMutuelleNumber,
  type CardNumber,
  type MemberNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import * as v from 'valibot';
import { isKey, isLine, isSha256 } from '../text.ts';

/** What the columns of a transfer's rows hold: nothing that a verb would not have written. */

/** Words that are shown: one line, or empty. */
export const line = (max: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text === '' || isLine(text, max)),
  );
export const key = (max: number) =>
  v.pipe(
    v.string(),
    v.check((text) => isKey(text, max)),
  );
export const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max));
export const pixels = whole(-1_000_000, 1_000_000);
export const finite = v.pipe(v.number(), v.finite());
export const instant = v.pipe(v.string(), v.isoTimestamp());
export const mutuelle = v.custom<MutuelleNumber>(isMutuelleNumber);
export const member = v.custom<MemberNumber>(isMemberNumber);
export const card = v.custom<CardNumber>(isCardNumber);
export const day = v.custom<CalendarDate>(isCalendarDate);
export const month = v.custom<Month>(isMonth);
export const sha256 = v.custom<string>(isSha256);
export const zeroOrOne = v.picklist([0, 1]);
export const LARGEST = Number.MAX_SAFE_INTEGER;
/** The number under which the office that gives it up has a batch. */
export const batch = whole(1, LARGEST);
export const birth = v.custom<BirthDate>(isBirthDate);
