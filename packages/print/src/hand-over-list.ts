import PDFDocument from 'pdfkit';
import { OutputFile } from './output-file.ts';
import { POINTS_PER_MM } from './units.ts';

/** A card on a list, with the face of who is to get it. */
export interface ListedCard {
  card: string;
  name: string;
  /** JPEG, 4:5. */
  photo?: Uint8Array;
}

/** The cards of one village and delegate: they begin on a page of their own. */
export interface HandOverSection {
  /** What stands under the title, in two columns: mutuelle, village, delegate … */
  facts: readonly { label: string; value: string }[];
  cards: readonly ListedCard[];
}

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

export interface HandOverJob {
  /** One at a time: the faces of a village are in memory while it is drawn. */
  sections: AsyncIterable<HandOverSection> | Iterable<HandOverSection>;
  words: HandOverWords;
  /** TrueType. */
  fonts: { regular: Uint8Array; bold: Uint8Array };
  created: Date;
  author: string;
  /** Path of the PDF; there when the promise resolves, and not before. */
  output: string;
}

/** A4 in mm, and the columns of the table: left edges, the last is the table's right edge. */
const PAGE = { widthMm: 210, heightMm: 297, marginMm: 14 };
const COLUMNS = { number: 14, photo: 22, person: 37, day: 116, signature: 140, right: 196 };
const ROW_MM = 17;
const HEAD_ROW_MM = 8;
const TOP_MM = 14;
const TITLE_MM = 40;
const FOOT_MM = 283;
const CLOSING_MM = 36;
const INK = '#1d1a16';
const SOFT = '#65594a';
const RULE = '#b9ae9f';
const GREEN = '#0f4a3c';
const BAND = '#f1ece3';

/**
 * The list that goes with cards to a village: a line a card with photo, name, number and room for a day and a signature or
 * thumbprint; totals; who signs. Throws `output-full`, `output-unwritable`.
 */
