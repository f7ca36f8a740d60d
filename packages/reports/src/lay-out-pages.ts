import { chartHeight } from './chart-height.ts';
import { PAGE } from './page-style.ts';
import type { Chart, Figure, Report, Table, Topic } from './report.ts';

/** A piece of a topic; of a table, the rows from `first` to before `end`. */
export type Block =
  | { kind: 'figures'; figures: readonly Figure[] }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'table'; table: Table; first: number; end: number; isLast: boolean; unshown: number }
  | { kind: 'note'; text: string };

export interface LaidOutPage {
  topic: Topic;
  /** Counted in its topic. */
  isFirst: boolean;
  blocks: { block: Block; topMm: number }[];
}

export const TITLE_MM = 33;
export const SHORT_TITLE_MM = 23;
export const CONFIDENTIAL_MM = 11;
export const FIGURES_MM = 25;
export const FIGURES_A_ROW = 4;
export const TABLE_TITLE_MM = 9;
export const HEAD_MM = 10;
export const ROW_MM = 6;
const GAP_MM = 5;
const BOTTOM_MM = PAGE.footMm - 4;
/** A table of so few rows is never cut; of a longer one, a page has at least its first rows. */
const WHOLE_ROWS = 20;
const LEAST_ROWS = 4;
const NOTE_LINE_MM = 4.6;
const NOTE_LETTERS = 112;

/** Puts every topic on pages of its own: figures, charts, tables by their rows, notes. */
export function layOutPages({ topics, confidential }: Report): LaidOutPage[] {
  return topics.flatMap((topic) => {
    const flow = new Flow(topic, confidential === undefined ? 0 : CONFIDENTIAL_MM);
    const rows = Math.ceil(topic.figures.length / FIGURES_A_ROW);
    if (rows > 0) flow.place({ kind: 'figures', figures: topic.figures }, rows * FIGURES_MM);
    for (const chart of topic.charts) flow.place({ kind: 'chart', chart }, chartHeight(chart));
    for (const table of topic.tables) flow.placeTable(table);
    for (const text of topic.notes) flow.place({ kind: 'note', text }, noteHeight(text));
    return flow.pages;
  });
}

export function noteHeight(text: string): number {
  return Math.ceil(text.length / NOTE_LETTERS) * NOTE_LINE_MM;
}

class Flow {
  readonly pages: LaidOutPage[] = [];
  readonly #topic: Topic;
  readonly #bannerMm: number;
  #topMm = 0;

  constructor(topic: Topic, bannerMm: number) {
    this.#topic = topic;
    this.#bannerMm = bannerMm;
    this.#turn();
  }

  place(block: Block, heightMm: number): void {
    if (this.#topMm + heightMm > BOTTOM_MM && !this.#isEmpty) this.#turn();
    this.#add(block, heightMm);
  }

  placeTable(table: Table): void {
    const shown = Math.min(table.rows.length, table.rowsOnPaper ?? Infinity);
    if (shown === 0) return;
    const unshown = table.rows.length - shown;
    const ending = (unshown > 0 ? 1 : 0) + (table.total === undefined ? 0 : 1);
    for (let first = 0; first < shown;) {
      const left = shown - first;
      const least = left + ending <= WHOLE_ROWS ? left + ending : LEAST_ROWS;
      if (this.#room() < least && !this.#isEmpty) this.#turn();
      const room = Math.max(this.#room(), 2);
      const isLast = left + ending <= room;
      // The total never stands alone on a page.
      const end = isLast ? shown : first + Math.max(1, Math.min(room, left - 1));
      const rows = end - first + (isLast ? ending : 0);
      this.#add(
        { kind: 'table', table, first, end, isLast, unshown },
        TABLE_TITLE_MM + HEAD_MM + rows * ROW_MM,
      );
      first = end;
      if (!isLast) this.#turn();
    }
  }

  get #isEmpty(): boolean {
    return this.pages.at(-1)?.blocks.length === 0;
  }

  #room(): number {
    return Math.floor((BOTTOM_MM - this.#topMm - TABLE_TITLE_MM - HEAD_MM) / ROW_MM);
  }

  #add(block: Block, heightMm: number): void {
    this.pages.at(-1)?.blocks.push({ block, topMm: this.#topMm });
    this.#topMm += heightMm + (block.kind === 'note' ? 1 : GAP_MM);
  }

  #turn(): void {
    const isFirst = this.pages.length === 0;
    this.pages.push({ topic: this.#topic, isFirst, blocks: [] });
    this.#topMm = (isFirst ? TITLE_MM : SHORT_TITLE_MM) + this.#bannerMm;
  }
}
