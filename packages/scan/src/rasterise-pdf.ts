import { PDFiumLibrary, type PDFiumDocument, type PDFiumPage } from '@hyzyla/pdfium';
import { ScanError } from './errors.ts';
import { checkPixels, type RgbaPicture } from './rgba-picture.ts';

/** Three thousand cards, both sides, are some 200 MB. */
const maxPdfBytes = 512 * 1024 * 1024;
const maxPages = 20_000;
const pointsPerInch = 72;

export interface RasteriseOptions {
  /** Pixels an inch, 36 to 1,200 (default 200). */
  dpi?: number;
  /** Pages to draw, counted from 1, in the order wanted (default: all). */
  pages?: Iterable<number>;
}

/** A page drawn on white. */
export interface RasterPage extends RgbaPicture {
  /** Counted from 1. */
  page: number;
}

/**
 * Draws the pages of a PDF, one at a time: only one page's pixels are in memory.
 *
 * Each document gets its own instance of the renderer: memory that a hostile file made it take, or a fault it ran
 * into, ends with that file.
 *
 * @throws ScanError `pdf-unreadable`, `pdf-password`, `scan-too-large` (bytes, pages, or the pixels of one page)
 * @throws RangeError for a resolution out of range, or a page that the document has not
 */
export async function* rasterisePdf(
  bytes: Uint8Array,
  options: RasteriseOptions = {},
): AsyncGenerator<RasterPage, void, void> {
  const { dpi = 200, pages } = options;
  if (!(dpi >= 36 && dpi <= 1200)) throw new RangeError(`dpi ${dpi}`);
  if (bytes.length > maxPdfBytes) {
    throw new ScanError('scan-too-large', { bytes: bytes.length, maxBytes: maxPdfBytes });
  }
  const library = await PDFiumLibrary.init();
  const document = await openPdf(library, bytes);
  const pageCount = document.getPageCount();
  if (pageCount > maxPages) throw new ScanError('scan-too-large', { pages: pageCount, maxPages });
  for (const page of pages ?? countTo(pageCount)) {
    if (!Number.isInteger(page) || page < 1 || page > pageCount)
      throw new RangeError(`page ${page} of ${pageCount}`);
    yield await drawPage(document, page, dpi);
  }
}

async function openPdf(library: PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await library.loadDocument(bytes);
  } catch (cause) {
    const asksPassword = cause instanceof Error && /password/i.test(cause.message);
    throw new ScanError(asksPassword ? 'pdf-password' : 'pdf-unreadable', {}, cause);
  }
}

async function drawPage(document: PDFiumDocument, page: number, dpi: number): Promise<RasterPage> {
  const { widthPx, heightPx, pdfPage } = measurePage(document, page, dpi);
  checkPixels(widthPx, heightPx, page);
  try {
    const { data } = await pdfPage.render({ width: widthPx, height: heightPx, render: 'bitmap' });
    return { page, rgba: data, widthPx, heightPx };
  } catch (cause) {
    throw new ScanError('pdf-unreadable', { page }, cause);
  }
}

function measurePage(document: PDFiumDocument, page: number, dpi: number) {
  let pdfPage: PDFiumPage;
  let size: { originalWidth: number; originalHeight: number };
  try {
    pdfPage = document.getPage(page - 1);
    size = pdfPage.getOriginalSize();
  } catch (cause) {
    throw new ScanError('pdf-unreadable', { page }, cause);
  }
  const widthPx = Math.round((size.originalWidth * dpi) / pointsPerInch);
  const heightPx = Math.round((size.originalHeight * dpi) / pointsPerInch);
  // A page that cannot be loaded has no size.
  if (!(widthPx >= 1 && heightPx >= 1)) throw new ScanError('pdf-unreadable', { page });
  return { widthPx, heightPx, pdfPage };
}

function* countTo(last: number): Generator<number> {
  for (let page = 1; page <= last; page++) yield page;
}
