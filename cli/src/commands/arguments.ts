import { parseCalendarDate, parseMonth, type CalendarDate, type Month } from '@passeport/calendar';
import {
  CodeError,
  parseCardNumber,
  parseHouseholdNumber,
  parseMutuelleNumber,
  type CardNumber,
  type HouseholdNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import type { MutuelleRange } from '@passeport/credential';
import { InvalidArgumentError } from 'commander';

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

export function parseDateOption(text: string): CalendarDate {
  return orUsageError(() => parseCalendarDate(text), '2026-11-22');
}

export function parseMonthOption(text: string): Month {
  return orUsageError(() => parseMonth(text), '2026-11');
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

export function parseHouseholdArgument(text: string): HouseholdNumber {
  return orUsageError(() => parseHouseholdNumber(text), '0417-00123');
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
