import { deflateSync } from 'node:zlib';
import {
  addObject,
  addStream,
  reference,
  writeObject,
  type PdfDocument,
  type PdfObject,
} from './pdf-document.ts';

/** Pages are a few kilobytes of operators: a small window takes a small part of the memory and of the time. */
const SMALL_WINDOW = { windowBits: 12, memLevel: 5, chunkSize: 2048 };

/** Pages under one node (ISO 32000-1 §7.7.3.2): a viewer finds a page without reading them all. */
const PAGES_A_NODE = 100;

/** The pages of a PDF. Each is written at once, and no more than its number is kept. */
export class PageTree {
  readonly #document: PdfDocument;
  #node: PdfObject | undefined;
  #kids: string[] = [];

  constructor(document: PdfDocument) {
    this.#document = document;
  }

  /** Page operators have their origin at the bottom left, unlike pdfkit's own. */
  add(
    size: { widthPt: number; heightPt: number },
    operators: string,
    resources: { fonts: Record<string, PdfObject>; xobjects: Record<string, PdfObject> },
  ): void {
    this.#node ??= this.#document.ref({});
    const content = addStream(this.#document, '/Filter /FlateDecode', deflateSync(operators, SMALL_WINDOW));
    const named = (objects: Record<string, PdfObject>) =>
      Object.entries(objects)
        .map(([name, object]) => `/${name} ${reference(object)}`)
        .join(' ');
    const page = addObject(
      this.#document,
      `<< /Type /Page /Parent ${reference(this.#node)} /MediaBox [0 0 ${size.widthPt.toFixed(4)} ${size.heightPt.toFixed(4)}]` +
        ` /Contents ${reference(content)} /Resources << /Font << ${named(resources.fonts)} >> /XObject << ${named(resources.xobjects)} >> >> >>`,
    );
    this.#kids.push(reference(page));
    if (this.#kids.length === PAGES_A_NODE) this.#endNode();
  }

  /** Writes what is left of the document. */
  end(): void {
    this.#endNode();
    this.#document.end();
  }

  #endNode(): void {
    if (this.#node === undefined) return;
    const pages = this.#document._root.data.Pages;
    const count = this.#kids.length;
    writeObject(
      this.#document,
      this.#node,
      `\n<< /Type /Pages /Parent ${reference(pages)} /Count ${count} /Kids [${this.#kids.join(' ')}] >>\nendobj`,
    );
    pages.data.Kids.push(this.#node);
    pages.data.Count += count;
    this.#node = undefined;
    this.#kids = [];
  }
}
