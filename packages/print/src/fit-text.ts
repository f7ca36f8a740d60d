import type { Typeface } from './typeface.ts';

/** How a text may give way when it is too long for its box. */
export interface FitRule {
  widthPt: number;
  /** For the capitals of the first line to the baseline of the last. */
  heightPt: number;
  lineHeight: number;
  sizePt: number;
  minSizePt: number;
  maxLines: number;
  letterSpacingPt: number;
}

export interface FittedText {
  lines: string[];
  sizePt: number;
  /** What had to be done to make it fit. */
  change: 'none' | 'shrunk' | 'wrapped' | 'ellipsised';
}

const ELLIPSIS = '…';
const LETTERS = new Intl.Segmenter('fr');
const SIZE_STEP_PT = 0.25;

/**
 * One line at full size; else shrunk down to the minimum; else wrapped, at the largest size whose lines
 * are enough; else cut, with an ellipsis.
 */
export function fitText(text: string, typeface: Typeface, rule: FitRule): FittedText {
  const { widthPt, sizePt, minSizePt } = rule;
  const width = (line: string, size: number) => widthOf(line, typeface, size, rule.letterSpacingPt);
  if (width(text, sizePt) <= widthPt) return { lines: [text], sizePt, change: 'none' };
  for (let size = sizePt - SIZE_STEP_PT; size >= minSizePt; size -= SIZE_STEP_PT) {
    if (width(text, size) <= widthPt) return { lines: [text], sizePt: size, change: 'shrunk' };
  }
  const fits = (size: number) => (line: string) => width(line, size) <= widthPt;
  const linesAt = (size: number) => {
    const room = 1 + (rule.heightPt / size - typeface.capHeightEm) / rule.lineHeight;
    return Math.max(1, Math.min(rule.maxLines, Math.floor(room)));
  };
  for (let size = sizePt; size >= minSizePt; size -= SIZE_STEP_PT) {
    const lines = wrap(text, fits(size));
    if (lines.length <= linesAt(size) && lines.every(fits(size)))
      return { lines, sizePt: size, change: 'wrapped' };
  }
  return { lines: cut(text, linesAt(minSizePt), fits(minSizePt)), sizePt: minSizePt, change: 'ellipsised' };
}

/** Width of a line in points; the spacing after its last letter is not counted. */
export function widthOf(line: string, typeface: Typeface, sizePt: number, letterSpacingPt: number): number {
  const words = typeface.shape(line);
  const glyphs = words.reduce((sum, word) => sum + word.glyphs, 0);
  const widthEm = words.reduce((sum, word) => sum + word.widthEm, 0);
  return widthEm * sizePt + Math.max(0, glyphs - 1) * letterSpacingPt;
}

/** As many words on each line as fit; a word that is wider than the box has a line of its own. */
function wrap(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=[ -])/u)) {
    if (line !== '' && !fits((line + word).trimEnd())) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  lines.push(line.trimEnd());
  return lines;
}

/** The lines up to the first that is too long, or to the last that there is room for: that one is shortened. */
function cut(text: string, maxLines: number, fits: (line: string) => boolean): string[] {
  const lines = wrap(text, fits);
  const tooLong = lines.findIndex((line) => !fits(line));
  const last = tooLong < 0 ? maxLines - 1 : Math.min(tooLong, maxLines - 1);
  return [...lines.slice(0, last), shorten(lines.slice(last).join(' '), fits)];
}

/** As many letters as fit with an ellipsis after them; a letter keeps its marks. */
function shorten(line: string, fits: (line: string) => boolean): string {
  const letters = [...LETTERS.segment(line)].map(({ segment }) => segment);
  const shortened = (count: number) => letters.slice(0, count).join('').trimEnd() + ELLIPSIS;
  let [most, tooMany] = [0, letters.length + 1];
  while (tooMany - most > 1) {
    const middle = (most + tooMany) >> 1;
    if (fits(shortened(middle))) most = middle;
    else tooMany = middle;
  }
  return shortened(most);
}
