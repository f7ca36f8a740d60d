import type { PhotoStatistics, WarningRates } from '../photos/photo-statistics.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { describeWarning } from './describe-warnings.ts';
import type { Words } from './fr.ts';

/** A larger difference between thirds is one to tell of. */
const MOST_POINTS = 2;

/** Tells how many photos there are and how often the program was unsure, for whom. */
export function sayPhotoReport(statistics: PhotoStatistics, terminal: Terminal, words: Words): void {
  const { photo } = words;
  const { photos, unreviewed, accepted, refused, all, thirds, gapPoints, chancePoints, withoutFace } =
    statistics;
  terminal.say(photo.counts(photos, unreviewed, accepted, refused));
  if (photos === 0) return;
  const columns = [all, thirds.darkest, thirds.middle, thirds.lightest];
  const row = (title: string, count: (rates: WarningRates) => number): string[] => [
    title,
    ...columns.map((rates) => share(count(rates), rates.photos, words)),
  ];
  const rows = [
    photo.rateHeadings,
    [photo.rateCounts, ...columns.map((rates) => String(rates.photos))],
    row(photo.rateWarned, ({ warned }) => warned),
    ...Object.keys(all.byCode).map((code) =>
      row(describeWarning(code, words), ({ byCode }) => byCode[code] ?? 0),
    ),
  ];
  const widths = photo.rateHeadings.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  for (const cells of rows)
    terminal.say(
      cells
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('   '),
    );
  if (withoutFace > 0) terminal.say(photo.withoutFace(withoutFace));
  terminal.say(
    gapPoints === undefined || chancePoints === undefined
      ? photo.gapUnknown
      : photo.gap(photo.decimal(gapPoints), photo.decimal(chancePoints), sayGap(gapPoints, chancePoints)),
  );
}

/** The issue of a comparison: fair, unfair, or not to be told apart from chance. */
function sayGap(gapPoints: number, chancePoints: number): 'fair' | 'unfair' | 'chance' {
  if (gapPoints <= MOST_POINTS) return 'fair';
  return gapPoints > chancePoints ? 'unfair' : 'chance';
}

function share(count: number, of: number, { photo }: Words): string {
  return of === 0 ? '–' : `${photo.decimal((count / of) * 100)} %`;
}
