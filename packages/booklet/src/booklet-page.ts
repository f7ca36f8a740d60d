import { createRequire } from 'node:module';
import PdfKit from 'pdfkit';
import type { Mark } from './block.ts';

const require = createRequire(import.meta.url);
const FONTS = {
  regular: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  italic: require.resolve('@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf'),
  mono: require.resolve('@expo-google-fonts/noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf'),
};

export type FontName = keyof typeof FONTS;

export const INK = '#1d1a16';
export const PALE_INK = '#6b6459';
export const ACCENT = '#14533a';
export const PAPER_TINT = '#f4f1ea';
export const MARK_COLOURS: Readonly<Record<Mark, string>> = {
  green: '#12714a',
  amber: '#b45a00',
  red: '#b3201c',
  grey: '#5d6670',
};

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89, left: 62, right: 62, top: 66, bottom: 62 };
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** The pages of a booklet while they are filled from top to bottom. `y` is where the next block begins, in points. */
export class BookletPages {
  readonly pdf: PDFKit.PDFDocument;
  y = PAGE.top;
  #count = 0;

  constructor({ title, created }: { title: string; created: Date }) {
    this.pdf = new PdfKit({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      lang: 'fr',
      info: { Title: title, Creator: 'passeport', CreationDate: created },
    });
    for (const [name, path] of Object.entries(FONTS)) this.pdf.registerFont(name, path);
    this.turn();
  }

  /** The number of the page that is being filled, from 1. */
  get number(): number {
    return this.#count;
  }

  get left(): number {
    return PAGE.height - PAGE.bottom - this.y;
  }

  turn(): void {
    this.pdf.addPage();
    this.#count += 1;
    this.y = PAGE.top;
  }

  /** Turns the page when less than so many points are left, unless it has nothing on it yet. */
  keep(height: number): void {
    if (this.left < height && this.y > PAGE.top) this.turn();
  }

  /** One line that is not broken. */
  write(
    text: string,
    x: number,
    y: number,
    { font, size, colour = INK, link }: { font: FontName; size: number; colour?: string; link?: string },
  ): void {
    this.pdf
      .font(font)
      .fontSize(size)
      .fillColor(colour)
      .text(text, x, y, { lineBreak: false, ...(link !== undefined && { link, underline: true }) });
  }

  widthOf(text: string, font: FontName, size: number): number {
    return this.pdf.font(font).fontSize(size).widthOfString(text);
  }
}
