import type { Chart, Figure, Report, Topic } from '@passeport/reports';
import { formatMonths } from '../words/format-months.ts';
import { reportCards } from './cards-report.ts';
import { reportContributions } from './contributions-report.ts';
import { reportCoverage } from './coverage-report.ts';
import { reportDues } from './dues-report.ts';
import { reportHandOver } from './hand-over-report.ts';
import { reportMembers } from './members-report.ts';
import { REPORT_NAMES, type ReportName } from './report-names.ts';
import { lastMonth, type ReportMaker, type ReportRequest } from './report-request.ts';
import type { Words } from '../words/fr.ts';
import type { ReportScope } from './report-scope.ts';
import { reportStateShare } from './state-share-report.ts';
import { reportWarnings } from './warnings-report.ts';

const MAKERS: Readonly<Record<ReportName, ReportMaker>> = {
  members: reportMembers,
  cards: reportCards,
  handover: reportHandOver,
  coverage: reportCoverage,
  contributions: async (request) => [
    ...(await reportContributions(request)),
    ...(await reportStateShare(request)),
  ],
  dues: reportDues,
  warnings: reportWarnings,
};

/** Reports of a moment, and not of months. */
const OF_TODAY: ReadonlySet<ReportName> = new Set(['members', 'cards', 'dues', 'warnings']);

/** Reports with names: for the office and the delegates, never for a wall. */
const WITH_NAMES: ReadonlySet<ReportName | 'all'> = new Set(['dues', 'warnings']);

/** Whose months are on the first page of all. */
const IN_BRIEF: ReadonlySet<ReportName> = new Set(['coverage', 'contributions']);

/** A report, and what its file is called. */
export interface NamedReport {
  fileName: string;
  isPrivate: boolean;
  report: Report;
}

/** One report; or all, as one for the assembly and those with names, which are never among the others. */
export async function makeReports(name: ReportName | 'all', request: ReportRequest): Promise<NamedReport[]> {
  const { words } = request;
  if (name !== 'all') return [nameReport(request, name, await MAKERS[name](request))];
  const topics: Topic[] = [];
  const brief = {
    title: words.reports.overview,
    figures: [] as Figure[],
    charts: [] as Chart[],
    tables: [],
    notes: [],
  };
  const apart: NamedReport[] = [];
  for (const one of REPORT_NAMES) {
    const made = await MAKERS[one](request);
    if (WITH_NAMES.has(one)) {
      apart.push(nameReport(request, one, made));
      continue;
    }
    const [first] = made;
    brief.figures.push(...(first?.figures.slice(0, 2) ?? []));
    brief.charts.push(...(first?.charts.filter(({ kind }) => kind === 'months' && IN_BRIEF.has(one)) ?? []));
    topics.push(...made);
  }
  return [nameReport(request, 'all', [brief, ...topics]), ...apart];
}

function nameReport(request: ReportRequest, name: ReportName | 'all', topics: Topic[]): NamedReport {
  const { office, today, words, language, months } = request;
  const { reports } = words;
  const isToday = name !== 'all' && OF_TODAY.has(name);
  const isPrivate = WITH_NAMES.has(name);
  return {
    fileName: reports.files[name],
    isPrivate,
    report: {
      title: reports.titles[name],
      office: office.record.name,
      scope: describeScope(request.scope, words),
      period: isToday
        ? reports.asOfToday
        : formatMonths({ from: months[0], through: lastMonth(request) }, language),
      madeOn: today,
      language,
      ...(isPrivate && { confidential: reports.confidential }),
      foot: isPrivate ? reports.privateFoot : reports.foot,
      topics,
      words: reports.paper,
    },
  };
}

/** Whose a report is, in words. */
export function describeScope({ asked, mutuelles }: ReportScope, words: Words): string {
  const [first] = mutuelles;
  const { reports } = words;
  const whole =
    mutuelles.length === 1 && first !== undefined
      ? reports.oneMutuelle(first.name, first.number)
      : asked.union === undefined
        ? reports.allMutuelles(mutuelles.length)
        : reports.oneUnion(asked.union, mutuelles.length);
  return asked.village === undefined ? whole : `${reports.oneVillage(asked.village)}, ${whole}`;
}
