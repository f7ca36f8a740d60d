import { BAND, GOLD, GREEN, INK, RULE, SOFT, writeLine } from '@passeport/paper';
import { writeName } from './write-name.ts';
import {
  COLUMNS,
  FACT_LINE_MM,
  FOOT_MM,
  HEAD_ROW_MM,
  PAGE,
  ROW_MM,
  SHORT_TITLE_MM,
  titleHeightMm,
  TOP_MM,
  type HandOverSection,
  type NumberedCard,
} from './hand-over-layout.ts';

/** What is printed around the cards. */
export interface HandOverWords {
  title: string;
  subtitle: string;
  columns: { number: string; photo: string; person: string; day: string; signature: string };
  noPhoto: string;
  total: (cards: number) => string;
  handedOver: string;
  notHandedOver: string;
  delegateSigns: string;
  officeSigns: string;
  foot: string;
  page: (page: number, pages: number) => string;
}

/** The cards of one page; pages are counted in their section. */
interface PageOfList {
  cards: readonly NumberedCard[];
  page: number;
  pages: number;
}

export function drawHandOverPage(
  document: PDFKit.PDFDocument,
  words: HandOverWords,
  section: HandOverSection,
  { cards, page, pages }: PageOfList,
): void {
  let top =
    page === 1 ? drawTitle(document, words, section.facts) : drawShortTitle(document, words, section.facts);
  top = drawColumnHeads(document, words, top);
  for (const card of cards) {
    drawRow(document, card, words, top);
    top += ROW_MM;
  }
  drawVerticals(document, top - cards.length * ROW_MM, top);
  if (page === pages) drawClosing(document, words, section.cards.length, top + 5);
  writeLine(document, words.foot, { x: PAGE.marginMm, y: FOOT_MM, width: 140, size: 2.7, colour: SOFT });
  writeLine(document, words.page(page, pages), {
    x: 150,
    y: FOOT_MM,
    width: 46,
    size: 2.9,
    colour: INK,
    align: 'right',
  });
}

function drawTitle(
  document: PDFKit.PDFDocument,
  words: HandOverWords,
  facts: HandOverSection['facts'],
): number {
  document.rect(0, 0, PAGE.widthMm, 24).fill(GREEN);
  writeLine(document, words.title, {
    x: PAGE.marginMm,
    y: 5.6,
    width: 182,
    size: 6.6,
    bold: true,
    colour: '#ffffff',
  });
  writeLine(document, words.subtitle, {
    x: PAGE.marginMm,
    y: 15.2,
    width: 182,
    size: 3.6,
    colour: GOLD,
  });
  let top = 30;
  for (const [at, { label, value }] of facts.entries()) {
    const x = at % 2 === 0 ? PAGE.marginMm : 110;
    writeLine(document, label, { x, y: top, width: 24, size: 3, colour: SOFT });
    writeLine(document, value, { x: x + 24, y: top - 0.7, width: 62, size: 4, bold: true });
    if (at % 2 === 1) top += FACT_LINE_MM;
  }
  return titleHeightMm(facts);
}

function drawShortTitle(
  document: PDFKit.PDFDocument,
  { title }: HandOverWords,
  facts: HandOverSection['facts'],
): number {
  const about = facts
    .slice(0, 3)
    .map(({ value }) => value)
    .join(' · ');
  writeLine(document, `${title} · ${about}`, {
    x: PAGE.marginMm,
    y: TOP_MM,
    width: 182,
    size: 3.4,
    colour: SOFT,
  });
  return SHORT_TITLE_MM;
}

function drawColumnHeads(document: PDFKit.PDFDocument, { columns }: HandOverWords, top: number): number {
  const { marginMm } = PAGE;
  document.rect(marginMm, top, COLUMNS.right - marginMm, HEAD_ROW_MM).fill(BAND);
  const heads = [
    [COLUMNS.number, COLUMNS.photo, columns.number],
    [COLUMNS.photo, COLUMNS.person, columns.photo],
    [COLUMNS.person, COLUMNS.day, columns.person],
    [COLUMNS.day, COLUMNS.signature, columns.day],
    [COLUMNS.signature, COLUMNS.right, columns.signature],
  ] as const;
  for (const [left, right, text] of heads)
    writeLine(document, text, { x: left + 1.5, y: top + 2.3, width: right - left - 2, size: 3, bold: true });
  return top + HEAD_ROW_MM;
}

function drawRow(document: PDFKit.PDFDocument, card: NumberedCard, words: HandOverWords, top: number): void {
  writeLine(document, String(card.line), {
    x: COLUMNS.number,
    y: top + 6,
    width: 6.5,
    size: 3.6,
    colour: SOFT,
    align: 'right',
  });
  const photo = { x: COLUMNS.photo + 1.4, y: top + 1, width: 12, height: 15 };
  if (card.photo === undefined) {
    document.rect(photo.x, photo.y, photo.width, photo.height).lineWidth(0.15).strokeColor(RULE).stroke();
    writeLine(document, words.noPhoto, {
      ...photo,
      y: photo.y + 5,
      size: 2.4,
      colour: SOFT,
      align: 'center',
    });
  } else document.image(Buffer.from(card.photo), photo.x, photo.y, { cover: [photo.width, photo.height] });
  const width = COLUMNS.day - COLUMNS.person - 3;
  writeName(document, card.name, { x: COLUMNS.person + 1.5, y: top + 2.2, width });
  writeLine(document, card.card, { x: COLUMNS.person + 1.5, y: top + 11.2, width, size: 3.5, colour: SOFT });
  document
    .moveTo(PAGE.marginMm, top + ROW_MM)
    .lineTo(COLUMNS.right, top + ROW_MM)
    .lineWidth(0.2)
    .strokeColor(RULE)
    .stroke();
}

function drawVerticals(document: PDFKit.PDFDocument, top: number, bottom: number): void {
  for (const x of [COLUMNS.day, COLUMNS.signature]) document.moveTo(x, top).lineTo(x, bottom);
  document.lineWidth(0.15).strokeColor(RULE).stroke();
}

/** Totals on the left, two places for signatures below. */
function drawClosing(document: PDFKit.PDFDocument, words: HandOverWords, cards: number, top: number): void {
  const left = PAGE.marginMm;
  writeLine(document, words.total(cards), { x: left, y: top, width: 58, size: 4, bold: true });
  for (const [x, label] of [
    [74, words.handedOver],
    [138, words.notHandedOver],
  ] as const) {
    writeLine(document, label, { x, y: top + 0.4, width: 36, size: 3.4 });
    document
      .rect(x + 37, top - 1.4, 18, 7)
      .lineWidth(0.2)
      .strokeColor(INK)
      .stroke();
  }
  for (const [x, label] of [
    [left, words.delegateSigns],
    [110, words.officeSigns],
  ] as const) {
    document
      .rect(x, top + 9, 86, 21)
      .lineWidth(0.2)
      .strokeColor(RULE)
      .stroke();
    writeLine(document, label, { x: x + 2, y: top + 10.4, width: 82, size: 2.9, colour: SOFT });
  }
}
