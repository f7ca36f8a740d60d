import { calendarDateOf, formatDate, monthOf } from '@passeport/calendar';
import type { Table, Topic, ValueKind } from '@passeport/reports';
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

/** A household's statement of account on paper: one page to go through with the family, sign and leave with it. */
export function makeStatementReport(
  settled: SettledHousehold,
  { office, at, words, language }: { office: string; at: Date; words: Words; language: Language },
): NamedReport {
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
  const topic: Topic = {
    title: statement.paperTitle(kept.household),
    figures: [
      { label: reports.dues.dueFigure, value: account.due.fcfa, kind: 'fcfa' },
      { label: statement.creditFigure, value: account.creditFcfa, kind: 'fcfa' },
    ],
    charts: [],
    tables: [
      lines(
        statement.household,
        reports.oneMutuelle(mutuelle.name, mutuelle.number),
        sayHousehold(settled, month, language),
      ),
      tableOfEntries(settled, words, language),
      ...(cancelled === undefined ? [] : [lines(statement.cancelledTitle, cancelled, cancelledLines)]),
      lines(statement.situation, formatDate(today), sayBalance(settled, month, language)),
      ...(exceptions === undefined ? [] : [lines(statement.personsTitle, exceptions, exceptionLines)]),
    ],
    notes: [statement.check, statement.signatures],
  };
  return {
    fileName: statement.fileName(kept.household),
    isPrivate: true,
    report: {
      title: topic.title,
      office,
      scope: reports.oneMutuelle(mutuelle.name, mutuelle.number),
      period: reports.asOfToday,
      madeOn: today,
      language,
      foot: statement.foot,
      topics: [topic],
      words: reports.paper,
    },
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
