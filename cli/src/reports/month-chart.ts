import { firstDayOf, formatMonth, type Month } from '@passeport/calendar';
import type { MonthChart, Table } from '@passeport/reports';
import type { Language } from '../words/language.ts';

export interface MonthValue {
  month: Month;
  value: number;
}

/** Columns over the months, short names under them. */
export function monthChart(
  title: string,
  values: readonly MonthValue[],
  valueKind: MonthChart['valueKind'],
  language: Language,
): MonthChart {
  const short = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const months = values.map(({ month, value }) => ({
    label: short.format(new Date(`${firstDayOf(month)}T00:00:00Z`)),
    below: month.slice(0, 4),
    value,
  }));
  return { kind: 'months', title, months, valueKind };
}

/** The same as a table, with a total. */
export function monthTable(
  title: string,
  [month, value]: readonly [string, string],
  values: readonly MonthValue[],
  kind: MonthChart['valueKind'],
  total: string,
  language: Language,
): Table {
  return {
    title,
    columns: [
      { heading: month, kind: 'text', weight: 3 },
      { heading: value, kind },
    ],
    rows: values.map((one) => [formatMonth(one.month, language), one.value]),
    total: [total, values.reduce((sum, one) => sum + one.value, 0)],
  };
}
