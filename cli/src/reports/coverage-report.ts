import { addMonths, formatMonth } from '@passeport/calendar';
import type { Table, Topic } from '@passeport/reports';
import { countCoverage } from './count-coverage.ts';
import { monthChart } from './month-chart.ts';
import { partOf, placeTopics } from './place-topics.ts';
import { PlaceTally } from './place-tally.ts';
import { lastMonth, type ReportRequest } from './report-request.ts';

/** How many persons are covered: in the last month by place, and month by month. */
export async function reportCoverage(request: ReportRequest): Promise<Topic[]> {
  const { scope, months, words, language } = request;
  const { coverage: said } = words.reports;
  const tally = new PlaceTally(scope, ['households', 'paid', 'members', 'covered', 'uncovered', 'ending']);
  const monthly = new PlaceTally(scope, months);
  const households = months.map(() => 0);
  const last = months.length - 1;
  for await (const row of countCoverage(request, [...months, addMonths(lastMonth(request), 1)])) {
    const [now = 0, next = 0] = row.covered.slice(last);
    // Who left in the month is covered, and counted, to its end.
    const members = row.members + (row.coveredGone[last] ?? 0);
    if (members > 0)
      tally.add(row, {
        households: 1,
        paid: now > 0 ? 1 : 0,
        members,
        covered: now,
        uncovered: members - now,
        ending: now > 0 && next === 0 ? 1 : 0,
      });
    if (row.covered.every((persons) => persons === 0)) continue;
    for (const at of households.keys())
      if ((row.covered[at] ?? 0) > 0) households[at] = (households[at] ?? 0) + 1;
    monthly.add(row, Object.fromEntries(months.map((month, at) => [month, row.covered[at] ?? 0])));
  }
  const whole = tally.total();
  const covering = monthly.total();
  const month = formatMonth(lastMonth(request), language);
  const byMonth: Table = {
    title: said.byMonth,
    columns: [
      { heading: words.reports.month, kind: 'text', weight: 3 },
      { heading: said.paid, kind: 'count' },
      { heading: said.covered, kind: 'count' },
    ],
    rows: months.map((one, at) => [formatMonth(one, language), households[at] ?? 0, covering[one]]),
  };
  const grid: Table = {
    title: said.grid,
    columns: [
      { heading: words.reports.mutuelle, kind: 'text' },
      { heading: words.reports.number, kind: 'text', weight: 1 },
      ...months.map((one) => ({ heading: formatMonth(one, language), kind: 'count' as const })),
    ],
    rows: monthly
      .byMutuelle()
      .map(({ name, mutuelle, counts }) => [name, mutuelle.number, ...months.map((one) => counts[one])]),
    total: [words.reports.total, undefined, ...months.map((one) => covering[one])],
    rowsOnPaper: 0,
  };
  return [
    {
      title: said.title,
      figures: [
        { label: said.shareFigure, value: partOf(whole.covered, whole.members), kind: 'percent' },
        { label: said.coveredIn(month), value: whole.covered, kind: 'count' },
        { label: said.paidOf(whole.households), value: whole.paid, kind: 'count' },
        { label: said.ending, value: whole.ending, kind: 'count' },
      ],
      charts: [
        monthChart(
          said.months,
          months.map((one) => ({ month: one, value: covering[one] ?? 0 })),
          'count',
          language,
        ),
      ],
      tables: [byMonth, grid],
      notes: [said.note],
    },
    ...placeTopics(
      tally,
      {
        subject: said.subject,
        columns: [
          { heading: said.households, kind: 'count', of: 'households' },
          { heading: said.paid, kind: 'count', of: 'paid' },
          { heading: said.members, kind: 'count', of: 'members' },
          { heading: said.covered, kind: 'count', of: 'covered' },
          { heading: said.share, kind: 'percent', part: 'covered', whole: 'members' },
          { heading: said.ending, kind: 'count', of: 'ending' },
        ],
        bars: {
          title: said.bars(month),
          parts: [
            { name: said.covered, of: 'covered' },
            { name: said.uncovered, of: 'uncovered' },
          ],
          isShare: true,
        },
      },
      words,
    ),
  ];
}
