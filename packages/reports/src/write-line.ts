import { INK } from './page-style.ts';

/** Where a line goes, in mm: its top left corner, the width that it may take, the height of its letters. */
export interface LinePlace {
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
  { x, y, width, size, bold = false, colour = INK, align = 'left' }: LinePlace,
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

/** Words on at most two lines, the last one standing on `bottom`. */
export function writeHeading(
  document: PDFKit.PDFDocument,
  text: string,
  { bottom, ...place }: Omit<LinePlace, 'y'> & { bottom: number },
): void {
  document.font(place.bold === true ? 'bold' : 'regular').fontSize(place.size);
  const lines = ['', ''];
  for (const word of text.split(' ')) {
    const first = `${lines[0] ?? ''} ${word}`.trim();
    if (lines[1] === '' && document.widthOfString(first) <= place.width) lines[0] = first;
    else lines[1] = `${lines[1] ?? ''} ${word}`.trim();
  }
  const used = lines.filter((line) => line !== '');
  const lineMm = place.size * 1.25;
  for (const [at, line] of used.entries())
    writeLine(document, line, { ...place, y: bottom - (used.length - at) * lineMm });
}

/** The text, or as much of it as fits with an ellipsis; never between a letter and its mark. */
function cutTo(document: PDFKit.PDFDocument, text: string, width: number): string {
  // What fits by shrinking is as wide as the room, but for rounding.
  if (document.widthOfString(text) <= width + 0.01) return text;
  const letters = Array.from(new Intl.Segmenter('fr').segment(text), ({ segment }) => segment);
  while (letters.length > 1 && document.widthOfString(`${letters.join('').trimEnd()}…`) > width)
    letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
