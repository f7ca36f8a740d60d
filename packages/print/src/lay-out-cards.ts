import type { CardNumber, MemberNumber } from '@passeport/codes';
import { collectEarly } from './collect-early.ts';
import { cornerMarks, drawCornerMarks, type CornerMark } from './corner-marks.ts';
import { correctionOperators, type Correction } from './correction.ts';
import type { PrintWarningCode } from './drawn-side.ts';
import type { CardRefusal } from './errors.ts';
import { imposeCards, type Place, type Sheet } from './impose.ts';
import type { Template } from './load-template.ts';
import { PageTree } from './page-tree.ts';
import { createPdfDocument, type PdfObject } from './pdf-document.ts';
import { placeCard } from './place-card.ts';
import type { PrintableCard, PrintLanguage } from './printable-card.ts';
import { drawSheetMarks } from './sheet-marks.ts';
import type { SheetLayout } from './sheet-schema.ts';
import { SideDrawer, type CardToDraw } from './side-drawer.ts';
import { intoSheets, type SheetOfCards } from './into-sheets.ts';
import type { SideName } from './template-schema.ts';
import { POINTS_PER_MM } from './units.ts';
import { withQrDrawings } from './with-qr-drawings.ts';

/** Cards, and how they are to lie on paper. */
export interface LayoutJob {
  template: Template;
  layout: SheetLayout;
  cards: AsyncIterable<PrintableCard> | Iterable<PrintableCard>;
  /** How many they are, for the count of sheets in the sheets' headers. */
  cardCount?: number;
  /** The number of the first sheet (1), when a batch goes on where it stopped. */
  firstSheet?: number;
  /** With the office's number, sheets that have a header bear marks by which a photograph of them is known. */
  batch: { number: number; label: string; office?: number };
  created: Date;
  language?: PrintLanguage;
  printer?: Printer;
  onProgress?: (cardsDone: number) => void;
}

/** What is known of the printer: dots an inch (300 unless told otherwise), and how it is to be corrected. */
export interface Printer {
  dpi?: number;
  correction?: Correction;
}

export interface CardWarning {
  card: CardNumber;
  code: PrintWarningCode;
}

/**
 * A card's side as it is to lie on the paper: the box of its trim, from the page's top left corner, and how it is turned,
 * clockwise. A printer's correction is not in it: it is what makes the paper come out so.
 */
export interface CardPosition extends Place {
  card: CardNumber;
  side: SideName;
  page: number;
  sheet: number;
}

/** A mark of the sheets: its box, from the page's top left corner, and which one it is. */
export interface SheetMark extends Omit<CornerMark, 'digits'> {
  side: SideName;
  index: number;
}

interface LaidOut {
  pages: number;
  sheets: number;
  cards: number;
  warnings: CardWarning[];
  refusals: CardRefusal[];
  positions: CardPosition[];
  /** Marks in the margins, on every sheet the same but for what they say; none where there is no room. */
  marks: SheetMark[];
}

/** Where the PDF's bytes go: `settle` is waited for after every sheet. */
interface Sink {
  append(chunk: Uint8Array): void;
  settle(): Promise<void>;
}

const DEFAULT_DPI = 300;

