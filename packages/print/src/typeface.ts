import type { GlyphPosition, PdfFont } from './pdf-document.ts';
import { pdfNumber } from './units.ts';

/** Text ready to show: operands and operators for inside `BT … ET`, and its width at 1 pt. */
export interface ShapedText {
  operators: string;
  widthEm: number;
  glyphs: number;
}

/** Words kept once they are shaped: names come again and again, numbers seldom. */
const MAX_CACHED = 4000;

/** A font that shapes text with kerning and marks, and remembers the words it has shaped. */
export class Typeface {
  readonly pdfFont: PdfFont;
  readonly capHeightEm: number;
  readonly #glyphs = new Map<string, boolean>();
  readonly #shaped = new Map<string, ShapedText>();

  constructor(pdfFont: PdfFont) {
    this.pdfFont = pdfFont;
    this.capHeightEm = pdfFont.capHeight / 1000;
  }

  /** Characters that the font has no glyph for. */
  missingGlyphs(text: string): string[] {
    return Array.from(text).filter((character) => !this.#has(character));
  }

  #has(character: string): boolean {
    const known = this.#glyphs.get(character);
    if (known !== undefined) return known;
    const has = this.pdfFont.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    this.#glyphs.set(character, has);
    return has;
  }

  /** The text in words, each with the space or dash after it: where a line may break, and what is remembered. */
  shape(text: string): ShapedText[] {
    return text.split(/(?<=[ \-/])/u).map((word) => this.#shapeWord(word));
  }

  widthEm(text: string): number {
    return this.shape(text).reduce((sum, { widthEm }) => sum + widthEm, 0);
  }

  #shapeWord(word: string): ShapedText {
    const known = this.#shaped.get(word);
    if (known !== undefined) return known;
    if (this.#shaped.size >= MAX_CACHED) this.#shaped.clear();
    const [codes, positions] = this.pdfFont.encode(word);
    const shaped = {
      operators: showGlyphs(codes, positions),
      widthEm: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / 1000,
      glyphs: codes.length,
    };
    this.#shaped.set(word, shaped);
    return shaped;
  }
}

/** `TJ` with kerning; a glyph that is raised or lowered (a mark over its letter) gets a `%rise%` to be scaled. */
function showGlyphs(codes: string[], positions: GlyphPosition[]): string {
  let out = '[<';
  for (const [index, code] of codes.entries()) {
    const { advanceWidth = 0, xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    if (xOffset !== 0) out += `>${pdfNumber(-xOffset)}<`;
    out += yOffset === 0 ? code : `>] TJ %${pdfNumber(yOffset)}% Ts [<${code}>] TJ 0 Ts [<`;
    const kern = advanceWidth - xAdvance + xOffset;
    if (kern !== 0) out += `>${pdfNumber(kern)}<`;
  }
  return `${out}>] TJ`.replaceAll('<>', '');
}
