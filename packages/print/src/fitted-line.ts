/** The colour of print. */
export const INK = '#1d1a16';

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

/** Shrinks, then takes a second line, then ends in an ellipsis. */
export function writeName(
  document: PDFKit.PDFDocument,
  name: string,
  { x, y, width }: { x: number; y: number; width: number },
): void {
  document.font('bold').fillColor(INK);
  for (let size = 4.3; size > 3.4; size -= 0.1) {
    if (document.fontSize(size).widthOfString(name) > width) continue;
    document.text(name, x, y + 1.6, { lineBreak: false });
    return;
  }
  document.fontSize(3.4);
  const words = name.split(' ');
  const first: string[] = [];
  while (words.length > 0 && document.widthOfString([...first, words[0]].join(' ')) <= width)
    first.push(...words.splice(0, 1));
  const lines = first.length === 0 ? [name] : [first.join(' '), words.join(' ')];
  for (const [at, line] of lines.entries())
    document.text(cutTo(document, line, width), x, y + at * 4.3, { lineBreak: false });
}

/** The text, or as much of it as fits with an ellipsis; never between a letter and its mark. */
function cutTo(document: PDFKit.PDFDocument, text: string, width: number): string {
  if (document.widthOfString(text) <= width) return text;
  const letters = Array.from(new Intl.Segmenter('fr').segment(text), ({ segment }) => segment);
  while (letters.length > 1 && document.widthOfString(`${letters.join('').trimEnd()}…`) > width)
    letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
