import { parseCalendarDate } from '@passeport/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAge, readBirth } from './read-birth.ts';
import { readPastDate } from './read-date.ts';
import { readPeriod } from './read-period.ts';

const today = parseCalendarDate('2026-11-15');
const YEAR = ['janv', 'fév', 'mars', 'avril', 'mai', 'juin', 'juil', 'août', 'sept', 'oct', 'nov', 'déc'];

describe('births', () => {
  test.each([
    ['12/03/1985', '1985-03-12'],
    ['1/3/1985', '1985-03-01'],
    [' 12 / 03 / 1985 ', '1985-03-12'],
    ['12-03-1985', '1985-03-12'],
    ['12.03.1985', '1985-03-12'],
    ['12 03 1985', '1985-03-12'],
    ['1985-03-12', '1985-03-12'],
    ['1985/03/12', '1985-03-12'],
    ['1985-03-12T00:00:00.000Z', '1985-03-12'],
    ['12/03/1985 00:00', '1985-03-12'],
    ['12/03/85', '1985-03-12'],
    ['12-mars-85', '1985-03-12'],
    ['12 mars 1985', '1985-03-12'],
    ['1er janvier 1980', '1980-01-01'],
    ['le 2 Août 1979', '1979-08-02'],
    ['15 févr. 2001', '2001-02-15'],
    ['March 12, 1985', '1985-03-12'],
    ['12-Dec-1985', '1985-12-12'],
    ['née le 12/03/1985', '1985-03-12'],
    ['Né(e) le 12 mars 1985', '1985-03-12'],
    ['12/03/1985 à Bla', '1985-03-12'],
    ['29/02/2000', '2000-02-29'],
    ['15/11/2026', '2026-11-15'],
    ['01/01/1900', '1900-01-01'],
    ['1962', '1962'],
    ['vers 1962', '1962'],
    ['né vers 1962', '1962'],
    ['Née vers 1962', '1962'],
    ['née en 1962', '1962'],
    ['NÉ EN 1962', '1962'],
    ['env. 1962', '1962'],
    ['environ 1962', '1962'],
    ['en 1962', '1962'],
    ['année 1962', '1962'],
    ['~1962', '1962'],
    ['± 1962', '1962'],
    ['1962 ?', '1962'],
    ['00/00/1962', '1962'],
  ])('%j is %s', (text, birth) => {
    expect(readBirth(text, today)).toEqual({ ok: true, value: birth });
  });

  test.each([
    ['03/1985', '1985'],
    ['mars 1985', '1985'],
    ['1985-03', '1985'],
    ['00/03/1985', '1985'],
    ['né vers mars 1985', '1985'],
  ])('%j has a month and no day: %s, with a warning', (text, birth) => {
    expect(readBirth(text, today)).toEqual({ ok: true, value: birth, warning: 'birth-year-only' });
  });

  test.each([
    ['31/02/1985', 'date-impossible'],
    ['30/02/2000', 'date-impossible'],
    ['29/02/1900', 'date-impossible'],
    ['12/13/1985', 'date-impossible'],
    ['03/25/1985', 'date-impossible'],
    ['0/3/0000', 'date-before-1900'],
    ['00/03/0000', 'date-before-1900'],
    ['12/00/1985', 'date-impossible'],
    ['16/11/2026', 'date-in-future'],
    ['12/03/2062', 'date-in-future'],
    ['2027', 'date-in-future'],
    ['12/03/1885', 'date-before-1900'],
    ['1862', 'date-before-1900'],
    ['12/03/20', 'date-year-ambiguous'],
    ['12/12/26', 'date-year-ambiguous'],
    ['31118', 'date-day-number'],
    ['12031985', 'date-unreadable'],
    ['62', 'date-unreadable'],
    ['12/mrs/1985', 'date-unreadable'],
    ['12 mars', 'date-unreadable'],
    ['hivernage 1962', 'date-unreadable'],
    ['constructor', 'date-unreadable'],
    ['1/2/3/1985', 'date-unreadable'],
    ['#N/A', 'cell-error'],
    ['?', 'date-unreadable'],
  ])('%j is refused: %s', (text, code) => {
    expect(readBirth(text, today)).toEqual({ ok: false, code });
  });

  test('the same digits read otherwise as years pass', () => {
    expect(readBirth('12/03/10', today)).toEqual({ ok: true, value: '2010-03-12' });
    expect(readBirth('12/03/85', parseCalendarDate('2099-01-01'))).toEqual({ ok: true, value: '2085-03-12' });
  });

  test('an Excel date, and a year typed into a cell of dates', () => {
    const date = parseCalendarDate('1985-03-12');
    expect(readBirth({ date, serial: 31_118 }, today)).toEqual({ ok: true, value: '1985-03-12' });
    expect(readBirth({ date: parseCalendarDate('1905-05-15'), serial: 1962 }, today)).toEqual({
      ok: true,
      value: '1962',
      warning: 'birth-year-as-date',
    });
    expect(readBirth({ date: undefined, serial: 9_999_999 }, today)).toEqual({
      ok: false,
      code: 'date-impossible',
    });
  });

  test('an age gives a year, with a warning', () => {
    expect(readAge('34 ans', today)).toEqual({ ok: true, value: '1992', warning: 'birth-from-age' });
    for (const text of ['121', '-3', '3 mois', 'vieux', '34,5'])
      expect(readAge(text, today)).toEqual({ ok: false, code: 'age-unreadable' });
  });

  test('any day since 1900 is read back from each of its spellings', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-15'), noInvalidDate: true });
    const months =
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
    fc.assert(
      fc.property(days, (instant) => {
        const iso = instant.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        const spellings = [
          iso,
          `${day}/${month}/${year}`,
          `${Number(day)}-${Number(month)}-${year}`,
          `${Number(day)} ${months[Number(month) - 1]?.toUpperCase()} ${year}`,
        ];
        for (const text of spellings) expect(readBirth(text, today)).toEqual({ ok: true, value: iso });
      }),
    );
  });

  test('whatever is typed, nothing but a day or year from 1900 to today comes out', () => {
    const texts = fc.stringMatching(/^[0-9/. -]{0,12}$|^(?:né vers )?[0-9]{1,5}$/);
    fc.assert(
      fc.property(texts, (text) => {
        const birth = readBirth(text, today);
        if (birth.ok) expect(birth.value >= '1900' && birth.value <= '2026-11-15').toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test('a payment has a day', () => {
  expect(readPastDate('03/01/2026', today)).toEqual({ ok: true, value: '2026-01-03' });
  expect(readPastDate('janvier 2026', today)).toEqual({ ok: false, code: 'date-unreadable' });
  expect(readPastDate('2026', today)).toEqual({ ok: false, code: 'date-unreadable' });
  expect(readPastDate('16/11/2026', today)).toEqual({ ok: false, code: 'date-in-future' });
});

describe('periods', () => {
  test.each([
    ['2026', '2026-01', 12],
    ['Année 2026', '2026-01', 12],
    ['janvier 2026', '2026-01', 1],
    ['janv. 26', '2026-01', 1],
    ['01/2026', '2026-01', 1],
    ['2026-01', '2026-01', 1],
    ['15/02/2026', '2026-02', 1],
    ['janvier 2026 – décembre 2026', '2026-01', 12],
    ['janvier – décembre 2026', '2026-01', 12],
    ['janvier-juin 2026', '2026-01', 6],
    ['Janvier à Juin 2026', '2026-01', 6],
    ['de janvier à juin 2026', '2026-01', 6],
    ['janvier au juin 2026', '2026-01', 6],
    ['novembre 2025 au octobre 2026', '2025-11', 12],
    ['nov. 25 – oct. 26', '2025-11', 12],
    ['01/2026 - 06/2026', '2026-01', 6],
    ['01/2026 au 06/2026', '2026-01', 6],
    ['2026-01 – 2026-06', '2026-01', 6],
    ["du 01/01/2026 jusqu'au 31/12/2026", '2026-01', 12],
    ['T1 2026', '2026-01', 3],
    ['4e trimestre 2026', '2026-10', 3],
    ['1er trimestre 2027', '2027-01', 3],
    ['S2 2026', '2026-07', 6],
    ['2ème semestre 2026', '2026-07', 6],
    ['1er trim. 2026', '2026-01', 3],
    ['2e sem. 2026', '2026-07', 6],
    ['juil/août 2026', '2026-07', 2],
    ['oct./nov. 2026', '2026-10', 2],
    ['nov. 26 / déc. 26', '2026-11', 2],
    ['11/2026 / déc 2026', '2026-11', 2],
    ['01/févr/2026', '2026-02', 1],
    ['10/nov/2026', '2026-11', 1],
    ['10 / nov. / 2026', '2026-11', 1],
    ['01/janv/2026 au 31/mars/2026', '2026-01', 3],
    ['1 janvier au 31 mars 2026', '2026-01', 3],
    ['déc. 2026 / janv. 2027', '2026-12', 2],
    ['nov. et déc. 2026', '2026-11', 2],
    ['octobre, novembre et décembre 2026', '2026-10', 3],
    ['décembre 2026 et janvier 2027', '2026-12', 2],
    ['11/2026 & 12/2026', '2026-11', 2],
    [`${YEAR.join(', ')} 2026`, '2026-01', 12],
    [[...YEAR.map((month) => `${month} 2026`), 'janv 2027'].join(', '), '2026-01', 13],
  ])('%j is %s and %i months', (text, from, months) => {
    expect(readPeriod(text)).toEqual({ ok: true, value: { from, months } });
  });

  test.each([
    ['juin 2026 – janvier 2026', 'period-backwards'],
    ['janvier 2016 – décembre 2026', 'period-unreadable'],
    ['13/2026', 'period-unreadable'],
    ['janvier', 'period-without-year'],
    ['janv-mars', 'period-without-year'],
    ['T5 2026', 'period-unreadable'],
    ['S3 2026', 'period-unreadable'],
    ['3e 2026', 'period-unreadable'],
    ['octobre et décembre 2026', 'period-with-gap'],
    ['octobre et décembre', 'period-with-gap'],
    // From January to March, or the two of them: nobody can tell.
    ['janv/mars 2026', 'period-with-gap'],
    ['1er trimmestre 2026', 'period-unreadable'],
    ['octobre et le reste 2026', 'period-unreadable'],
    [`${YEAR.join(', ')} et janv 2027`, 'period-without-year'],
    ['janvier à mars à juin 2026', 'period-unreadable'],
    ['récolte 2026', 'period-unreadable'],
    // A day, not a year.
    ['10/nov', 'period-unreadable'],
    ['10 nov', 'period-unreadable'],
    ['', 'period-unreadable'],
    ['#REF!', 'cell-error'],
  ])('%j is refused: %s', (text, code) => {
    expect(readPeriod(text)).toEqual({ ok: false, code });
  });

  test.each([
    ['janv-mars', '2026-01-10', '2026-01', 3],
    ['janv-mars', '2025-12-28', '2026-01', 3],
    ['avril à juin', '2026-08-31', '2026-04', 3],
    ['nov-janv', '2026-01-05', '2025-11', 3],
    ['oct., nov. et déc.', '2026-11-20', '2026-10', 3],
    ['décembre', '2027-02-01', '2026-12', 1],
  ])('%j paid on %s begins in %s, with a warning', (text, paidOn, from, months) => {
    expect(readPeriod(text, parseCalendarDate(paidOn))).toEqual({
      ok: true,
      value: { from, months },
      warning: 'period-year-assumed',
    });
  });

  test.each([
    ['avril à juin', '2026-11-20'],
    ['janv-mars', '2026-06-01'],
    ['janv-déc', '2026-12-20'],
    [`${YEAR.join(', ')}, janv`, '2026-01-20'],
    [[...YEAR, ...YEAR].join(', '), '2026-06-20'],
  ])('%j paid on %s may be of two years', (text, paidOn) => {
    expect(readPeriod(text, parseCalendarDate(paidOn))).toEqual({ ok: false, code: 'period-without-year' });
  });

  test('an Excel date is its month', () => {
    expect(readPeriod({ date: parseCalendarDate('2026-01-01'), serial: 46_023 })).toEqual({
      ok: true,
      value: { from: '2026-01', months: 1 },
    });
  });
});
