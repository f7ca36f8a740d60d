import { fitText, widthOf, type FittedText } from './fit-text.ts';
import type { TextField, TextStyle } from './template-schema.ts';
import type { Typeface } from './typeface.ts';
import { fillColour, pdfNumber, POINTS_PER_MM } from './units.ts';

const LINE_HEIGHT = 1.2;

export interface DrawnText {
  operators: string;
  change: FittedText['change'];
  missingGlyphs: string[];
}

/** A text in its box, as operators on a card side, or a page, whose origin is its bottom left corner. */
export function drawText(
  text: string,
  field: TextField,
  style: TextStyle,
  typeface: Typeface,
  heightMm: number,
): DrawnText {
  const shown = style.capitals === true ? text.toLocaleUpperCase('fr') : text;
  const lineHeight = style.lineHeight ?? LINE_HEIGHT;
  const letterSpacingPt = style.letterSpacingPt ?? 0;
  const widthPt = field.box.widthMm * POINTS_PER_MM;
  const { lines, sizePt, change } = fitText(shown, typeface, {
    widthPt,
    heightPt: field.box.heightMm * POINTS_PER_MM,
    lineHeight,
    sizePt: style.sizePt,
    minSizePt: field.fit?.minSizePt ?? style.sizePt,
    maxLines: field.fit?.maxLines ?? 1,
    letterSpacingPt,
  });
  const leading = sizePt * lineHeight;
  const left = field.box.xMm * POINTS_PER_MM;
  let baseline = firstBaseline(field, typeface.capHeightEm * sizePt, (lines.length - 1) * leading, heightMm);
  let operators = `BT ${fillColour(style.colour)} /${typeface.pdfFont.id} ${pdfNumber(sizePt)} Tf ${pdfNumber(letterSpacingPt)} Tc\n`;
  for (const line of lines) {
    const room = widthPt - widthOf(line, typeface, sizePt, letterSpacingPt);
    const x = left + room * { left: 0, centre: 0.5, right: 1 }[field.align ?? 'left'];
    operators += `1 0 0 1 ${pdfNumber(x)} ${pdfNumber(baseline)} Tm\n`;
    for (const word of typeface.shape(line)) operators += scaleRises(word.operators, sizePt) + '\n';
    baseline -= leading;
  }
  return { operators: `${operators}ET\n`, change, missingGlyphs: typeface.missingGlyphs(shown) };
}

/** Where the first line stands, in points from the bottom of the card. */
function firstBaseline(
  { box, anchor = 'top' }: TextField,
  capHeight: number,
  below: number,
  heightMm: number,
) {
  const top = (heightMm - box.yMm) * POINTS_PER_MM;
  const height = box.heightMm * POINTS_PER_MM;
  switch (anchor) {
    case 'top':
      return top - capHeight;
    case 'middle':
      return top - (height + capHeight - below) / 2;
    case 'bottom':
      return top - height + below;
    default:
      return anchor satisfies never;
  }
}

function scaleRises(operators: string, sizePt: number): string {
  if (!operators.includes('%')) return operators;
  return operators.replaceAll(/%(.*?)%/gu, (_, rise: string) => pdfNumber((Number(rise) * sizePt) / 1000));
}
