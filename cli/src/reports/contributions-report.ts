import { formatMonth } from '@passeport/calendar';
import { nameKey, sumContributions } from '@passeport/registry';
import type { Table, Topic } from '@passeport/reports';
import { monthChart } from './month-chart.ts';
import { partOf, placeTopics } from './place-topics.ts';
import { PlaceTally } from './place-tally.ts';
import { lastMonth, type ReportRequest } from './report-request.ts';

/** What was collected: by month, by method, by collector, by place. */
export async function reportContributions(request: ReportRequest): Promise<Topic[]> {
  const { office, scope, months, words, language } = request;
  const { contributions: said, total } = words.reports;
  const period = { from: months[0], through: lastMonth(request) };
  const all = await sumContributions(office.registry, { mutuelles: scope.numbers, ...period });
  const sums = all.filter(({ village }) => scope.includesVillage(village));
  const tally = new PlaceTally(scope, ['receipts', 'amount']);
  for (const sum of sums) tally.add(sum, { receipts: sum.receipts, amount: sum.amountFcfa });
  const whole = tally.total();

  const groupBy = (nameOf: (sum: (typeof sums)[number]) => string): Group[] =>
    [...Map.groupBy(sums, nameOf)].map(([name, rows]) => ({
      name,
      receipts: rows.reduce((count, { receipts }) => count + receipts, 0),
      amount: rows.reduce((count, { amountFcfa }) => count + amountFcfa, 0),
      cash: rows.reduce((count, { method, amountFcfa }) => count + (method === 'cash' ? amountFcfa : 0), 0),
    }));
  const largestFirst = (groups: Group[]) => groups.sort((a, b) => b.amount - a.amount);
  const byMethod = largestFirst(
    groupBy(({ method }) => (method === undefined ? said.noMethod : words.contributions.methods[method])),
  );
  // Who typed a name in capitals, or with another space, is no other collector.
  const names = new Map(sums.map(({ collector = '' }) => [nameKey(collector), collector]));
  const nameOf = ({ collector = '' }: (typeof sums)[number]) =>
    names.get(nameKey(collector)) || said.noCollector;
  const byCollector = largestFirst(groupBy(nameOf));
  const inMonth = new Map(groupBy(({ month }) => month).map((group) => [group.name, group]));
  const byMonth = months.map((month) => ({
    receipts: 0,
    amount: 0,
    cash: 0,
    ...inMonth.get(month),
    name: formatMonth(month, language),
    month,
  }));

  const table = (title: string, heading: string, groups: readonly Group[]): Table => ({
    title,
    columns: [
      { heading, kind: 'text', weight: 3 },
      { heading: said.receipts, kind: 'count' },
      { heading: said.amount, kind: 'fcfa', weight: 1.4 },
      { heading: said.part, kind: 'percent' },
    ],
    rows: groups.map(({ name, receipts, amount }) => [name, receipts, amount, partOf(amount, whole.amount)]),
    total: [total, whole.receipts, whole.amount, undefined],
  });
  const wholeCash = byCollector.reduce((sum, { cash }) => sum + cash, 0);
  const collectorTable: Table = {
    title: said.byCollector,
    columns: [
      { heading: said.collector, kind: 'text', weight: 3 },
      { heading: said.receipts, kind: 'count' },
      { heading: said.amount, kind: 'fcfa', weight: 1.4 },
      { heading: said.cash, kind: 'fcfa', weight: 1.4 },
      { heading: said.otherWays, kind: 'fcfa', weight: 1.4 },
    ],
    rows: byCollector.map(({ name, receipts, amount, cash }) => [
      name,
      receipts,
      amount,
      cash,
      amount - cash,
    ]),
    total: [total, whole.receipts, whole.amount, wholeCash, whole.amount - wholeCash],
  };
  const bars = (title: string, groups: readonly Group[]) => ({
    kind: 'bars' as const,
    title,
    series: [said.amount],
    rows: groups.map(({ name, amount }) => ({ label: name, values: [amount] })),
    valueKind: 'fcfa' as const,
  });
  return [
    {
      title: said.title,
      figures: [
        { label: said.collected, value: whole.amount, kind: 'fcfa' },
        { label: said.receipts, value: whole.receipts, kind: 'count' },
        { label: said.perReceipt, value: Math.round(partOf(whole.amount, whole.receipts)), kind: 'fcfa' },
      ],
      charts: [
        monthChart(
          said.months,
          byMonth.map(({ month, amount }) => ({ month, value: amount })),
          'fcfa',
          language,
        ),
      ],
      tables: [table(said.byMonth, words.reports.month, byMonth)],
      notes: [said.note],
    },
    {
      title: said.howTitle,
      figures: [],
      charts: byMethod.length === 0 ? [] : [bars(said.methodBars, byMethod)],
      tables: [table(said.byMethod, said.method, byMethod), collectorTable],
      notes: [],
    },
    ...placeTopics(
      tally,
      {
        subject: said.subject,
        columns: [
          { heading: said.receipts, kind: 'count', of: 'receipts' },
          { heading: said.amount, kind: 'fcfa', of: 'amount' },
        ],
        bars: { title: said.bars, parts: [{ name: said.amount, of: 'amount' }], kind: 'fcfa' },
      },
      words,
    ),
  ];
}

interface Group {
  name: string;
  receipts: number;
  amount: number;
  cash: number;
}
