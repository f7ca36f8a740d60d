import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import {
  collect,
  parseAmountOption,
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
    for (const text of ['2026-11-02', '02/11/2026', '2/11/2026'])
      expect(parseDateOption(text)).toBe('2026-11-02');
    for (const text of ['2026-01', '01/2026', '1/2026']) expect(parseMonthOption(text)).toBe('2026-01');
    for (const text of [
      '6900',
      '6 900 F',
      '6900F',
      '6\u00a0900 FCFA',
      '6 900 francs',
      '6.900 F',
      '6,900',
      '6900 F CFA',
      '6900.00',
      '6.900,00 F',
      '6900 XOF',
    ])
      expect(parseAmountOption(1, 10_000)(text)).toBe(6900);
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
    [parseDateOption, '31/02/2026'],
    [parseDateOption, '22/11/26'],
    [parseMonthOption, '13/2026'],
    [parseMonthOption, 'janv-2026'],
    [parseAmountOption(1, 10_000), '6 900 $'],
    [parseAmountOption(1, 10_000), '-6900 F'],
    [parseAmountOption(1, 10_000), 'F'],
    [parseAmountOption(1, 10_000), '6.90'],
    [parseAmountOption(1, 10_000), '345,50'],
    [parseAmountOption(1, 10_000), '0.500'],
    [parseAmountOption(1, 10_000), '10 001'],
    [parseAmountOption(1, 10_000), '0'],
    [parseAmountOption(1, 10_000_000), '1.15.000'],
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
