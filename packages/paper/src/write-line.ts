import { INK } from './colours.ts';

/** Where a line goes, in the document's units: its top left corner, the width that it may take, the height of its letters. */
export interface FittedLine {
  x: number;
  y: number;
  width: number;
  size: number;
  bold?: boolean;
  colour?: string;
  align?: 'left' | 'right' | 'center';
}

/** One line, smaller by a quarter at most to fit, then cut. */
export function writeLine(
  document: PDFKit.PDFDocument,
  text: string,
  { x, y, width, size, bold = false, colour = INK, align = 'left' }: FittedLine,
): void {
  document
    .font(bold ? 'bold' : 'regular')
    .fillColor(colour)
    .fontSize(size);
  const natural = document.widthOfString(text);
  const fitting = natural > width ? Math.max(size * 0.75, (size * width) / natural) : size;
  const line = cutTo(document.fontSize(fitting), text, width);
  const room = width - document.widthOfString(line);
  const shift = { left: 0, center: room / 2, right: room }[align];
  document.text(line, x + shift, y + size - fitting, { lineBreak: false });
}

/** The text, or as much of it as fits with an ellipsis; never between a letter and its mark. */
export function cutTo(document: PDFKit.PDFDocument, text: string, width: number): string {
  // What fits by shrinking is as wide as the room, but for rounding.
  if (document.widthOfString(text) <= width + 0.01) return text;
  const letters = Array.from(new Intl.Segmenter('fr').segment(text), ({ segment }) => segment);
  while (letters.length > 1 && document.widthOfString(`${letters.join('').trimEnd()}…`) > width)
    letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
