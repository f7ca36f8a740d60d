import { BAND, GREEN, INK, RULE, SOFT, writeLine } from '@passeport/paper';
import { AGE_MM, barPitch, CHART_TITLE_MM, LEGEND_MM, MONTHS_MM, MOST_BARS } from './chart-height.ts';
import { formatShort, formatValue } from './format-value.ts';
import { PAGE, SERIES, WIDTH_MM } from './page-style.ts';
import type { BarChart, Chart, MonthChart, PyramidChart, Report } from './report.ts';

type Look = Pick<Report, 'language' | 'words'>;

/** Draws a chart, its title first, from `top` mm down. */
export function drawChart(document: PDFKit.PDFDocument, chart: Chart, look: Look, top: number): void {
  writeLine(document, chart.title, {
    x: PAGE.marginMm,
    y: top,
    width: WIDTH_MM,
    size: 4.2,
    bold: true,
    colour: GREEN,
  });
  const below = top + CHART_TITLE_MM;
  switch (chart.kind) {
    case 'bars':
      return drawBars(document, chart, look, below);
    case 'months':
      return drawMonths(document, chart, look, below);
    case 'pyramid':
      return drawPyramid(document, chart, look, below);
    default:
      return chart satisfies never;
  }
}

const LABEL_MM = 50;
const VALUE_MM = 26;

function drawBars(
  document: PDFKit.PDFDocument,
  chart: BarChart,
  { language, words }: Look,
  top: number,
): void {
  let y = top;
  if (chart.series.length > 1) {
    drawLegend(document, chart.series, y);
    y += LEGEND_MM;
  }
  const pitch = barPitch(chart);
  const rows = gatherRest(chart.rows, words);
  const longest = Math.max(1, ...rows.map(({ values }) => sum(values)));
  const [left, room] = [PAGE.marginMm + LABEL_MM, WIDTH_MM - LABEL_MM - VALUE_MM];
  const size = pitch > 6 ? 3.5 : 3;
  for (const { label, values } of rows) {
    const total = sum(values);
    const textTop = y + (pitch - size * 1.36) / 2;
    const bar = { top: y + pitch * 0.16, height: pitch * 0.68 };
    writeLine(document, label, { x: PAGE.marginMm, y: textTop, width: LABEL_MM - 3, size });
    document.rect(left, bar.top, room, bar.height).fill(BAND);
    let x = left;
    for (const [at, value] of values.entries()) {
      const width = (value / Math.max(1, chart.isShare === true ? total : longest)) * room;
      document.rect(x, bar.top, width, bar.height).fill(SERIES[at] ?? RULE);
      x += width;
    }
    const said =
      chart.isShare === true
        ? formatValue(total === 0 ? undefined : (values[0] ?? 0) / total, 'percent', language)
        : formatValue(total, chart.valueKind, language);
    writeLine(document, said, { x: left + room + 2, y: textTop, width: VALUE_MM - 2, size, bold: true });
    y += pitch;
  }
}

/** As many rows as there is room for; the rest as one. */
function gatherRest(rows: BarChart['rows'], words: Report['words']): BarChart['rows'] {
  if (rows.length <= MOST_BARS) return rows;
  const rest = rows.slice(MOST_BARS - 1);
  const values = (rest[0]?.values ?? []).map((_, at) => sum(rest.map((row) => row.values[at] ?? 0)));
  return [...rows.slice(0, MOST_BARS - 1), { label: words.others(rest.length), values }];
}

function drawMonths(document: PDFKit.PDFDocument, chart: MonthChart, { language }: Look, top: number): void {
  const highest = Math.max(1, ...chart.months.map(({ value }) => value));
  const pitch = WIDTH_MM / Math.max(chart.months.length, 6);
  const [ceiling, floor] = [top + 6, top + MONTHS_MM - 10];
  for (const part of [0, 0.5, 1]) {
    const y = floor - part * (floor - ceiling);
    document.moveTo(PAGE.marginMm, y).lineTo(PAGE.marginMm + WIDTH_MM, y);
    document
      .lineWidth(part === 0 ? 0.35 : 0.12)
      .strokeColor(part === 0 ? SOFT : RULE)
      .stroke();
  }
  for (const [at, { label, below, value }] of chart.months.entries()) {
    const x = PAGE.marginMm + at * pitch;
    const height = (value / highest) * (floor - ceiling);
    const isLast = at === chart.months.length - 1;
    document
      .rect(x + pitch * 0.16, floor - height, pitch * 0.68, height)
      .fill(isLast ? GREEN : (SERIES[2] ?? RULE));
    const place = { x: x + 0.3, width: pitch - 0.6, align: 'center' } as const;
    const said = formatShort(value, language);
    writeLine(document, said, { ...place, y: floor - height - 4.4, size: 2.9, bold: true, colour: INK });
    writeLine(document, label, { ...place, y: floor + 1.2, size: 2.9, bold: isLast });
    writeLine(document, below, { ...place, y: floor + 5.2, size: 2.5, colour: SOFT });
  }
}

function drawPyramid(
  document: PDFKit.PDFDocument,
  chart: PyramidChart,
  { language }: Look,
  top: number,
): void {
  const most = Math.max(1, ...chart.ages.flatMap(({ values }) => values));
  const [middle, labelMm, valueMm] = [PAGE.widthMm / 2, 20, 14];
  const room = WIDTH_MM / 2 - labelMm / 2 - valueMm;
  const edges = [middle - labelMm / 2, middle + labelMm / 2] as const;
  const totals = [0, 1].map((side) => sum(chart.ages.map(({ values }) => values[side] ?? 0)));
  for (const [side, name] of chart.sides.entries()) {
    const isLeft = side === 0;
    writeLine(document, `${name} : ${formatValue(totals[side], 'count', language)}`, {
      x: isLeft ? PAGE.marginMm : edges[1],
      y: top,
      width: WIDTH_MM / 2 - labelMm / 2,
      size: 3.6,
      bold: true,
      colour: isLeft ? GREEN : '#a06f14',
      align: isLeft ? 'right' : 'left',
    });
  }
  let y = top + LEGEND_MM;
  for (const { label, values } of chart.ages.toReversed()) {
    writeLine(document, label, {
      x: edges[0],
      y: y + (AGE_MM - 4.1) / 2,
      width: labelMm,
      size: 3,
      colour: SOFT,
      align: 'center',
    });
    for (const [side, value] of values.entries()) {
      const width = (value / most) * room;
      const x = side === 0 ? edges[0] - width : edges[1];
      document.rect(x, y + 0.5, width, AGE_MM - 1).fill(SERIES[side] ?? RULE);
      if (value === 0) continue;
      writeLine(document, formatValue(value, 'count', language), {
        x: side === 0 ? x - valueMm - 1 : x + width + 1,
        y: y + (AGE_MM - 4.1) / 2,
        width: valueMm,
        size: 3,
        align: side === 0 ? 'right' : 'left',
      });
    }
    y += AGE_MM;
  }
}

function drawLegend(document: PDFKit.PDFDocument, series: readonly string[], top: number): void {
  let x = PAGE.marginMm;
  for (const [at, name] of series.entries()) {
    document.rect(x, top + 0.9, 3, 3).fill(SERIES[at] ?? RULE);
    writeLine(document, name, { x: x + 4.4, y: top, width: 60, size: 3.1 });
    x += 4.4 + document.fontSize(3.1).widthOfString(name) + 6;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
