import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import PdfKit from 'pdfkit';

const POINTS_PER_MM = 72 / 25.4;
/** Bytes made and not yet written, beyond which we wait. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;

const require = createRequire(import.meta.url);
const FONTS = {
  regular: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
};

/** What pdfkit keeps of a page to the end of the document. */
type WrittenPage = Record<'dictionary' | 'resources' | 'content', { data: object }>;

/** Text in a box, in millimetres from the page's top left corner. */
export interface TextBox {
  xMm: number;
  yMm: number;
  widthMm: number;
  /** Lines that do not fit are left out, with an ellipsis. */
  heightMm: number;
  sizePt: number;
  font?: keyof typeof FONTS;
  colour?: string;
  align?: 'left' | 'center' | 'right';
}

/** A4 pages written to a stream as they are made: however many there are, only one is in memory. */
export class PdfWriter {
  readonly pdf: PDFKit.PDFDocument;
  readonly #output: Writable;

  constructor(
    output: Writable,
    { title, author, created }: { title: string; author: string; created: Date },
  ) {
    this.pdf = new PdfKit({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      lang: 'fr',
      info: { Title: title, Author: author, Creator: 'passeport', CreationDate: created },
    });
    for (const [name, path] of Object.entries(FONTS)) this.pdf.registerFont(name, path);
    this.#output = output;
    this.pdf.pipe(output);
  }

  addPage(): void {
    const written = this.pdf.page as unknown as WrittenPage | null;
    this.pdf.addPage();
    // The page before is written now; pdfkit keeps it for its number only, with everything that is on it.
    if (written === null) return;
    for (const object of [written.dictionary, written.resources, written.content]) object.data = {};
  }

  text(text: string, box: TextBox): void {
    const { xMm, yMm, widthMm, heightMm, sizePt, font = 'regular', colour = '#1d1a16', align = 'left' } = box;
    this.pdf
      .font(font)
      .fontSize(sizePt)
      .fillColor(colour)
      .text(text, points(xMm), points(yMm), {
        width: points(widthMm),
        height: points(heightMm),
        ellipsis: '…',
        lineGap: -sizePt * 0.16,
        align,
      });
  }

  /** Several lines, as large as `sizePt` allows and the box takes; a text that is too long even at 60 % is cut. */
  lines(text: string, box: TextBox): void {
    const width = points(box.widthMm);
    let { sizePt } = box;
    const fits = () => {
      this.pdf.font(box.font ?? 'regular').fontSize(sizePt);
      const words = text.split(/(?<=[\s-])/u);
      return (
        this.pdf.heightOfString(text, { width, lineGap: -sizePt * 0.16 }) <= points(box.heightMm) &&
        words.every((word) => this.pdf.widthOfString(word.trim()) <= width)
      );
    };
    while (sizePt > box.sizePt * 0.6 && !fits()) sizePt -= 0.25;
    this.text(text, { ...box, sizePt });
  }

  /** One line, as large as `sizePt` allows and the width takes. */
  line(text: string, box: TextBox): void {
    this.pdf.font(box.font ?? 'regular').fontSize(box.sizePt);
    const needed = this.pdf.widthOfString(text) / points(box.widthMm);
    this.text(text, { ...box, sizePt: box.sizePt / Math.max(1, needed * 1.01) });
  }

  /** Waits until what was made is on its way to the disk. */
  async keepUp(): Promise<void> {
    while (
      this.pdf.readableLength + this.#output.writableLength > MAX_WAITING_BYTES &&
      !this.#output.destroyed
    )
      await setImmediate();
  }

  async end(): Promise<void> {
    this.pdf.end();
    await finished(this.#output);
  }
}

export function points(mm: number): number {
  return mm * POINTS_PER_MM;
}
