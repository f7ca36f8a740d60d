import { GOLD, GREEN, INK, RULE, SOFT, writeLine } from '@passeport/paper';
import { printPages, type DocumentJob } from './print-pages.ts';

/** A receipt, twice on a page of A4: a half to tear off for the member, a half for the office. */
export interface ReceiptJob extends DocumentJob {
  title: string;
  subtitle: string;
  /** What stands on the right of the title: its number or day. */
  reference: string;
  facts: readonly { label: string; value: string }[];
  /** What follows from it, a sentence a paragraph. */
  notes: readonly string[];
  /** Who signs, on the left and on the right. */
  signatures: readonly [string, string];
  /** For whom each half is, the upper one first. */
  copies: readonly [string, string];
  /** BCP 47. */
  language: string;
}

const PAGE = { widthMm: 210, heightMm: 297, marginMm: 16 };
const HALF_MM = PAGE.heightMm / 2;
const WIDTH_MM = PAGE.widthMm - 2 * PAGE.marginMm;

/** Writes the receipt. Throws `output-full`, `output-unwritable`. */
export async function printReceipt(job: ReceiptJob): Promise<void> {
  await printPages({ ...job, size: PAGE }, [
    (document) => {
      for (const [at, copy] of job.copies.entries()) drawHalf(document, job, copy, at * HALF_MM);
      document
        .dash(2, { space: 2 })
        .moveTo(0, HALF_MM)
        .lineTo(PAGE.widthMm, HALF_MM)
        .lineWidth(0.2)
        .strokeColor(RULE)
        .stroke()
        .undash();
    },
  ]);
}

function drawHalf(document: PDFKit.PDFDocument, job: ReceiptJob, copy: string, top: number): void {
  const x = PAGE.marginMm;
  document.rect(0, top, PAGE.widthMm, 21).fill(GREEN);
  writeLine(document, job.title, { x, y: top + 4.6, width: 130, size: 6, bold: true, colour: '#ffffff' });
  writeLine(document, job.subtitle, { x, y: top + 13.4, width: 130, size: 3.4, colour: GOLD });
  const right = { x: 150, width: PAGE.widthMm - PAGE.marginMm - 150, align: 'right' } as const;
  writeLine(document, job.reference, { ...right, y: top + 5.2, size: 4, bold: true, colour: '#ffffff' });
  writeLine(document, copy, { ...right, y: top + 13.4, size: 3.4, colour: GOLD });
  for (const [at, { label, value }] of job.facts.entries()) {
    const left = x + (at % 2) * (WIDTH_MM / 2 + 2);
    const line = top + 27 + Math.floor(at / 2) * 11;
    writeLine(document, label, { x: left, y: line, width: WIDTH_MM / 2 - 2, size: 3, colour: SOFT });
    writeLine(document, value, { x: left, y: line + 3.9, width: WIDTH_MM / 2 - 2, size: 4.2, bold: true });
  }
  let y = top + 28 + Math.ceil(job.facts.length / 2) * 11;
  document.font('regular').fontSize(3.5).fillColor(INK);
  for (const note of job.notes) {
    document.text(note, x, y, { width: WIDTH_MM, lineGap: 0.6 });
    y = document.y + 1.6;
  }
  const boxTop = top + HALF_MM - 34;
  for (const [at, label] of job.signatures.entries()) {
    const left = x + at * (WIDTH_MM / 2 + 2);
    document
      .rect(left, boxTop, WIDTH_MM / 2 - 2, 24)
      .lineWidth(0.2)
      .strokeColor(RULE)
      .stroke();
    writeLine(document, label, {
      x: left + 2,
      y: boxTop + 1.6,
      width: WIDTH_MM / 2 - 6,
      size: 2.9,
      colour: SOFT,
    });
  }
}
