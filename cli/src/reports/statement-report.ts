import { calendarDateOf, formatDate, monthOf } from '@passeport/calendar';
import type { Report, Table, Topic, ValueKind } from '@passeport/reports';
import type { SettledHousehold } from '../actions/read-account.ts';
import { formatRuns } from '../words/format-months.ts';
import type { Words } from '../words/fr.ts';
import type { Language } from '../words/language.ts';
import { sayBalance, sayCancelled, sayExceptions, sayHousehold } from '../words/say-statement.ts';
import type { NamedReport } from './make-reports.ts';

const ENTRY_KINDS: readonly ValueKind[] = [
  'text',
  'date',
  'count',
  'fcfa',
  'fcfa',
  'count',
  'fcfa',
  'fcfa',
  'text',
];
const ENTRY_WEIGHTS = [1.5, 1.4, 0.8, 1.3, 1.3, 0.8, 1.5, 1.2, 3.2];

interface Paper {
  office: string;
  at: Date;
  words: Words;
  language: Language;
}

/** A household's statement of account on paper: one page to go through with the family, sign and leave with it. */
export function makeStatementReport(settled: SettledHousehold, paper: Paper): NamedReport {
  const { mutuelle, kept } = settled;
  const { reports, contributions } = paper.words;
  const topic = toTopic(settled, paper);
  return {
    fileName: contributions.statement.fileName(kept.household),
    isPrivate: true,
    report: toReport([topic], topic.title, reports.oneMutuelle(mutuelle.name, mutuelle.number), paper),
  };
}

/** Those of many households in one document, a page each, to be handed out at a meeting. `scope`: whose they are, in words. */
export function makeStatementsReport(
  settled: readonly SettledHousehold[],
  scope: string,
  paper: Paper,
): NamedReport {
  const { statement } = paper.words.contributions;
  const topics = settled.map((one) => toTopic(one, paper));
  return {
    fileName: statement.manyFileName,
    isPrivate: true,
    report: toReport(topics, statement.manyTitle, scope, paper),
  };
}

function toReport(
  topics: Topic[],
  title: string,
  scope: string,
  { office, at, words, language }: Paper,
): Report {
  return {
    title,
    office,
    scope,
    period: words.reports.asOfToday,
    madeOn: calendarDateOf(at),
    language,
    foot: words.contributions.statement.foot,
    topics,
    words: words.reports.paper,
  };
}

function toTopic(settled: SettledHousehold, { at, words, language }: Paper): Topic {
  const { mutuelle, kept, account } = settled;
  const { reports } = words;
  const { statement } = words.contributions;
  const today = calendarDateOf(at);
  const month = monthOf(today);
  const lines = (title: string, heading: string, said: readonly string[]): Table => ({
    title,
    columns: [{ heading, kind: 'text' }],
    rows: said.map((line) => [line.trim()]),
  });
  const [cancelled, ...cancelledLines] = sayCancelled(kept.contributions, language);
  const [exceptions, ...exceptionLines] = sayExceptions(settled, month, language);
  const village = kept.persons.find((person) => person.village !== undefined)?.village;
  const whose = reports.oneMutuelle(mutuelle.name, mutuelle.number);
  return {
    title: statement.paperTitle(kept.household),
    figures: [
      { label: reports.dues.dueFigure, value: account.due.fcfa, kind: 'fcfa' },
      { label: statement.creditFigure, value: account.creditFcfa, kind: 'fcfa' },
    ],
    charts: [],
    tables: [
      lines(
        statement.household,
        village === undefined ? whose : `${reports.oneVillage(village)}, ${whose}`,
        sayHousehold(settled, month, language),
      ),
      tableOfEntries(settled, words, language),
      ...(cancelled === undefined ? [] : [lines(statement.cancelledTitle, cancelled, cancelledLines)]),
      lines(statement.situation, formatDate(today), sayBalance(settled, month, language)),
      ...(exceptions === undefined ? [] : [lines(statement.personsTitle, exceptions, exceptionLines)]),
    ],
    notes: [statement.check, statement.signatures],
  };
}

function tableOfEntries({ account }: SettledHousehold, words: Words, language: Language): Table {
  const { statement } = words.contributions;
  const { entries, creditFcfa } = account;
  const sum = (pick: (entry: (typeof entries)[number]) => number): number =>
    entries.reduce((total, entry) => total + pick(entry), 0);
  return {
    title: entries.length === 0 ? statement.nothingPaid : statement.receipts,
    columns: statement.columns.map((heading, at) => ({
      heading,
      kind: ENTRY_KINDS[at] ?? 'text',
      weight: ENTRY_WEIGHTS[at] ?? 1,
    })),
    rows: entries.map(({ receipt, feeFcfa, months, householdFcfa, creditFcfa: credit, bought }) => [
      receipt.number,
      receipt.paidOn,
      receipt.persons,
      receipt.amountFcfa,
      feeFcfa,
      months,
      householdFcfa,
      credit,
      formatRuns(bought, language),
    ]),
    total: [
      statement.total,
      undefined,
      undefined,
      sum(({ receipt }) => receipt.amountFcfa),
      sum(({ feeFcfa }) => feeFcfa),
      sum(({ months }) => months),
      sum(({ householdFcfa }) => householdFcfa),
      creditFcfa,
      undefined,
    ],
  };
}
