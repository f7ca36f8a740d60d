import { countCards, type InPlace } from '@passeport/registry';
import type { BarChart, Table, Topic } from '@passeport/reports';
import { partOf, placeTopics } from './place-topics.ts';
import { PlaceTally } from './place-tally.ts';
import type { ReportRequest } from './report-request.ts';

/** Which cards the members have, and why cards were replaced or printed again. */
export async function reportCards({ office, scope, words }: ReportRequest): Promise<Topic[]> {
  const { cards: said } = words.reports;
  const counted = await countCards(office.registry, { mutuelles: scope.numbers });
  const tally = new PlaceTally(scope, [
    'members',
    'photos',
    'requested',
    'printed',
    'handed',
    'live',
    'none',
  ]);
  for (const row of counted.held) {
    const { card, photo, persons } = row;
    const live = {
      requested: 'requested',
      printed: 'printed',
      checked: 'printed',
      'handed-over': 'handed',
    } as const;
    tally.add(row, {
      members: persons,
      photos: photo === undefined || photo === 'refused' ? 0 : persons,
      [card === undefined ? 'none' : live[card]]: persons,
      live: card === undefined ? 0 : persons,
    });
  }
  const inScope = ({ village }: InPlace) => scope.includesVillage(village);
  const dead = sumBy(
    counted.revoked.filter(inScope).map(({ reason, cards }) => [words.cardReasons[reason ?? 'other'], cards]),
  );
  const spoiled = sumBy(
    counted.spoiled.filter(inScope).map(({ reason, prints }) => [words.printBook.reasons[reason], prints]),
  );
  const { members, live, none, handed } = tally.total();
  const places = placeTopics(
    tally,
    {
      subject: said.subject,
      columns: [
        { heading: said.members, kind: 'count', of: 'members' },
        { heading: said.photos, kind: 'count', of: 'photos' },
        { heading: said.requested, kind: 'count', of: 'requested' },
        { heading: said.printed, kind: 'count', of: 'printed' },
        { heading: said.handed, kind: 'count', of: 'handed' },
        { heading: said.none, kind: 'count', of: 'none' },
        { heading: said.share, kind: 'percent', part: 'live', whole: 'members' },
      ],
      bars: {
        title: said.bars,
        parts: [
          { name: said.handed, of: 'handed' },
          { name: said.printed, of: 'printed' },
          { name: said.requested, of: 'requested' },
          { name: said.none, of: 'none' },
        ],
      },
    },
    words,
  );
  const reasons: Topic = {
    title: said.reasonsTitle,
    figures: [
      { label: said.dead, value: total(dead), kind: 'count' },
      { label: said.spoiled, value: total(spoiled), kind: 'count' },
    ],
    charts: [reasonBars(said.deadBars, dead), reasonBars(said.spoiledBars, spoiled)].filter(
      ({ rows }) => rows.length > 0,
    ),
    tables: [
      reasonTable(said.deadTable, [said.reason, said.cardsCount, words.reports.total], dead),
      reasonTable(said.spoiledTable, [said.reason, said.printsCount, words.reports.total], spoiled),
    ],
    notes: [said.reasonsNote],
  };
  const [first, ...others] = places;
  const figures: Topic['figures'] = [
    { label: said.live, value: live, kind: 'count' },
    { label: said.noneFigure, value: none, kind: 'count' },
    { label: said.handedFigure, value: handed, kind: 'count' },
    { label: said.share, value: partOf(live, members), kind: 'percent' },
  ];
  return [
    ...(first === undefined
      ? []
      : [{ ...first, title: said.title, figures, notes: [...first.notes, said.note] }]),
    ...others,
    reasons,
  ];
}

type Counted = [name: string, count: number][];

/** Adds up what has the same name; the most first. */
function sumBy(rows: Counted): Counted {
  const sums = new Map<string, number>();
  for (const [name, count] of rows) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums].sort(([a, most], [b, more]) => more - most || a.localeCompare(b, 'fr'));
}

function total(rows: Counted): number {
  return rows.reduce((sum, [, count]) => sum + count, 0);
}

function reasonBars(title: string, rows: Counted): BarChart {
  return {
    kind: 'bars',
    title,
    series: [title],
    rows: rows.map(([label, count]) => ({ label, values: [count] })),
    valueKind: 'count',
  };
}

function reasonTable(
  title: string,
  [name, count, totalName]: [string, string, string],
  rows: Counted,
): Table {
  return {
    title,
    columns: [
      { heading: name, kind: 'text', weight: 4 },
      { heading: count, kind: 'count' },
    ],
    rows,
    total: [totalName, total(rows)],
  };
}
