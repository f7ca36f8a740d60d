import { writeLine, type FittedLine } from '@passeport/paper';

/** Words on at most two lines, the last one standing on `bottom`. */
export function writeHeading(
  document: PDFKit.PDFDocument,
  text: string,
  { bottom, ...place }: Omit<FittedLine, 'y'> & { bottom: number },
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
