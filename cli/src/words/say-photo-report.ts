import type { PhotoStatistics, WarningRates } from '../photos/photo-statistics.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { describeWarning } from './describe-warnings.ts';
import type { Words } from './fr.ts';

/** Tells how many photos there are and how often the program was unsure, for whom. */
export function sayPhotoReport(statistics: PhotoStatistics, terminal: Terminal, words: Words): void {
  const { photo } = words;
  const { photos, unreviewed, accepted, refused, all, thirds, gapPoints } = statistics;
  terminal.say(photo.counts(photos, unreviewed, accepted, refused));
  if (photos === 0) return;
  const columns = [all, thirds.darkest, thirds.middle, thirds.lightest];
  const row = (title: string, count: (rates: WarningRates) => number): string[] => [
    title,
    ...columns.map((rates) => share(count(rates), rates.photos)),
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
  terminal.say(
    gapPoints === undefined ? photo.gapUnknown : photo.gap(gapPoints.toLocaleString('fr').replace('.', ',')),
  );
}

function share(count: number, of: number): string {
  return of === 0 ? '–' : `${((count / of) * 100).toFixed(1).replace('.', ',')} %`;
}