/** Draws every sheet, and says what it saw: what is refused is left out of the drawing. */
export async function layOutCards(job: LayoutJob, sink: Sink): Promise<LaidOut> {
  const { template, layout, batch, created, language = 'fr', printer = {}, firstSheet = 1 } = job;
  collectEarly();
  const sheet = imposeCards(layout, template.card);
  const title = `${BATCH[language]} ${String(batch.number).padStart(4, '0')}`;
  const document = createPdfDocument({ title, author: batch.label, created, language }, (chunk) =>
    sink.append(chunk),
  );
  const drawer = new SideDrawer(document, template, language, printer.dpi ?? DEFAULT_DPI);
  const pages = new PageTree(document);
  const done: LaidOut = {
    pages: 0,
    sheets: 0,
    cards: 0,
    warnings: [],
    refusals: [],
    positions: [],
    marks: [],
  };
  const persons = new Set<MemberNumber>();
  const about = { batch: title, created, together: layout.together };
  for await (const laid of intoSheets(withQrDrawings(job.cards), sheet.slots.length, about)) {
    done.sheets++;
    const number = firstSheet + done.sheets - 1;
    for (const { card } of laid.cards) {
      if (persons.has(card.member)) done.refusals.push({ card: card.card, code: 'person-twice' });
      persons.add(card.member);
    }
    const header = sheet.marks.header ? describeSheet(job, title, number, laid.cards, sheet) : '';
    for (const sides of pagesOf(drawer.sides, sheet))
      drawPage(
        pages,
        drawer,
        { sheet, number, about: batch, header, correction: printer.correction },
        laid,
        sides,
        done,
      );
    done.cards += laid.cards.length;
    await sink.settle();
    job.onProgress?.(done.cards);
  }
  pages.end();
  return done;
}

const BATCH = { fr: 'Lot', en: 'Batch', bm: 'Lot' } as const;
const SHEET = { fr: 'feuille', en: 'sheet', bm: 'feuille' } as const;

function pagesOf(sides: SideName[], { backsBeside }: Sheet): SideName[][] {
  return backsBeside ? [sides] : sides.map((side) => [side]);
}

function describeSheet(
  { batch, cardCount, firstSheet = 1, layout, language = 'fr' }: LayoutJob,
  title: string,
  number: number,
  cards: CardToDraw[],
  { slots }: Sheet,
): string {
  const total =
    cardCount === undefined || layout.together
      ? ''
      : `/${firstSheet - 1 + Math.ceil(cardCount / slots.length)}`;
  const mutuelles = [...new Set(cards.map(({ card }) => card.mutuelle))].join(', ');
  return `${title} · ${SHEET[language]} ${number}${total} · ${batch.label} · ${mutuelles}`;
}

interface PageAbout {
  sheet: Sheet;
  /** The sheet's, in its batch. */
  number: number;
  about: LayoutJob['batch'];
  header: string;
  correction: Correction | undefined;
}

function drawPage(
  pages: PageTree,
  drawer: SideDrawer,
  { sheet, number, about, header, correction }: PageAbout,
  { cards, texts }: SheetOfCards,
  sides: SideName[],
  done: LaidOut,
): void {
  done.pages++;
  const [first = 'front'] = sides;
  const around = first === 'front' ? drawer.drawSheetPart(sheet, texts) : undefined;
  let content = around?.operators ?? '';
  const xobjects: Record<string, PdfObject> = { ...around?.xobjects };
  for (const [index, toDraw] of cards.entries()) {
    for (const side of sides) {
      const place = sheet.slots[index]?.[side];
      if (place === undefined) continue;
      const { operators, warnings, refusals, xobjects: named } = drawer.draw(side, toDraw);
      const { card } = toDraw.card;
      content += `q ${placeCard(place, sheet, drawer.cardSize)}${operators}Q\n`;
      Object.assign(xobjects, named);
      for (const code of warnings) done.warnings.push({ card, code });
      for (const code of refusals) done.refusals.push({ card, code });
      done.positions.push({ card, side, page: done.pages, sheet: number, ...place });
    }
  }
  content += drawSheetMarks(sheet, drawer, header, first);
  const { office, number: batch } = about;
  const marks = office === undefined ? [] : cornerMarks(sheet, { office, batch, sheet: number, side: first });
  content += drawCornerMarks(marks, sheet.heightMm);
  if (!done.marks.some(({ side }) => side === first))
    done.marks.push(
      ...marks.map(({ xMm, yMm, sideMm }, index) => ({ side: first, index, xMm, yMm, sideMm })),
    );
  const size = { widthPt: sheet.widthMm * POINTS_PER_MM, heightPt: sheet.heightMm * POINTS_PER_MM };
  const corrected = correction ? `q ${correctionOperators(correction, first, sheet)}${content}Q\n` : content;
  pages.add(size, corrected, { fonts: drawer.fonts, xobjects });
}
