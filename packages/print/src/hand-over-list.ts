import { drawHandOverPage, type HandOverWords } from './draw-hand-over-page.ts';
import { PAGE, paginate, type HandOverSection } from './hand-over-layout.ts';
import { printPages, type DocumentJob } from './print-pages.ts';
import type { PrintLanguage } from './printable-card.ts';

export interface HandOverJob extends DocumentJob {
  /** One at a time: the faces of a village are in memory while it is drawn. */
  sections: AsyncIterable<HandOverSection> | Iterable<HandOverSection>;
  words: HandOverWords;
  /** Of the words. */
  language: PrintLanguage;
}

/**
 * The list that goes with cards to a village: a line a card with photo, name, number and room for a day and a signature or
 * thumbprint; totals; who signs. Throws `output-full`, `output-unwritable`.
 */
export async function printHandOverList(job: HandOverJob): Promise<{ pages: number }> {
  return await printPages({ ...job, size: PAGE, title: job.words.title }, pagesOf(job));
}

async function* pagesOf({ sections, words }: HandOverJob) {
  for await (const section of sections) {
    const sheets = paginate(section);
    for (const [at, cards] of sheets.entries())
      yield (document: PDFKit.PDFDocument) =>
        drawHandOverPage(document, words, section, { cards, page: at + 1, pages: sheets.length });
  }
}
