import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

/** Pages are a few kilobytes of operators: a small window takes a small part of the memory and of the time. */
const SMALL_WINDOW = { windowBits: 12, memLevel: 5, chunkSize: 2048 };

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
  _root: { data: { Pages: { id: number; data: { Kids: PdfObject[]; Count: number } } } };
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
}

/**
 * A document that hands every chunk on as soon as it is made: as a stream, it would keep and copy them.
 */
export function createPdfDocument(
  { title, author, created }: PdfInfo,
  onChunk: (chunk: Uint8Array) => void,
): PdfDocument {
  const document = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'fr',
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

/** What pdfkit does to write an object, without its two copies of the bytes. */
function write(document: PdfDocument, ...[head, ...rest]: [string, ...(string | Uint8Array)[]]): PdfObject {
  const object = document.ref({});
  object.offset = document._offset;
  document._write(`${object.id} 0 obj${head}`);
  for (const part of rest) document._write(part);
  document._refEnd(object);
  return object;
}

/** Adds a page, written at once. Page operators have their origin at the bottom left, unlike pdfkit's own. */
export function addPage(
  document: PdfDocument,
  size: { widthPt: number; heightPt: number },
  operators: string,
  resources: { fonts: Record<string, PdfObject>; xobjects: Record<string, PdfObject> },
): void {
  const pages = document._root.data.Pages;
  const content = addStream(document, '/Filter /FlateDecode', deflateSync(operators, SMALL_WINDOW));
  const named = (objects: Record<string, PdfObject>) =>
    Object.entries(objects)
      .map(([name, object]) => `/${name} ${reference(object)}`)
      .join(' ');
  const page = addObject(
    document,
    `<< /Type /Page /Parent ${reference(pages)} /MediaBox [0 0 ${size.widthPt.toFixed(4)} ${size.heightPt.toFixed(4)}]` +
      ` /Contents ${reference(content)} /Resources << /Font << ${named(resources.fonts)} >> /XObject << ${named(resources.xobjects)} >> >> >>`,
  );
  pages.data.Kids.push(page);
  pages.data.Count++;
}

function reference({ id }: { id: number }): string {
  return `${id} 0 R`;
}
