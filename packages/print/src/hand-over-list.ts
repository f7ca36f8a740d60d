import PDFDocument from 'pdfkit';
import { drawHandOverPage, type HandOverWords } from './draw-hand-over-page.ts';
import { PAGE, paginate, type HandOverSection } from './hand-over-layout.ts';
import { OutputFile } from './output-file.ts';
import type { PrintLanguage } from './printable-card.ts';
import { POINTS_PER_MM } from './units.ts';

export interface HandOverJob {
  /** One at a time: the faces of a village are in memory while it is drawn. */
  sections: AsyncIterable<HandOverSection> | Iterable<HandOverSection>;
  words: HandOverWords;
  /** Of the words. */
  language: PrintLanguage;
  /** TrueType. */
  fonts: { regular: Uint8Array; bold: Uint8Array };
  created: Date;
  author: string;
  /** Path of the PDF; there when the promise resolves, and not before. */
  output: string;
}

/**
 * The list that goes with cards to a village: a line a card with photo, name, number and room for a day and a signature or
 * thumbprint; totals; who signs. Throws `output-full`, `output-unwritable`.
 */
export async function printHandOverList(job: HandOverJob): Promise<{ pages: number }> {
  const file = await OutputFile.create(job.output);
  try {
    const document = new PDFDocument({
      size: [PAGE.widthMm * POINTS_PER_MM, PAGE.heightMm * POINTS_PER_MM],
      margin: 0,
      autoFirstPage: false,
      lang: job.language,
      info: { Title: job.words.title, Author: job.author, CreationDate: job.created },
    });
    document.registerFont('regular', Buffer.from(job.fonts.regular));
    document.registerFont('bold', Buffer.from(job.fonts.bold));
    let pages = 0;
    for await (const section of job.sections) {
      const sheets = paginate(section);
      for (const [at, cards] of sheets.entries()) {
        document.addPage();
        document.scale(POINTS_PER_MM);
        drawHandOverPage(document, job.words, section, { cards, page: at + 1, pages: sheets.length });
        pages++;
        for (let chunk: unknown; (chunk = document.read()) !== null;)
          if (chunk instanceof Uint8Array) file.append(chunk);
        if (file.isFull) await file.flush();
      }
    }
    document.end();
    for await (const chunk of document) file.append(chunk);
    await file.complete();
    return { pages };
  } catch (error) {
    await file.abandon();
    throw error;
  }
}
