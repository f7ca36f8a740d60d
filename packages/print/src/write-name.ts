import { cutTo, INK } from '@passeport/paper';

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
