import type { BarChart, Cell, Column, Table, Topic } from '@passeport/reports';
import type { Words } from '../words/fr.ts';
import type { PlaceLine, PlaceTally } from './place-tally.ts';

/** A column of counts, or the part that one count is of another. */
export type PlaceColumn<Measure extends string> =
  | { heading: string; kind: 'count' | 'fcfa'; of: Measure }
  | { heading: string; kind: 'percent'; part: Measure; whole: Measure };

export interface PlaceLayout<Measure extends string> {
  /** Before « par mutuelle », « par village ». */
  subject: string;
  columns: readonly PlaceColumn<Measure>[];
  /** The parts of each bar. */
  bars: { title: string; parts: readonly { name: string; of: Measure }[]; isShare?: boolean; kind?: 'fcfa' };
}

/** A table of so many villages and more is for the workbook: an assembly reads those of one mutuelle. */
const VILLAGES_ON_PAPER = 120;

/** The topics that show counts by union and mutuelle, and by village, each with bars. */
export function placeTopics<Measure extends string>(
  tally: PlaceTally<Measure>,
  layout: PlaceLayout<Measure>,
  { reports: words }: Words,
): Topic[] {
  const { columns, subject } = layout;
  const numbers = columns.map(({ heading, kind }): Column => ({ heading, kind }));
  const valuesOf = (counts: Record<Measure, number>) => columns.map((column) => valueOf(column, counts));
  const total = tally.total();
  const table = (title: string, first: Column[], rows: Cell[][], rowsOnPaper?: number): Table => ({
    title,
    columns: [...first, ...numbers],
    rows,
    total: [words.total, ...first.slice(1).map(() => undefined), ...valuesOf(total)],
    ...(rowsOnPaper !== undefined && { rowsOnPaper }),
  });
  const text = (heading: string, weight = 2): Column => ({ heading, kind: 'text', weight });

  const mutuelles = tally.byMutuelle();
  const unions = tally.byUnion();
  const villages = tally.byVillage();
  const isSingle = mutuelles.length <= 1;
  const isShort = isSingle || villages.length <= VILLAGES_ON_PAPER;
  const villageName = ({ name }: PlaceLine<Measure>) => (name === '' ? words.noVillage : name);
  const byVillage = table(
    words.byVillage(subject),
    isSingle ? [text(words.village, 3)] : [text(words.village), text(words.mutuelle)],
    villages.map((line) => [
      villageName(line),
      ...(isSingle ? [] : [line.mutuelle.name]),
      ...valuesOf(line.counts),
    ]),
    isShort ? undefined : 0,
  );
  const villageTopic: Topic = {
    title: words.byVillage(subject),
    figures: [],
    charts: isSingle && villages.length > 0 ? [barsOf(villages, layout, villageName)] : [],
    tables: [byVillage],
    notes: [],
  };
  if (isSingle) return [villageTopic];

  const byMutuelle = table(
    words.byMutuelle(subject),
    [text(words.mutuelle, 2.4), text(words.number, 1)],
    mutuelles.map(({ name, mutuelle, counts }) => [name, mutuelle.number, ...valuesOf(counts)]),
  );
  const byUnion = table(
    words.byUnion(subject),
    [text(words.union, 3)],
    unions.map(({ name, counts }) => [name === '' ? words.noUnion : name, ...valuesOf(counts)]),
  );
  const mutuelleTopic: Topic = {
    title: words.byMutuelle(subject),
    figures: [],
    charts: [barsOf(mutuelles, layout, ({ name }) => name)],
    tables: [...(unions.length > 1 ? [byUnion] : []), byMutuelle, ...(isShort ? [] : [byVillage])],
    notes: isShort ? [] : [words.villagesInWorkbook(villages.length)],
  };
  return isShort ? [mutuelleTopic, villageTopic] : [mutuelleTopic];
}

/** The largest first. */
function barsOf<Measure extends string, Line extends PlaceLine<Measure>>(
  lines: readonly Line[],
  { bars }: PlaceLayout<Measure>,
  nameOf: (line: Line) => string,
): BarChart {
  const rows = lines.map((line) => ({
    label: nameOf(line),
    values: bars.parts.map(({ of }) => line.counts[of]),
  }));
  const sizeOf = ({ values }: { values: readonly number[] }) => values.reduce((sum, value) => sum + value, 0);
  return {
    kind: 'bars',
    title: bars.title,
    series: bars.parts.map(({ name }) => name),
    rows: rows.toSorted((a, b) => sizeOf(b) - sizeOf(a)),
    valueKind: bars.kind ?? 'count',
    ...(bars.isShare === true && { isShare: true }),
  };
}

function valueOf<Measure extends string>(
  column: PlaceColumn<Measure>,
  counts: Record<Measure, number>,
): Cell {
  if (column.kind !== 'percent') return counts[column.of];
  return counts[column.whole] === 0 ? undefined : counts[column.part] / counts[column.whole];
}

/** A part of a whole, 0 of nothing. */
export function partOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
