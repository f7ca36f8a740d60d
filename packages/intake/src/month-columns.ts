import { formatMonth, parseMonth, type Month } from '@passeport/calendar';
import { MONTH_FIELDS, type ContributionField, type MonthField } from './contribution-columns.ts';
import { IntakeError } from './errors.ts';
import type { FoundColumns } from './find-columns.ts';
import { foldText } from './fold.ts';
import { monthHeading } from './month-heading.ts';
import { cellText, type Table } from './table.ts';

/** A column of a grid: what a household paid for one month. */
export interface MonthColumn {
  field: MonthField;
  month: Month;
}

/**
 * The month columns of a sheet, from left to right, each with its year: the one in its heading or right above it, else the one in the
 * titles above or in the sheet's name; after December comes the next year. Throws `months-without-year` when none says it, or two years disagree.
 */
export function findMonthColumns(table: Table, found: FoundColumns<ContributionField>): MonthColumn[] {
  const columns = found.columns.flatMap(({ field, heading }) => {
    const known = MONTH_FIELDS.find((name) => name === field);
    return known === undefined ? [] : [{ field: known, heading: monthHeading(foldText(heading)) }];
  });
  if (columns.length === 0) return [];
  const first = columns.find(({ heading }) => heading?.year !== undefined)?.heading?.year;
  let year = first ?? titleYear(table, found);
  let last = 0;
  return columns.map(({ field, heading }) => {
    const month = MONTH_FIELDS.indexOf(field) + 1;
    if (heading?.year !== undefined) year = heading.year;
    else if (month < last) year += 1;
    last = month;
    return { field, month: parseMonth(`${year}-${String(month).padStart(2, '0')}`) };
  });
}

/** The same sheet with each month's year in its heading, so that a row means the same away from the sheet's titles. */
export function nameMonths(
  found: FoundColumns<ContributionField>,
  grid: readonly MonthColumn[],
): FoundColumns<ContributionField> {
  const months = new Map<string | undefined, Month>(grid.map(({ field, month }) => [field, month]));
  const columns = found.columns.map((column) => {
    const month = months.get(column.field);
    return month === undefined ? column : { ...column, heading: formatMonth(month) };
  });
  return { ...found, columns };
}

/** "Cotisations 2026" says 2026; "exercice 2025-2026" begins in 2025. */
function titleYear(
  table: Table,
  { fileName, sheet: name, headingRowNumber, firstHeadingRowNumber }: FoundColumns<ContributionField>,
): number {
  const rows = table.sheets.find((one) => one.name === name)?.rows ?? [];
  const titles = rows.slice(0, firstHeadingRowNumber - 1).flat();
  // "Exercice 2025-2026" may be the upper row of the headings; where a title says the year, a year there is another column's.
  const groups = rows.slice(firstHeadingRowNumber - 1, headingRowNumber - 1).flat();
  const years = [titles.map(cellText), groups.map(cellText), [name]].map(yearsIn);
  const [first, second, ...more] = years.find((said) => said.length > 0) ?? [];
  if (first === undefined || more.length > 0 || (second !== undefined && second !== first + 1))
    throw new IntakeError('months-without-year', { fileName, sheet: name, rowNumber: headingRowNumber });
  return first;
}

function yearsIn(texts: readonly string[]): number[] {
  const years = texts.flatMap((text) =>
    [...text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => Number(year)),
  );
  return [...new Set(years)].sort((a, b) => a - b);
}
