import type { BarChart, Chart } from './report.ts';

export const CHART_TITLE_MM = 9;
export const LEGEND_MM = 7;
export const MONTHS_MM = 58;
export const AGE_MM = 7;
/** Bars of one chart; those beyond are drawn as one. */
export const MOST_BARS = 36;

/** What a chart takes of the page, in mm, with its title. */
export function chartHeight(chart: Chart): number {
  switch (chart.kind) {
    case 'bars': {
      const bars = Math.min(chart.rows.length, MOST_BARS);
      return CHART_TITLE_MM + bars * barPitch(chart) + (chart.series.length > 1 ? LEGEND_MM : 0);
    }
    case 'months':
      return CHART_TITLE_MM + MONTHS_MM;
    case 'pyramid':
      return CHART_TITLE_MM + LEGEND_MM + chart.ages.length * AGE_MM + 2;
    default:
      return chart satisfies never;
  }
}

/** From a bar to the next, in mm: many are thinner. */
export function barPitch({ rows }: BarChart): number {
  return rows.length <= 10 ? 7.4 : 5.4;
}
