import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  birthYearOf,
  calendarDateOf,
  daysBetween,
  firstDayOf,
  formatDate,
  formatMonth,
  fromEpochDays,
  fromMonthIndex,
  isCalendarDate,
  lastDayOf,
  monthOf,
  parseBirthDate,
  parseCalendarDate,
  parseMonth,
  toEpochDays,
  toMonthIndex,
} from './index.ts';

const day = parseCalendarDate('2026-11-22');
const dates = fc
  .integer({
    min: toEpochDays(parseCalendarDate('1900-01-01')),
    max: toEpochDays(parseCalendarDate('2199-12-31')),
  })
  .map(fromEpochDays);

describe('calendar date', () => {
  test.each(['1900-01-01', '2000-02-29', '2024-02-29', '2199-12-31'])('%s exists', (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  test.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2026-00-10',
    '2026-13-01',
    '2026-04-31',
    '2026-1-1',
    '1899-12-31',
    '2200-01-01',
    '2026-11-22T00:00:00Z',
    ' 2026-11-22',
    '+002026-11-22',
    '22/11/2026',
  ])('%j does not', (text) => {
    expect(() => parseCalendarDate(text)).toThrow(expect.objectContaining({ code: 'date-malformed' }));
    expect(isCalendarDate(text)).toBe(false);
  });

  it('counts days both ways, in order', () => {
    expect(toEpochDays(parseCalendarDate('1970-01-01'))).toBe(0);
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(fromEpochDays(toEpochDays(a))).toBe(a);
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });

  it('adds days and years', () => {
    expect(addDays(day, 9)).toBe('2026-12-01');
    expect(addYears(day, 5)).toBe('2031-11-22');
    expect(addYears(parseCalendarDate('2024-02-29'), 1)).toBe('2025-02-28');
    expect(() => addYears(day, 200)).toThrow(expect.objectContaining({ code: 'date-malformed' }));
    expect(() => fromEpochDays(0.5)).toThrow(expect.objectContaining({ code: 'date-malformed' }));
    expect(() => fromEpochDays(1e12)).toThrow(expect.objectContaining({ code: 'date-malformed' }));
  });

  it('is the day in UTC, whatever the machine thinks', () => {
    expect(calendarDateOf(new Date('2026-11-22T23:59:59Z'))).toBe('2026-11-22');
  });
});

describe('month', () => {
  it('counts months both ways', () => {
    expect(toMonthIndex(parseMonth('2026-01'))).toBe(2026 * 12);
    fc.assert(
      fc.property(dates, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const month = monthOf(date);
        expect(fromMonthIndex(toMonthIndex(month))).toBe(month);
        const other = toMonthIndex(month) + months;
        if (other >= 1900 * 12 && other < 2200 * 12)
          expect(addMonths(addMonths(month, months), -months)).toBe(month);
      }),
    );
  });

  it('knows its first and last day', () => {
    expect(firstDayOf(parseMonth('2024-02'))).toBe('2024-02-01');
    expect(lastDayOf(parseMonth('2024-02'))).toBe('2024-02-29');
    expect(lastDayOf(parseMonth('2026-12'))).toBe('2026-12-31');
  });

  test.each(['', '2026', '2026-13', '2026-00', '2026-1', '26-01', '2026-01-01'])('%j is no month', (text) => {
    expect(() => parseMonth(text)).toThrow(expect.objectContaining({ code: 'month-malformed' }));
  });
});

describe('birth date', () => {
  it('may be a year only', () => {
    expect(birthYearOf(parseBirthDate('1962'))).toBe(1962);
    expect(birthYearOf(parseBirthDate('1962-03-12'))).toBe(1962);
  });

  test.each(['', '62', '1899', '1962-03', '1962-02-30', 'vers 1962'])('%j is no birth date', (text) => {
    expect(() => parseBirthDate(text)).toThrow(expect.objectContaining({ code: 'birth-date-malformed' }));
  });
});

it('is written as people write it', () => {
  expect(formatDate(parseBirthDate('1985-03-12'))).toBe('12/03/1985');
  expect(formatDate(parseBirthDate('1962'))).toBe('1962');
  expect(formatMonth(parseMonth('2026-03'))).toBe('mars 2026');
  expect(formatMonth(parseMonth('2026-03'), 'en')).toBe('March 2026');
  expect(formatMonth(parseMonth('2026-03'), 'bm')).toBe('marisi 2026');
  expect(formatMonth(parseMonth('2026-12'), 'bm')).toBe('desanburu 2026');
});
