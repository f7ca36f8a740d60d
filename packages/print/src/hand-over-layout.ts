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

/** A4 in mm, and where the table's columns begin; `right` is where it ends. */
export const PAGE = { widthMm: 210, heightMm: 297, marginMm: 14 };
export const COLUMNS = { number: 14, photo: 22, person: 37, day: 116, signature: 140, right: 196 };
export const ROW_MM = 17;
export const HEAD_ROW_MM = 8;
export const TOP_MM = 14;
export const FACT_LINE_MM = 6.4;
/** Of the first page's title, with room for its facts; of the line that later pages begin with. */
const TITLE_MM = 34;
export const SHORT_TITLE_MM = 22;
export const FOOT_MM = 283;
const CLOSING_MM = 36;

export interface NumberedCard extends ListedCard {
  line: number;
}

/** As many lines as a page holds; the last page keeps room for totals and signatures. */
export function paginate({ facts, cards }: HandOverSection): NumberedCard[][] {
  const lines = cards.map((card, at) => ({ ...card, line: at + 1 }));
  const pages: NumberedCard[][] = [];
  const room = (first: boolean) =>
    FOOT_MM - 4 - HEAD_ROW_MM - (first ? titleHeightMm(facts) : SHORT_TITLE_MM);
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

/** Facts stand two a line. */
export function titleHeightMm(facts: HandOverSection['facts']): number {
  return TITLE_MM + Math.ceil(facts.length / 2) * FACT_LINE_MM;
}