export async function printHandOverList(job: HandOverJob): Promise<{ pages: number }> {
  const file = await OutputFile.create(job.output);
  try {
    const document = new PDFDocument({
      size: [PAGE.widthMm * POINTS_PER_MM, PAGE.heightMm * POINTS_PER_MM],
      margin: 0,
      autoFirstPage: false,
      lang: 'fr',
      info: { Title: job.words.title, Author: job.author, CreationDate: job.created },
    });
    document.registerFont('regular', Buffer.from(job.fonts.regular));
    document.registerFont('bold', Buffer.from(job.fonts.bold));
    let pages = 0;
    for await (const section of job.sections) {
      const sheets = paginate(section);
      for (const [at, cards] of sheets.entries()) {
        document.addPage();
        document.scale(POINTS_PER_MM);
        drawPage(document, job, section, { cards, page: at + 1, pages: sheets.length });
        pages++;
        for (let chunk: unknown; (chunk = document.read()) !== null;)
          if (chunk instanceof Uint8Array) file.append(chunk);
        if (file.isFull) await file.flush();
      }
    }
    document.end();
    for await (const chunk of document) file.append(chunk);
    await file.complete();
    return { pages };
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

interface NumberedCard extends ListedCard {
  line: number;
}

/** As many lines as a page holds; the last page keeps room for totals and signatures. */
function paginate({ facts, cards }: HandOverSection): NumberedCard[][] {
  const lines = cards.map((card, at) => ({ ...card, line: at + 1 }));
  const pages: NumberedCard[][] = [];
  const room = (first: boolean) =>
    FOOT_MM - 4 - TOP_MM - HEAD_ROW_MM - (first ? TITLE_MM + factLines(facts) * 6.4 : 12);
  while (lines.length > 0) {
    const isFirst = pages.length === 0;
    const most = Math.floor(room(isFirst) / ROW_MM);
    const mostWithEnd = Math.floor((room(isFirst) - CLOSING_MM) / ROW_MM);
    const isLast = lines.length <= mostWithEnd;
    // A last page never has the signatures alone.
    pages.push(lines.splice(0, isLast ? lines.length : Math.min(most, lines.length - 1)));
  }
  return pages;
}

function factLines(facts: HandOverSection['facts']): number {
  return Math.ceil(facts.length / 2);
}

interface PageOfList {
  cards: readonly NumberedCard[];
  page: number;
  pages: number;
}

function drawPage(
  document: PDFKit.PDFDocument,
  job: HandOverJob,
  section: HandOverSection,
  { cards, page, pages }: PageOfList,
): void {
  const { words } = job;
  let top =
    page === 1 ? drawTitle(document, words, section.facts) : drawShortTitle(document, words, section.facts);
  top = drawColumnHeads(document, words, top);
  for (const card of cards) {
    drawRow(document, card, words, top);
    top += ROW_MM;
  }
  drawVerticals(document, top - cards.length * ROW_MM, top);
  if (page === pages) drawClosing(document, words, section.cards.length, top + 5);
  write(document, words.foot, { x: PAGE.marginMm, y: FOOT_MM, width: 140, size: 2.7, colour: SOFT });
  write(document, words.page(page, pages), {
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
  write(document, words.title, {
    x: PAGE.marginMm,
    y: 5.6,
    width: 182,
    size: 6.6,
    bold: true,
    colour: '#ffffff',
  });
  write(document, words.subtitle, { x: PAGE.marginMm, y: 15.2, width: 182, size: 3.6, colour: '#f2d9a6' });
  let top = 30;
  for (const [at, { label, value }] of facts.entries()) {
    const x = at % 2 === 0 ? PAGE.marginMm : 110;
    write(document, label, { x, y: top, width: 24, size: 3, colour: SOFT });
    write(document, value, { x: x + 24, y: top - 0.7, width: 62, size: 4, bold: true });
    if (at % 2 === 1) top += 6.4;
  }
  return 30 + factLines(facts) * 6.4 + 4;
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
  write(document, `${title} · ${about}`, {
    x: PAGE.marginMm,
    y: TOP_MM,
    width: 182,
    size: 3.4,
    colour: SOFT,
  });
  return TOP_MM + 8;
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
    write(document, text, { x: left + 1.5, y: top + 2.3, width: right - left - 2, size: 3, bold: true });
  return top + HEAD_ROW_MM;
}

function drawRow(document: PDFKit.PDFDocument, card: NumberedCard, words: HandOverWords, top: number): void {
  write(document, String(card.line), {
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
    write(document, words.noPhoto, { ...photo, y: photo.y + 5, size: 2.4, colour: SOFT, align: 'center' });
  } else document.image(Buffer.from(card.photo), photo.x, photo.y, { cover: [photo.width, photo.height] });
  const width = COLUMNS.day - COLUMNS.person - 3;
  writeName(document, card.name, { x: COLUMNS.person + 1.5, y: top + 2.2, width });
  write(document, card.card, { x: COLUMNS.person + 1.5, y: top + 11.2, width, size: 3.5, colour: SOFT });
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
  write(document, words.total(cards), { x: left, y: top, width: 58, size: 4, bold: true });
  for (const [x, label] of [
    [74, words.handedOver],
    [138, words.notHandedOver],
  ] as const) {
    write(document, label, { x, y: top + 0.4, width: 36, size: 3.4 });
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
    write(document, label, { x: x + 2, y: top + 10.4, width: 82, size: 2.9, colour: SOFT });
  }
}

/** Shrinks, then takes a second line, then ends in an ellipsis. */
function writeName(
  document: PDFKit.PDFDocument,
  name: string,
  { x, y, width }: { x: number; y: number; width: number },
): void {
  document.font('bold').fillColor(INK);
  for (let size = 4.3; size > 3.4; size -= 0.1) {
    if (document.fontSize(size).widthOfString(name) > width) continue;
    document.text(name, x, y + 1.6, { lineBreak: false });
    return;
  }
  document.fontSize(3.4);
  const words = name.split(' ');
  const first: string[] = [];
  while (words.length > 0 && document.widthOfString([...first, words[0]].join(' ')) <= width)
    first.push(...words.splice(0, 1));
  const lines = first.length === 0 ? [name] : [first.join(' '), words.join(' ')];
  for (const [at, line] of lines.entries())
    document.text(cutTo(document, line, width), x, y + at * 4.3, { lineBreak: false });
}

/** The text, or as much of it as fits with an ellipsis; never between a letter and its mark. */
function cutTo(document: PDFKit.PDFDocument, text: string, width: number): string {
  if (document.widthOfString(text) <= width) return text;
  const letters = Array.from(new Intl.Segmenter('fr').segment(text), ({ segment }) => segment);
  while (letters.length > 1 && document.widthOfString(`${letters.join('').trimEnd()}…`) > width)
    letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

interface Line {
  x: number;
  y: number;
  width: number;
  size: number;
  bold?: boolean;
  colour?: string;
  align?: 'left' | 'right' | 'center';
}

/** One line, smaller by a quarter at most to fit, then cut. */
function write(
  document: PDFKit.PDFDocument,
  text: string,
  { x, y, width, size, bold = false, colour = INK, align = 'left' }: Line,
): void {
  document
    .font(bold ? 'bold' : 'regular')
    .fillColor(colour)
    .fontSize(size);
  const natural = document.widthOfString(text);
  const fitting = natural > width ? Math.max(size * 0.75, (size * width) / natural) : size;
  const line = cutTo(document.fontSize(fitting), text, width);
  const room = width - document.widthOfString(line);
  const shift = { left: 0, center: room / 2, right: room }[align];
  document.text(line, x + shift, y + size - fitting, { lineBreak: false });
}
