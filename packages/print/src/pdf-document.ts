import PDFDocument from 'pdfkit';
import type { PrintLanguage } from './printable-card.ts';

/** An object of the PDF: written when ended. */
export interface PdfObject {
  readonly id: number;
  offset: number;
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

/** The part of pdfkit's document that we draw with: its own text and image calls are many times slower. */
export interface PdfDocument {
  page: PdfPage | null;
  _font: PdfFont;
  _ctm: number[];
  _root: { data: { Pages: { id: number; data: { Kids: unknown[]; Count: number } } } };
  font(source: Uint8Array): void;
  ref(data: object): PdfObject;
  end(): void;
  _offset: number;
  _write(data: string | Uint8Array): void;
  _refEnd(object: PdfObject): void;
}

/** Who made the PDF, and when. The same input and the same `created` give the same bytes. */
export interface PdfInfo {
  title: string;
  author: string;
  created: Date;
  /** Of its words (ISO 32000-1 §14.9.2): what reads it aloud must know. */
  language: PrintLanguage;
}

/**
 * A document that hands every chunk on as soon as it is made: as a stream, it would keep and copy them.
 */
export function createPdfDocument(
  { title, author, created, language }: PdfInfo,
  onChunk: (chunk: Uint8Array) => void,
): PdfDocument {
  const document = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: language,
    // @ts-expect-error pdfkit's types do not know that false means: no font until one is asked for.
    font: false,
    fontLayoutCache: false,
    info: { Title: title, Author: author, Producer: 'pdfkit', Creator: 'passeport', CreationDate: created },
  });
  const start: unknown = document.read();
  if (start instanceof Uint8Array) onChunk(start);
  document.push = (chunk: unknown) => {
    if (chunk instanceof Uint8Array) onChunk(chunk);
    return true;
  };
  return document as unknown as PdfDocument;
}

/** An object of the given text; every reference in the text is an object's `toString`. */
export function addObject(document: PdfDocument, text: string): PdfObject {
  return write(document, `\n${text}\nendobj`);
}

/** A stream whose bytes are as its `dictionary` says, filters and all. */
export function addStream(document: PdfDocument, dictionary: string, bytes: Uint8Array): PdfObject {
  return write(
    document,
    `\n<< ${dictionary} /Length ${bytes.length} >>\nstream`,
    bytes,
    '\nendstream\nendobj',
  );
}

function write(document: PdfDocument, ...parts: [string, ...(string | Uint8Array)[]]): PdfObject {
  const object = document.ref({});
  writeObject(document, object, ...parts);
  return object;
}

/** What pdfkit does to write an object, without its two copies of the bytes. */
export function writeObject(
  document: PdfDocument,
  object: PdfObject,
  ...[head, ...rest]: [string, ...(string | Uint8Array)[]]
): void {
  object.offset = document._offset;
  document._write(`${object.id} 0 obj${head}`);
  for (const part of rest) document._write(part);
  document._refEnd(object);
}

/** How other objects name it. */
export function reference({ id }: { id: number }): string {
  return `${id} 0 R`;
}
