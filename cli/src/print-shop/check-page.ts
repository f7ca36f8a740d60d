import { readSheetCodes, type RasterPage } from '@passeport/scan';
import { anchorOfCard } from './card-anchor.ts';
import { checkLooseCards } from './check-loose-cards.ts';
import { checkSheet } from './check-sheet.ts';
import { isBlank } from './is-blank.ts';
import { locatePage } from './locate-sheet.ts';
import { PageNotes } from './page-notes.ts';
import { readCode, readMarks, type Bench, type ReadCode } from './read-print-codes.ts';

/** Looks at one page: a sheet, part of one, or cards that lie about. Undefined for a page with nothing on it. */
export async function checkPage(
  bench: Bench,
  picture: RasterPage,
  file: string,
): Promise<PageNotes | undefined> {
  const notes = new PageNotes(file, picture);
  const codes = await readSheetCodes(picture);
  if (codes.length === 0 && isBlank(picture)) return undefined;
  const marks = readMarks(bench, codes);
  if (marks === 'foreign') {
    notes.add({ code: 'page-of-other-batch' });
    return notes;
  }
  const read: ReadCode[] = [];
  for (const code of codes) {
    const known = await readCode(bench, code);
    if (known !== undefined) read.push(known);
  }
  if (read.length === 0 && marks.length === 0) {
    notes.add({ code: 'page-without-codes' });
    return notes;
  }
  const own = read.flatMap((one) => anchorOfCard(bench.geometry, one) ?? []);
  const agreeing = own.filter((one) =>
    marks.some((mark) => mark.sheet === one.sheet && mark.side === one.side),
  );
  const located = locatePage(marks.length > 0 ? [...marks, ...agreeing] : own);
  if (located === undefined) await checkLooseCards(bench, notes, read);
  else await checkSheet(bench, notes, located, read);
  return notes;
}
