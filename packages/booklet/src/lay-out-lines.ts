import type { Span } from './block.ts';
import { INK, MARK_COLOURS, type BookletPages } from './booklet-page.ts';

/** A piece of a line, from the line's left edge in points. */
interface Piece {
  span: Span;
  text: string;
  x: number;
  width: number;
}

/** Text broken into lines: how high each is, and what is on it. */
export interface LaidText {
  lines: Piece[][];
  size: number;
  lineHeight: number;
  height: number;
}

/** Letters of this size in points, no wider than `width` points. A word that is wider than a line is broken. */
export function layOutLines(
  pages: BookletPages,
  spans: readonly Span[],
  { width, size }: { width: number; size: number },
): LaidText {
  const lines: Piece[][] = [[]];
  let x = 0;
  const put = (span: Span, text: string): void => {
    const pieceWidth = widthOf(pages, span, text, size);
    if (text !== ' ' && x + pieceWidth > width && x > 0) {
      lines.push([]);
      x = 0;
    }
    if (text === ' ' && x === 0) return;
    if (pieceWidth > width && text.length > 1) {
      const half = Math.ceil(text.length / 2);
      put(span, text.slice(0, half));
      put(span, text.slice(half));
      return;
    }
    lines.at(-1)?.push({ span, text, x, width: pieceWidth });
    x += pieceWidth;
  };
  // Words that touch without a space between them stay on one line: "(**bold**),".
  for (const word of intoWords(spans)) {
    const wordWidth = word.reduce((sum, { span, text }) => sum + widthOf(pages, span, text, size), 0);
    if (x > 0 && x + wordWidth > width && wordWidth <= width && word[0]?.text !== ' ') {
      lines.push([]);
      x = 0;
    }
    for (const { span, text } of word) put(span, text);
  }
  const lineHeight = size * 1.45;
  return { lines, size, lineHeight, height: lines.length * lineHeight };
}

/** Draws lines from this place down; the page is not turned. */
export function drawLines(
  pages: BookletPages,
  { lines, size, lineHeight }: LaidText,
  { x, y, colour = INK }: { x: number; y: number; colour?: string },
): void {
  for (const [row, pieces] of lines.entries()) {
    const top = y + row * lineHeight;
    for (const { span, text, x: offset } of pieces) {
      if (span.kind === 'mark') {
        const middle = top + size * 0.72;
        pages.pdf
          .circle(x + offset + size * 0.5, middle, size * 0.42)
          .fillAndStroke(MARK_COLOURS[span.mark], MARK_COLOURS[span.mark]);
      } else {
        const inked = span.style === 'mono' ? { size: size * 0.9, colour } : { size, colour };
        const down = span.style === 'mono' ? size * 0.12 : 0;
        const linked = span.link === undefined ? {} : { link: span.link };
        pages.write(text, x + offset, top + down, { font: span.style, ...inked, ...linked });
      }
    }
  }
}

function widthOf(pages: BookletPages, span: Span, text: string, size: number): number {
  if (span.kind === 'mark') return size * 1.25;
  return pages.widthOf(text, span.style, span.style === 'mono' ? size * 0.9 : size);
}

/** Pieces that may not be parted; a space is a word of its own. */
function intoWords(spans: readonly Span[]): { span: Span; text: string }[][] {
  const words: { span: Span; text: string }[][] = [];
  let open: { span: Span; text: string }[] = [];
  const close = (): void => {
    if (open.length > 0) words.push(open);
    open = [];
  };
  for (const span of spans) {
    const texts = span.kind === 'mark' ? ['●'] : span.text.split(/( +)/);
    for (const text of texts.filter((one) => one !== '')) {
      if (text.trim() === '' && !/[\u00A0\u202F]/.test(text)) {
        close();
        words.push([{ span, text: ' ' }]);
      } else open.push({ span, text });
    }
  }
  close();
  return words;
}
