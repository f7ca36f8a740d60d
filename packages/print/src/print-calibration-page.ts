import { calibrationFrame, type CalibrationFrame } from './calibrate.ts';
import type { Size } from './impose.ts';
import { printPages } from './print-pages.ts';
import type { PrintLanguage } from './printable-card.ts';
import type { SideName } from './template-schema.ts';

export interface CalibrationPage {
  page: Size;
  /** TrueType. */
  font: Uint8Array;
  /** What is written in the frame of each side, below its title. */
  words: Record<SideName, { title: string; steps: string[] }>;
  created: Date;
  /** Of the words. */
  language: PrintLanguage;
  /** Path of the PDF. */
  output: string;
}

const INK = '#1d1a16';
const MARK = '#9a3412';
/** Of letters, in mm. */
const TITLE_MM = 7;
const TEXT_MM = 4;

/**
 * A page to print on both sides and to measure with a ruler: a frame with ticks of a millimetre and centimetre, and arrows that
 * say what A, B, C and D (front), E and F (back) are. Throws `output-full`, `output-unwritable`.
 */
export async function printCalibrationPage({ page, font, words, ...job }: CalibrationPage): Promise<void> {
  const sides = (['front', 'back'] as const).map(
    (side) => (document: PDFKit.PDFDocument) => drawSide(document, calibrationFrame(page), side, words[side]),
  );
  await printPages({ ...job, size: page, title: words.front.title, fonts: { text: font } }, sides);
}

function drawSide(
  document: PDFKit.PDFDocument,
  frame: CalibrationFrame,
  side: SideName,
  { title, steps }: { title: string; steps: string[] },
): void {
  const { marginMm: at, widthMm, heightMm } = frame;
  document.lineWidth(0.12).strokeColor(INK).rect(at, at, widthMm, heightMm).stroke();
  drawTicks(document, frame);
  const [across, down] = side === 'front' ? ['A', 'B'] : ['E', 'F'];
  drawArrow(document, across, [0, at + heightMm * 0.6], [at, at + heightMm * 0.6]);
  drawArrow(document, down, [at + widthMm * 0.6, 0], [at + widthMm * 0.6, at]);
  if (side === 'front') {
    drawArrow(document, 'C', [at, at + heightMm * 0.86], [at + widthMm, at + heightMm * 0.86]);
    drawArrow(document, 'D', [at + widthMm * 0.88, at], [at + widthMm * 0.88, at + heightMm]);
  }
  // On a page as small as a card there is no room for more than the letters.
  if (widthMm < 100) return;
  const left = at + 14;
  const width = widthMm * 0.84 - 14;
  document
    .font('text')
    .fillColor(INK)
    .fontSize(TITLE_MM)
    .text(title, left, at + 18, { width });
  document.fontSize(TEXT_MM);
  for (const step of steps) document.text(step, left, document.y + 3, { width, lineGap: 0.8 });
}

/** Along the frame's top and left sides, inwards. */
function drawTicks(
  document: PDFKit.PDFDocument,
  { marginMm: at, widthMm, heightMm }: CalibrationFrame,
): void {
  document.font('text').fontSize(2.6).fillColor(INK);
  for (let mm = 0; mm <= widthMm; mm++) {
    document.moveTo(at + mm, at).lineTo(at + mm, at + tickLength(mm));
    if (mm % 10 === 0 && mm > 0 && mm < widthMm)
      document.text(String(mm / 10), at + mm - 4, at + 5.4, { width: 8, align: 'center', lineBreak: false });
  }
  for (let mm = 0; mm <= heightMm; mm++) {
    document.moveTo(at, at + mm).lineTo(at + tickLength(mm), at + mm);
    if (mm % 10 === 0 && mm > 0 && mm < heightMm)
      document.text(String(mm / 10), at + 5.6, at + mm - 1.8, { width: 6, lineBreak: false });
  }
  document.lineWidth(0.1).strokeColor(INK).stroke();
}

function tickLength(mm: number): number {
  if (mm % 10 === 0) return 5;
  return mm % 5 === 0 ? 3.4 : 2;
}

/** A line between two points with a head at each end and a letter in a disc in the middle. */
function drawArrow(
  document: PDFKit.PDFDocument,
  letter: string,
  [x1, y1]: [number, number],
  [x2, y2]: [number, number],
): void {
  const isAcross = y1 === y2;
  const head = (x: number, y: number, away: 1 | -1) => {
    const [dx, dy] = isAcross ? [2.2 * away, 0.8] : [0.8, 2.2 * away];
    document.moveTo(x, y).lineTo(x + dx, y + dy);
    document.lineTo(isAcross ? x + dx : x - dx, isAcross ? y - dy : y + dy).fill(MARK);
  };
  document.lineWidth(0.25).strokeColor(MARK).moveTo(x1, y1).lineTo(x2, y2).stroke();
  head(x1, y1, 1);
  head(x2, y2, -1);
  const radius = Math.min(3.6, Math.max(x2 - x1, y2 - y1) * 0.3);
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  document.circle(x, y, radius).fill(MARK);
  document
    .font('text')
    .fontSize(radius * 1.4)
    .fillColor('#ffffff');
  document.text(letter, x - radius, y - radius * 0.98, {
    width: 2 * radius,
    align: 'center',
    lineBreak: false,
  });
}
