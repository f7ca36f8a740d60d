import type { Picture } from './block.ts';
import { PALE_INK, type BookletPages } from './booklet-page.ts';
import { drawLines, layOutLines } from './lay-out-lines.ts';

/** Gives a picture's bytes, PNG or JPEG, by its address in the Markdown. */
export type OpenPicture = (href: string) => Uint8Array;

const GUTTER = 14;
/** A picture alone, and pictures in a row, in points. */
const MAX_HEIGHT = { alone: 330, inRow: 214 };
const NARROWEST_CAPTION = 150;
const CAPTION_SIZE = 8.4;

/** A row of pictures of one height, with captions; the row stays whole. */
export function drawPictures(
  pages: BookletPages,
  pictures: readonly Picture[],
  { x, width }: { x: number; width: number },
  open: OpenPicture,
): void {
  const images = pictures.map(({ href, caption }) => {
    const image = Buffer.from(open(href));
    return { image, caption, ratio: ratioOf(pages.pdf, image) };
  });
  const gutters = GUTTER * (images.length - 1);
  const ratios = images.reduce((sum, { ratio }) => sum + ratio, 0);
  const most = images.length === 1 ? MAX_HEIGHT.alone : MAX_HEIGHT.inRow;
  const height = Math.min(most, (width - gutters) / ratios);
  const cells = images.map(({ image, caption, ratio }) => {
    const wide = height * ratio;
    const spare = (width - gutters - height * ratios) / images.length;
    const column = images.length === 1 ? width : Math.max(wide, Math.min(wide + spare, NARROWEST_CAPTION));
    const laid = layOutLines(pages, [{ kind: 'text', text: caption, style: 'italic' }], {
      width: column,
      size: CAPTION_SIZE,
    });
    return { image, laid, wide, column };
  });
  const captions = Math.max(...cells.map(({ laid }) => laid.height));
  pages.keep(height + captions + 16);
  let left = x;
  for (const { image, laid, wide, column } of cells) {
    pages.pdf.image(image, left, pages.y, { width: wide, height });
    pages.pdf.rect(left, pages.y, wide, height).lineWidth(0.4).strokeColor('#cfc8bb').stroke();
    drawLines(pages, laid, { x: left, y: pages.y + height + 4, colour: PALE_INK });
    left += column + GUTTER;
  }
  pages.y += height + captions + 16;
}

/** pdfkit opens an image before it is drawn, which its types leave out. */
function ratioOf(pdf: PDFKit.PDFDocument, image: Buffer): number {
  const { openImage } = pdf as unknown as {
    openImage: (this: PDFKit.PDFDocument, bytes: Buffer) => { width: number; height: number };
  };
  const { width, height } = openImage.call(pdf, image);
  return width / height;
}
