import type { CardNumber } from '@passeport/codes';
import { findLayout, layOutSheet, type Place, type Sheet } from './layouts.ts';
import type { Template } from './load-template.ts';
import { OutputFile } from './output-file.ts';
import { addPage, createPdfDocument, type PdfDocument, type PdfObject } from './pdf-document.ts';
import type { PrintableCard, PrintLanguage } from './printable-card.ts';
import { drawSheetMarks } from './sheet-marks.ts';
import { SideDrawer, type CardToDraw, type DrawnSide, type PrintWarningCode } from './side-drawer.ts';
import type { SideName } from './template-schema.ts';
import { pdfNumber, POINTS_PER_MM } from './units.ts';
import { withQrDrawings } from './with-qr-drawings.ts';

export interface PrintJob {
  template: Template;
  /** `id1` or `a4-2x5`. */
  layout: string;
  cards: AsyncIterable<PrintableCard> | Iterable<PrintableCard>;
  /** How many they are, for the count of sheets in the sheets' headers. */
  cardCount?: number;
  /** Path of the PDF; there when the promise resolves, and not before. */
  output: string;
  batch: { number: number; label: string };
  created: Date;
  language?: PrintLanguage;
  onProgress?: (cardsDone: number) => void;
}

/** What is on paper-to-be. Pages count from 1; a place is the top left corner of the card's trim on its page. */
export interface PrintReport {
  pages: number;
  cards: number;
  bytes: number;
  warnings: PrintWarning[];
  positions: CardPosition[];
}

export interface PrintWarning {
  card: CardNumber;
  code: PrintWarningCode;
}

export interface CardPosition {
  card: CardNumber;
  side: SideName;
  page: number;
  xMm: number;
  yMm: number;
}

/**
 * Prints cards, front and back, into one PDF: the same input gives the same bytes. On any error no file is left.
 * Throws `layout-unknown`, `template-invalid`, `photo-invalid`, `qr-too-big`, `output-full`, `output-unwritable`,
 * and what `cards` throws.
 */
export async function printCards(job: PrintJob): Promise<PrintReport> {
  const { template, output, batch, created, cardCount, language = 'fr' } = job;
  const sheet = layOutSheet(findLayout(job.layout), template.card);
  const title = `${BATCH[language]} ${String(batch.number).padStart(4, '0')}`;
  const file = await OutputFile.create(output);
  try {
    const document = createPdfDocument({ title, author: batch.label, created }, (chunk) =>
      file.append(chunk),
    );
    const drawer = new SideDrawer(document, template, language);
    const report: PrintReport = { pages: 0, cards: 0, bytes: 0, warnings: [], positions: [] };
    for await (const cards of bySheet(withQrDrawings(job.cards), sheet.slots.length)) {
      const sheetNumber = report.pages / 2 + 1;
      const sheets = cardCount === undefined ? '' : `/${Math.ceil(cardCount / sheet.slots.length)}`;
      const header = `${title} · ${batch.label} · ${SHEET[language]} ${sheetNumber}${sheets}`;
      for (const side of ['front', 'back'] as const)
        drawPage(document, drawer, sheet, cards, side, report, header);
      report.cards += cards.length;
      if (file.isFull) await file.flush();
      job.onProgress?.(report.cards);
    }
    document.end();
    await file.complete();
    return { ...report, bytes: file.bytes };
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

const SHEET = { fr: 'feuille', en: 'sheet' } as const;
const BATCH = { fr: 'Lot', en: 'Batch' } as const;

function drawPage(
  document: PdfDocument,
  drawer: SideDrawer,
  sheet: Sheet,
  cards: CardToDraw[],
  side: SideName,
  report: PrintReport,
  header: string,
): void {
  const points = (mm: number) => mm * POINTS_PER_MM;
  report.pages++;
  let content = '';
  const xobjects: Record<string, PdfObject> = {};
  for (const [index, toDraw] of cards.entries()) {
    const place = sheet.slots[index]?.[side];
    if (place === undefined) continue;
    const drawn: DrawnSide = drawer.draw(side, toDraw);
    const { card } = toDraw.card;
    content += `q ${placeCard(place, sheet, drawer.cardSize)}${drawn.operators}Q\n`;
    Object.assign(xobjects, drawn.xobjects);
    for (const code of drawn.warnings) report.warnings.push({ card, code });
    report.positions.push({ card, side, page: report.pages, ...place });
  }
  if (sheet.marked) content += drawSheetMarks(sheet, drawer, header, side);
  const size = { widthPt: points(sheet.widthMm), heightPt: points(sheet.heightMm) };
  addPage(document, size, content, { fonts: drawer.fonts, xobjects });
}

/** Clips to the card and its bleed, and moves the origin to the bottom left corner of its trim. */
function placeCard({ xMm, yMm }: Place, sheet: Sheet, card: { widthMm: number; heightMm: number }): string {
  const { x, y } = sheet.bleedMm;
  const clip = [-x, -y, card.widthMm + 2 * x, card.heightMm + 2 * y].map((mm) =>
    pdfNumber(mm * POINTS_PER_MM),
  );
  const left = xMm * POINTS_PER_MM;
  const bottom = (sheet.heightMm - yMm - card.heightMm) * POINTS_PER_MM;
  return `1 0 0 1 ${pdfNumber(left)} ${pdfNumber(bottom)} cm ${clip.join(' ')} re W n\n`;
}

async function* bySheet(cards: AsyncIterable<CardToDraw>, size: number): AsyncGenerator<CardToDraw[]> {
  let sheet: CardToDraw[] = [];
  for await (const card of cards) {
    sheet.push(card);
    if (sheet.length < size) continue;
    yield sheet;
    sheet = [];
  }
  if (sheet.length > 0) yield sheet;
}
