import SVGtoPDF from 'svg-to-pdfkit';
import { PrintError } from './errors.ts';
import type { PdfDocument, PdfObject, PdfPage } from './pdf-document.ts';
import { POINTS_PER_MM, pdfNumber } from './units.ts';

/** Something that is drawn once in the PDF and shown wherever it is needed. */
export interface Form {
  object: PdfObject;
  name: string;
}

/** A rectangle of a form's own coordinates, in mm, y downwards from the top left corner of the card's trim. */
export interface FormArea {
  leftMm: number;
  topMm: number;
  widthMm: number;
  heightMm: number;
}

/** Of what a drawing becomes; that of a card has 45 kB at most. Parts that show parts can make it endless. */
const MAX_DRAWN_BYTES = 1 << 20;

/**
 * An SVG, and operators over it, as a form XObject (ISO 32000-1 §8.10). The SVG fills the area; the form's
 * origin is the bottom left corner of a card of `cardHeightMm`. Throws `template-invalid` for an SVG that cannot be drawn.
 */
export function drawForm(
  document: PdfDocument,
  name: string,
  svg: { file: string; text: string },
  area: FormArea,
  cardHeightMm: number,
  over: { operators: string; fonts: Record<string, PdfObject> } = { operators: '', fonts: {} },
): Form {
  const bottomMm = cardHeightMm - area.topMm - area.heightMm;
  const chunks: Buffer[] = [];
  let drawnBytes = 0;
  const target: PdfPage = {
    width: points(area.widthMm),
    height: points(area.heightMm),
    fonts: over.fonts,
    xobjects: {},
    ext_gstates: {},
    patterns: {},
    colorSpaces: {},
    write: (chunk) => {
      const bytes = Buffer.from(`${String(chunk)}\n`, 'latin1');
      drawnBytes += bytes.length;
      if (drawnBytes > MAX_DRAWN_BYTES) throw new RangeError('the drawing has too many parts');
      chunks.push(bytes);
    },
  };
  const { page, _ctm } = document;
  document.page = target;
  document._ctm = [1, 0, 0, 1, 0, 0];
  const top = pdfNumber(points(cardHeightMm - area.topMm));
  target.write(`q 1 0 0 -1 ${pdfNumber(points(area.leftMm))} ${top} cm`);
  try {
    SVGtoPDF(document, svg.text, 0, 0, {
      width: target.width,
      height: target.height,
      assumePt: true,
      precision: 4,
    });
  } catch (error) {
    throw new PrintError('template-invalid', { where: svg.file }, error);
  } finally {
    document.page = page;
    document._ctm = _ctm;
  }
  target.write(`Q\n${over.operators}`);
  const object = document.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [area.leftMm, bottomMm, area.leftMm + area.widthMm, bottomMm + area.heightMm].map(points),
    Resources: {
      Font: target.fonts,
      XObject: target.xobjects,
      ExtGState: target.ext_gstates,
      Pattern: target.patterns,
    },
  });
  object.end(Buffer.concat(chunks));
  return { object, name };
}

function points(mm: number): number {
  return mm * POINTS_PER_MM;
}
