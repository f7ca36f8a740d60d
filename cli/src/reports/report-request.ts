import type { CalendarDate, Month } from '@passeport/calendar';
import type { Topic } from '@passeport/reports';
import type { Office } from '../office/open-office.ts';
import type { Words } from '../words/fr.ts';
import type { Language } from '../words/language.ts';
import type { ReportScope } from './report-scope.ts';

/** What every report is made from. */
export interface ReportRequest {
  office: Office;
  scope: ReportScope;
  /** The months that the report looks at, in order. */
  months: readonly [Month, ...Month[]];
  today: CalendarDate;
  words: Words;
  language: Language;
}

/** Gathers one report's figures. */
export type ReportMaker = (request: ReportRequest) => Promise<Topic[]>;

/** The last of the months. */
export function lastMonth({ months }: Pick<ReportRequest, 'months'>): Month {
  return months.at(-1) ?? months[0];
}
