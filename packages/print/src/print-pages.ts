import PDFDocument from 'pdfkit';
import type { Size } from './impose.ts';
import { OutputFile } from './output-file.ts';
import { POINTS_PER_MM } from './units.ts';

/** What every printed document has, whatever is on its pages. */
export interface DocumentJob {
  /** TrueType. */
  fonts: { regular: Uint8Array; bold: Uint8Array };
  created: Date;
  author: string;
  /** Path of the PDF, for its owner's eyes alone; there when the promise resolves, and not before. */
  output: string;
}

/** Draws one page, in millimetres from its top left corner. */
type DrawPage = (document: PDFKit.PDFDocument) => void;

/** Of documents that are written page after page: their words' language as BCP 47, their fonts by the names that drawing calls them. */
interface PagesJob extends Omit<DocumentJob, 'fonts' | 'author'> {
  size: Size;
  title: string;
  language: string;
  author?: string;
  fonts: Readonly<Record<string, Uint8Array>>;
}

/** Writes pages as they come, none of which is kept; on any error no file is left. Throws `output-full`, `output-unwritable`. */
export async function printPages(
  { size, title, author, language, created, fonts, output }: PagesJob,
  pages: AsyncIterable<DrawPage> | Iterable<DrawPage>,
): Promise<{ pages: number }> {
  const file = await OutputFile.create(output);
  try {
    const document = new PDFDocument({
      size: [size.widthMm * POINTS_PER_MM, size.heightMm * POINTS_PER_MM],
      margin: 0,
      autoFirstPage: false,
      lang: language,
      info: { Title: title, CreationDate: created, ...(author === undefined ? {} : { Author: author }) },
    });
    for (const [name, font] of Object.entries(fonts)) document.registerFont(name, Buffer.from(font));
    let count = 0;
    for await (const draw of pages) {
      document.addPage();
      document.scale(POINTS_PER_MM);
      draw(document);
      count++;
      for (let chunk: unknown; (chunk = document.read()) !== null;)
        if (chunk instanceof Uint8Array) file.append(chunk);
      if (file.isFull) await file.flush();
    }
    document.end();
    for await (const chunk of document) file.append(chunk);
    await file.complete();
    return { pages: count };
  } catch (error) {
    await file.abandon();
    throw error;
  }
}
