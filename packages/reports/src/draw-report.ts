import { ALARM, BAND, GOLD, GREEN, INK, SOFT, writeLine } from '@passeport/paper';
import { formatDate } from '@passeport/calendar';
import PDFDocument from 'pdfkit';
import { drawChart } from './draw-charts.ts';
import { drawTable } from './draw-table.ts';
import { formatValue } from './format-value.ts';
import {
  CONFIDENTIAL_MM,
  FIGURES_A_ROW,
  FIGURES_MM,
  layOutPages,
  SHORT_TITLE_MM,
  TITLE_MM,
  type Block,
  type LaidOutPage,
} from './lay-out-pages.ts';
import { PAGE, WIDTH_MM } from './page-style.ts';
import type { Figure, Report } from './report.ts';

const POINTS_PER_MM = 72 / 25.4;

/** The report as A4 pages, a PDF of vectors. `fonts`: TrueType. */
export async function drawReport(
  report: Report,
  { fonts, created }: { fonts: { regular: Uint8Array; bold: Uint8Array }; created: Date },
): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: [PAGE.widthMm * POINTS_PER_MM, PAGE.heightMm * POINTS_PER_MM],
    margin: 0,
    autoFirstPage: false,
    lang: report.language,
    info: { Title: report.title, Author: report.office, CreationDate: created },
  });
  document.registerFont('regular', Buffer.from(fonts.regular));
  document.registerFont('bold', Buffer.from(fonts.bold));
  const pages = layOutPages(report);
  for (const [at, page] of pages.entries()) {
    document.addPage();
    document.scale(POINTS_PER_MM);
    drawTop(document, report, page);
    for (const { block, topMm } of page.blocks) drawBlock(document, report, block, topMm);
    drawFoot(document, report, at + 1, pages.length);
  }
  document.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of document) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function drawTop(document: PDFKit.PDFDocument, report: Report, { topic, isFirst }: LaidOutPage): void {
  const { title, office, scope, period, madeOn, words, confidential } = report;
  const x = PAGE.marginMm;
  if (isFirst) {
    document.rect(0, 0, PAGE.widthMm, 25).fill(GREEN);
    writeLine(document, topic.title, { x, y: 5.2, width: 118, size: 7, bold: true, colour: '#ffffff' });
    writeLine(document, `${office} · ${scope}`, { x, y: 15.6, width: 118, size: 3.6, colour: GOLD });
    const right = { x: 136, width: PAGE.widthMm - x - 136, align: 'right' } as const;
    writeLine(document, formatDate(madeOn), { ...right, y: 6.6, size: 4.4, bold: true, colour: '#ffffff' });
    writeLine(document, period, { ...right, y: 15.6, size: 3.6, colour: GOLD });
  } else {
    document.rect(0, 0, PAGE.widthMm, 4).fill(GREEN);
    const about = [`${topic.title} ${words.continued}`, office, scope, period].join(' · ');
    writeLine(document, about, { x, y: 10, width: WIDTH_MM, size: 3.4, colour: SOFT });
  }
  if (confidential !== undefined) {
    const top = (isFirst ? TITLE_MM : SHORT_TITLE_MM) - 3;
    document.rect(x, top, WIDTH_MM, CONFIDENTIAL_MM - 2).fill(ALARM);
    writeLine(document, confidential, {
      x: x + 3,
      y: top + 2,
      width: WIDTH_MM - 6,
      size: 3.7,
      bold: true,
      colour: '#ffffff',
      align: 'center',
    });
  }
  // For who reads the file without looking at it.
  document.info.Subject = title;
}

function drawBlock(document: PDFKit.PDFDocument, report: Report, block: Block, top: number): void {
  switch (block.kind) {
    case 'figures':
      return drawFigures(document, block.figures, report.language, top);
    case 'chart':
      return drawChart(document, block.chart, report, top);
    case 'table':
      return drawTable(document, block, report, top);
    case 'note':
      document.font('regular').fontSize(3.2).fillColor(SOFT);
      document.text(block.text, PAGE.marginMm, top, { width: WIDTH_MM, lineGap: 0.2 });
      return;
    default:
      return block satisfies never;
  }
}

function drawFigures(
  document: PDFKit.PDFDocument,
  figures: readonly Figure[],
  language: Report['language'],
  top: number,
): void {
  const gap = 4;
  const inRow = Math.min(FIGURES_A_ROW, figures.length);
  const width = (WIDTH_MM - (inRow - 1) * gap) / inRow;
  for (const [at, { label, value, kind }] of figures.entries()) {
    const x = PAGE.marginMm + (at % inRow) * (width + gap);
    const y = top + Math.floor(at / inRow) * FIGURES_MM;
    document.rect(x, y, width, FIGURES_MM - 4).fill(BAND);
    document.rect(x, y, 1.2, FIGURES_MM - 4).fill(GREEN);
    const place = { x: x + 4, width: width - 6 };
    const size = kind === 'fcfa' ? 7 : 9;
    const said = formatValue(value, kind, language);
    writeLine(document, said, { ...place, y: y + 1.6 + (9 - size) * 0.7, size, bold: true, colour: GREEN });
    writeLine(document, label, { ...place, y: y + 14.6, size: 3.2, colour: INK });
  }
}

function drawFoot(document: PDFKit.PDFDocument, { foot, words }: Report, page: number, pages: number): void {
  const y = PAGE.footMm;
  writeLine(document, foot, { x: PAGE.marginMm, y, width: 146, size: 2.7, colour: SOFT });
  const right = { x: 160, width: PAGE.widthMm - PAGE.marginMm - 160, align: 'right' } as const;
  writeLine(document, words.page(page, pages), { ...right, y, size: 2.9 });
}
