import { calendarDateOf, daysBetween, type Month } from '@passeport/calendar';
import { countCards, undeliveredCards, type UndeliveredCard } from '@passeport/registry';
import type { Topic } from '@passeport/reports';
import { monthChart, monthTable } from './month-chart.ts';
import { partOf, placeTopics } from './place-topics.ts';
import { PlaceTally } from './place-tally.ts';
import type { ReportRequest } from './report-request.ts';

/** A card that waits longer is a warning. */
export const LONG_DAYS = 30;

/** How far the hand-over of printed cards is. */
export async function reportHandOver(request: ReportRequest): Promise<Topic[]> {
  const { office, scope, months, words, language } = request;
  const { handOver: said } = words.reports;
  const counted = await countCards(office.registry, { mutuelles: scope.numbers });
  const tally = new PlaceTally(scope, ['paper', 'handed', 'waiting', 'long']);
  for (const row of counted.held) {
    const { card, persons } = row;
    if (card === 'handed-over') tally.add(row, { paper: persons, handed: persons });
    if (card === 'printed' || card === 'checked') tally.add(row, { paper: persons, waiting: persons });
  }
  for (const card of await waitingCards(request))
    if (daysWaited(card, request) > LONG_DAYS) tally.add(card, { long: 1 });
  const byMonth = new Map<Month, number>(months.map((month) => [month, 0]));
  for (const { month, cards, village } of counted.handedOver)
    if (byMonth.has(month) && scope.includesVillage(village))
      byMonth.set(month, (byMonth.get(month) ?? 0) + cards);
  const { paper, handed, waiting, long } = tally.total();
  const series = [...byMonth].map(([month, value]) => ({ month, value }));
  return [
    {
      title: said.title,
      figures: [
        { label: said.shareFigure, value: partOf(handed, paper), kind: 'percent' },
        { label: said.handed, value: handed, kind: 'count' },
        { label: said.waiting, value: waiting, kind: 'count' },
        { label: said.long, value: long, kind: 'count' },
      ],
      charts: [monthChart(said.months, series, 'count', language)],
      tables: [
        monthTable(
          said.byMonth,
          [words.reports.month, said.handed],
          series,
          'count',
          words.reports.total,
          language,
        ),
      ],
      notes: [said.note],
    },
    ...placeTopics(
      tally,
      {
        subject: said.subject,
        columns: [
          { heading: said.paper, kind: 'count', of: 'paper' },
          { heading: said.handed, kind: 'count', of: 'handed' },
          { heading: said.waiting, kind: 'count', of: 'waiting' },
          { heading: said.long, kind: 'count', of: 'long' },
          { heading: said.share, kind: 'percent', part: 'handed', whole: 'paper' },
        ],
        bars: {
          title: said.bars,
          parts: [
            { name: said.handed, of: 'handed' },
            { name: said.waiting, of: 'waiting' },
          ],
          isShare: true,
        },
      },
      words,
    ),
  ];
}

/** The printed cards of members that nobody has yet. */
export async function waitingCards({
  office,
  scope,
}: Pick<ReportRequest, 'office' | 'scope'>): Promise<UndeliveredCard[]> {
  const only = scope.numbers.length === 1 ? { mutuelle: scope.numbers[0] } : {};
  const numbers = new Set(scope.numbers);
  const all = await undeliveredCards(office.registry, only);
  return all.filter(
    ({ status, mutuelle, village }) =>
      status === 'active' && numbers.has(mutuelle) && scope.includesVillage(village),
  );
}

export function daysWaited({ printedAt }: UndeliveredCard, { today }: Pick<ReportRequest, 'today'>): number {
  return daysBetween(calendarDateOf(new Date(printedAt)), today);
}
