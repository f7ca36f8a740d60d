import { encodeFrontMark } from '@passeport/codes';
import { BARCODE_QUIET_MODULES, barsOf, encodeCode128 } from './code128.ts';
import { DATA_MATRIX_MODULES } from './data-matrix.ts';
import { dataMatrixSquares } from './data-matrix-squares.ts';
import type { DrawnSide } from './drawn-side.ts';
import { addStream, type PdfDocument } from './pdf-document.ts';
import type { PrintableCard } from './printable-card.ts';
import type { QrDrawing } from './qr-drawing.ts';
import type { BarcodeField, MarkField, QrField } from './template-schema.ts';
import { pdfNumber, POINTS_PER_MM } from './units.ts';

/** White modules around the symbol (ISO/IEC 18004 §6.3.8). */
const QUIET_MODULES = 4;
const MIN_DOTS_A_MODULE = 4;
const MIN_DOTS_A_BAR = 2;
/** Lengths in mm are written to a hundredth: 0.34 is 4 dots at 300 dpi. */
const ROUNDING_MM = 0.005;

/** Where a code is drawn to, and by which printer. */
interface Paper {
  document: PdfDocument;
  name: string;
  cardHeightMm: number;
  dpi: number;
}

/** The symbol with its quiet zone, black on white. */
export function drawQrField(
  drawn: DrawnSide,
  { box }: QrField,
  qr: QrDrawing | undefined,
  paper: Paper,
): void {
  if (qr === undefined) {
    drawn.refusals.push('qr-too-big');
    return;
  }
  const moduleMm = box.sideMm / (qr.modules + 2 * QUIET_MODULES);
  if (moduleMm + ROUNDING_MM < dots(MIN_DOTS_A_MODULE, paper)) {
    drawn.refusals.push('qr-too-fine');
    return;
  }
  drawn.xobjects[paper.name] = addStream(
    paper.document,
    `/Type /XObject /Subtype /Image /Width ${qr.pixels} /Height ${qr.pixels} /ImageMask true /BitsPerComponent 1 /Filter /FlateDecode`,
    qr.bitmap,
  );
  const x = box.xMm * POINTS_PER_MM;
  const y = (paper.cardHeightMm - box.yMm - box.sideMm) * POINTS_PER_MM;
  const side = box.sideMm * POINTS_PER_MM;
  const quiet = QUIET_MODULES * moduleMm * POINTS_PER_MM;
  const symbol = pdfNumber(side - 2 * quiet);
  drawn.operators += `1 g ${[x, y, side, side].map(pdfNumber).join(' ')} re f\n`;
  drawn.operators += `q 0 g ${symbol} 0 0 ${symbol} ${pdfNumber(x + quiet)} ${pdfNumber(y + quiet)} cm /${paper.name} Do Q\n`;
}

/** Bars as high as the box, black on white. */
export function drawBarcode(
  drawn: DrawnSide,
  { box, bind }: BarcodeField,
  card: PrintableCard,
  paper: Paper,
): void {
  const modules = encodeCode128(card[bind === 'memberNumber' ? 'member' : 'card'].replaceAll('-', ''));
  const moduleMm = box.widthMm / (modules.length + 2 * BARCODE_QUIET_MODULES);
  if (moduleMm + ROUNDING_MM < dots(MIN_DOTS_A_BAR, paper)) drawn.warnings.push('barcode-too-fine');
  const [x, module] = [box.xMm * POINTS_PER_MM, moduleMm * POINTS_PER_MM];
  const y = (paper.cardHeightMm - box.yMm - box.heightMm) * POINTS_PER_MM;
  const height = box.heightMm * POINTS_PER_MM;
  drawn.operators += `1 g ${[x, y, box.widthMm * POINTS_PER_MM, height].map(pdfNumber).join(' ')} re f 0 g\n`;
  for (const { at, width } of barsOf(modules)) {
    const left = x + (BARCODE_QUIET_MODULES + at) * module;
    drawn.operators += `${[left, y, width * module, height].map(pdfNumber).join(' ')} re\n`;
  }
  drawn.operators += 'f\n';
}

/** The mark of a card's front with its quiet zone, dark on white; nothing for editions that have none. */
export function drawMark(drawn: DrawnSide, { box }: MarkField, card: PrintableCard, heightMm: number): void {
  const digits = encodeFrontMark(card.card);
  if (digits === undefined) return;
  const moduleMm = box.sideMm / (DATA_MATRIX_MODULES + 2);
  const symbol = { xMm: box.xMm + moduleMm, yMm: box.yMm + moduleMm, sideMm: box.sideMm - 2 * moduleMm };
  const white = [box.xMm, heightMm - box.yMm - box.sideMm, box.sideMm, box.sideMm];
  drawn.operators += `1 g ${white.map((mm) => pdfNumber(mm * POINTS_PER_MM)).join(' ')} re f 0 g\n`;
  drawn.operators += dataMatrixSquares(digits, symbol, heightMm);
}

function dots(count: number, { dpi }: Paper): number {
  return (count * 25.4) / dpi;
}
