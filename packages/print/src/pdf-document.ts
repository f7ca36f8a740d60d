import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

/** Pages are a few kilobytes of operators: a small window takes a small part of the memory and of the time. */
const SMALL_WINDOW = { windowBits: 12, memLevel: 5 };

/** An object of the PDF: written when ended. */
export interface PdfObject {
  data: Record<string, unknown>;
  end(chunk?: Uint8Array): void;
}

/** A font in the PDF; glyphs that are encoded become part of the subset. */
export interface PdfFont {
  id: string;
  /** Units of 1/1000 of the letter size. */
  capHeight: number;
  font: { hasGlyphForCodePoint(codePoint: number): boolean };
  /** Glyph ids in hexadecimal, and for each its own width and how far to advance, in 1/1000 of the letter size. */
  encode(text: string): [string[], GlyphPosition[]];
  ref(): PdfObject;
}

export interface GlyphPosition {
  advanceWidth: number;
  xAdvance: number;
  xOffset: number;
  yOffset: number;
}

/** What operators are written to: a page, or a form. */
export interface PdfPage {
  width: number;
  height: number;
  fonts: Record<string, PdfObject>;
  xobjects: Record<string, PdfObject>;
  ext_gstates: Record<string, PdfObject>;
  patterns: Record<string, PdfObject>;
  colorSpaces: Record<string, PdfObject>;
  write(chunk: string | Uint8Array): void;
}

export interface PdfImage {
  width: number;
  height: number;
  obj: PdfObject;
  embed(document: PdfDocument): void;
}

/** The part of pdfkit's document that we draw with: its own text and image calls are many times slower. */
export interface PdfDocument {
  page: PdfPage | null;
  readonly readableLength: number;
  _font: PdfFont;
  _ctm: number[];
  _root: { data: { Pages: { data: { Kids: PdfObject[]; Count: number } } } };
  font(source: Uint8Array): void;
  openImage(source: Uint8Array): PdfImage;
  ref(data: object): PdfObject;
  read(): Uint8Array | null;
  end(): void;
}

/** Who made the PDF, and when. The same input and the same `created` give the same bytes. */
export interface PdfInfo {
  title: string;
  author: string;
  created: Date;
}

export function createPdfDocument({ title, author, created }: PdfInfo): PdfDocument {
  const document: unknown = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'fr',
    // @ts-expect-error pdfkit's types do not know that false means: no font until one is asked for.
    font: false,
    fontLayoutCache: false,
    info: { Title: title, Author: author, Producer: 'pdfkit', Creator: 'passeport', CreationDate: created },
  });
  return document as PdfDocument;
}

/** Adds a page, written at once: pdfkit's own way keeps it, and turns it upside down. */
export function addPage(
  document: PdfDocument,
  size: { widthPt: number; heightPt: number },
  operators: string,
  resources: { fonts: Record<string, PdfObject>; xobjects: Record<string, PdfObject> },
): void {
  const pages = document._root.data.Pages;
  const content = document.ref({ Filter: 'FlateDecode' });
  content.end(deflateSync(operators, SMALL_WINDOW));
  const page = document.ref({
    Type: 'Page',
    Parent: pages,
    MediaBox: [0, 0, size.widthPt, size.heightPt],
    Contents: content,
    Resources: { Font: resources.fonts, XObject: resources.xobjects },
  });
  page.end();
  pages.data.Kids.push(page);
  pages.data.Count++;
}
