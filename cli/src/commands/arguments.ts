import { parseCalendarDate, parseMonth, type CalendarDate, type Month } from '@passeport/calendar';
import {
  CodeError,
  householdOf,
  parseCardNumber,
  parseHouseholdNumber,
  parseMemberNumber,
  parseMutuelleNumber,
  type CardNumber,
  type HouseholdNumber,
  type MemberNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import type { MutuelleRange } from '@passeport/credential';
import { parseFrancs } from '@passeport/intake/francs';
import { readPaymentMethod, type PaymentMethod } from '@passeport/intake/payment-method';
import { PAYMENT_METHODS } from '@passeport/registry';
import { InvalidArgumentError } from 'commander';
import { parseSaidBox, type SaidBox } from '../photos/said-box.ts';

/**
 * Readers of option values for commander: what they throw becomes a usage error (exit code 2), put into the user's
 * language by `explainUsage`.
 */

export function parseWholeNumber(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const digits = text.replaceAll(/[ \u00a0\u202f]/g, '');
    const number = Number(digits);
    if (!/^\d+$/.test(digits) || number < minimum || number > maximum) {
      throw new InvalidArgumentError(`Between ${minimum} and ${maximum}`);
    }
    return number;
  };
}

/** Francs as people write them, and as sheets have them: `6900`, `6 900 F`, `6.900 FCFA`, `6900.00`. */
export function parseAmountOption(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const francs = parseFrancs(text);
    if (francs === undefined || francs < minimum || francs > maximum) {
      throw new InvalidArgumentError(`Between ${minimum} and ${maximum}`);
    }
    return francs;
  };
}

/** `2026-11-22`, or as people write it: `22/11/2026`. */
export function parseDateOption(text: string): CalendarDate {
  const iso = text.replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, (_, day: string, month: string, year: string) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  return orUsageError(() => parseCalendarDate(iso), '2026-11-22');
}

/** `2026-11`, or as people write it: `11/2026`. */
export function parseMonthOption(text: string): Month {
  const iso = text.replace(/^(\d{1,2})\/(\d{4})$/, (_, month: string, year: string) =>
    [year, month.padStart(2, '0')].join('-'),
  );
  return orUsageError(() => parseMonth(iso), '2026-11');
}

export function parseMutuelleOption(text: string): MutuelleNumber {
  return orUsageError(() => parseMutuelleNumber(text), '0417');
}

/** `0400-0499,0520`: ascending, each number once. */
export function parseRangesOption(text: string): MutuelleRange[] {
  return orUsageError(() => {
    const ranges = text.split(',').map((range) => {
      const [from = '', to = from] = range.trim().split('-');
      return { from: parseMutuelleNumber(from), to: parseMutuelleNumber(to) };
    });
    if (ranges.some(({ from, to }, at) => to < from || from <= (ranges[at - 1]?.to ?? '')))
      throw new RangeError();
    return ranges;
  }, '0400-0499,0520');
}

export function parseCardArgument(text: string): CardNumber {
  return orUsageError(() => parseCardNumber(text), '0417-00123-02-36/1');
}

/** A member number, or the number of one of her cards. */
export function parseMemberArgument(text: string): MemberNumber {
  return orUsageError(() => parseMemberNumber(withoutEdition(text)), '0417-00123-02-36');
}

/** Member numbers, one argument each. */
export function collectMembers(text: string, before: MemberNumber[] = []): MemberNumber[] {
  return [...before, parseMemberArgument(text)];
}

/** A household by its number, or by the number of one of its members or cards. */
export function parseHouseholdOrMember(text: string): HouseholdNumber {
  const digits = withoutEdition(text).replaceAll(/\D/g, '').length;
  return orUsageError(
    () => (digits > 9 ? householdOf(parseMemberNumber(withoutEdition(text))) : parseHouseholdNumber(text)),
    '0417-00123',
  );
}

function withoutEdition(text: string): string {
  return text.replace(/\s*\/\s*\d{1,3}\s*$/, '');
}

/** A way of paying by our name for it or by a usual word: `especes`, `orange money`, `virement`. */
export function parseMethodOption(text: string): PaymentMethod {
  const method = PAYMENT_METHODS.find((name) => name === text) ?? readPaymentMethod(text);
  if (method === undefined)
    throw new InvalidArgumentError('For example especes, mobile, virement, cheque, nature');
  return method;
}

/** A box of a photo: `12,5,40,50` in per cent, `480,200,1600,2000px` in pixels. */
export function parseBoxOption(text: string): SaidBox {
  const box = parseSaidBox(text);
  if (box === undefined) throw new InvalidArgumentError('For example 12,5,40,50');
  return box;
}

/** A telephone number as it is to be read, with what may stand around it: `15 ou 20 21 22 23`. */
export function parsePhoneOption(text: string): string {
  if (!/^[\p{L}\d +().,/-]{2,40}$/u.test(text))
    throw new InvalidArgumentError('For example +223 20 21 22 23');
  return text.trim();
}

/** An absolute URL that others fetch something from, as it was written. */
export function parseUrlOption(text: string): string {
  if (!/^https?:\/\/[!-~]+$/.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('https://utm-segou.example/statuts.jwt');
  }
  return text;
}

export function collect<T>(parse: (text: string) => T): (text: string, before: T[] | undefined) => T[] {
  return (text, before = []) => [...before, parse(text)];
}

function orUsageError<T>(parse: () => T, example: string): T {
  try {
    return parse();
  } catch (error) {
    const isMistyped = error instanceof CodeError && error.code === 'check-digits-wrong';
    throw new InvalidArgumentError(isMistyped ? 'Check digits wrong' : `For example ${example}`);
  }
}

/** A batch's number as papers and messages show it: `0007`. */
export function formatBatch(number: number): string {
  return String(number).padStart(4, '0');
}

/** Sheets of a batch, added to those given before: `2`, `2,5`, `5-7`. */
export function collectSheets(text: string, before: number[] = []): number[] {
  const sheets = [...before];
  for (const part of text.split(',')) {
    const [, from = '', to = from] = /^\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === '' || first < 1 || last < first || last - first > 10_000)
      throw new InvalidArgumentError('For example 2,5-7');
    for (let sheet = first; sheet <= last; sheet++) sheets.push(sheet);
  }
  return sheets;
}
