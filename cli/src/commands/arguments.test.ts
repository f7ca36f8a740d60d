import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import {
  collect,
  parseCardArgument,
  parseDateOption,
  parseHouseholdOrMember,
  parseMemberArgument,
  parseMethodOption,
  parseMonthOption,
  parseMutuelleOption,
  parseUrlOption,
  parseWholeNumber,
} from './arguments.ts';

describe('values of the command line', () => {
  test('are read as the packages read them', () => {
    expect(parseWholeNumber(1, 10)('7')).toBe(7);
    expect(parseWholeNumber(0, 10_000)('6\u00a0900')).toBe(6900);
    for (const text of ['041700123', '0417-00123', '0417 00123 02 36', '0417-00123-02-36/12'])
      expect(parseHouseholdOrMember(text)).toBe('0417-00123');
    expect(parseMemberArgument('0417001230236/1')).toBe('0417-00123-02-36');
    for (const text of ['mobile-money', 'Orange Money', 'mobile'])
      expect(parseMethodOption(text)).toBe('mobile-money');
    expect(parseDateOption('2026-11-22')).toBe('2026-11-22');
    expect(parseMonthOption('2026-11')).toBe('2026-11');
    expect(parseMutuelleOption('0417')).toBe('0417');
    expect(parseCardArgument('0417001230236/1')).toBe('0417-00123-02-36/1');
    expect(collect(Number)('2', collect(Number)('1', undefined))).toEqual([1, 2]);
  });

  test.each([
    [parseWholeNumber(1, 10), '11'],
    [parseWholeNumber(1, 10), '0'],
    [parseWholeNumber(1, 10), '1.5'],
    [parseWholeNumber(1, 10), '-1'],
    [parseWholeNumber(1, 10), ''],
    [parseDateOption, '22/11/2026'],
    [parseMonthOption, '11/2026'],
    [parseMutuelleOption, '417'],
    [parseHouseholdOrMember, '400-1'],
    [parseHouseholdOrMember, '0417-00123-02-37'],
    [parseMemberArgument, '0417-00123'],
    [parseMethodOption, 'or'],
    [parseCardArgument, '0417-00123-02-37/1'],
    [parseUrlOption, 'statuts.jwt'],
    [parseUrlOption, 'ftp://x.example/statuts.jwt'],
    [parseUrlOption, 'https://x.example/a b'],
    [parseUrlOption, 'https://'],
  ])('are usage errors when they are not (%#: %j)', (parse, text) => {
    expect(() => parse(text)).toThrow(InvalidArgumentError);
  });
});
