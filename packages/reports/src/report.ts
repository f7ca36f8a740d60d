import type { CalendarDate } from '@passeport/calendar';

/** What a value is, and so how it is written: whole numbers, whole FCFA, a part of 1, a day. */
export type ValueKind = 'text' | 'count' | 'fcfa' | 'percent' | 'date';

/** Text, a number, or a day `YYYY-MM-DD` in a column of days; undefined for nothing. */
export type Cell = string | number | undefined;

export interface Column {
  heading: string;
  kind: ValueKind;
  /** Its part of the page's width, beside the others'; 2 for text and 1 for the rest unless told. */
  weight?: number;
}

export interface Table {
  title: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** The last line, in bold. */
  total?: readonly Cell[];
  /** How many rows the paper takes, the workbook having all: 0 leaves the table to the workbook. All unless told. */
  rowsOnPaper?: number;
}

/** A number in large type. */
export interface Figure {
  label: string;
  value: number;
  kind: Exclude<ValueKind, 'text' | 'date'>;
}

/** Lying bars, a row each, cut into the series' parts. */
export interface BarChart {
  kind: 'bars';
  title: string;
  series: readonly string[];
  rows: readonly { label: string; values: readonly number[] }[];
  valueKind: 'count' | 'fcfa';
  /** Each bar is as long as the others, and says what part of it the first series is. */
  isShare?: boolean;
}

/** Standing columns, a month each. */
export interface MonthChart {
  kind: 'months';
  title: string;
  /** `below` stands under `label`: the year under the month. */
  months: readonly { label: string; below: string; value: number }[];
  valueKind: 'count' | 'fcfa';
}

/** Ages upwards, two sexes on the two sides. */
export interface PyramidChart {
  kind: 'pyramid';
  title: string;
  sides: readonly [string, string];
  /** The youngest first. */
  ages: readonly { label: string; values: readonly [number, number] }[];
}

export type Chart = BarChart | MonthChart | PyramidChart;

/** What begins on a page of its own. */
export interface Topic {
  title: string;
  figures: readonly Figure[];
  charts: readonly Chart[];
  tables: readonly Table[];
  /** Sentences below: what is counted and how. */
  notes: readonly string[];
}

/** What is printed around the figures. */
export interface ReportWords {
  page: (page: number, pages: number) => string;
  /** Of a title on the pages after its first. */
  continued: string;
  total: string;
  /** The rows that a chart has no room for, as one. */
  others: (rows: number) => string;
  /** How many rows of a table are in the workbook only. */
  more: (rows: number) => string;
  /** The first sheet of the workbook, and its headings. */
  summary: { sheet: string; subject: string; label: string; value: string };
}

/** Figures for an assembly. */
export interface Report {
  title: string;
  office: string;
  /** Of whom: all mutuelles, one, a union, a village. */
  scope: string;
  period: string;
  madeOn: CalendarDate;
  language: 'fr' | 'en';
  /** On every page and in the workbook, when there are names: who may see it. */
  confidential?: string;
  foot: string;
  topics: readonly Topic[];
  words: ReportWords;
}
