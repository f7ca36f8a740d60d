import {
  layOutCards,
  type CardPosition,
  type CardWarning,
  type LayoutJob,
  type SheetMark,
} from './lay-out-cards.ts';
import { PrintError, type CardRefusal } from './errors.ts';
import { OutputFile } from './output-file.ts';

export interface PrintJob extends LayoutJob {
  /** Path of the PDF; there when the promise resolves, and not before. */
  output: string;
}

/** What is on paper-to-be. Pages and sheets count from 1. */
export interface PrintReport {
  pages: number;
  sheets: number;
  cards: number;
  bytes: number;
  warnings: CardWarning[];
  positions: CardPosition[];
  marks: SheetMark[];
}

/**
 * Prints cards into one PDF: the same input gives the same bytes. On any error no file is left.
 * Throws `cards-refused` once all cards were looked at, `sheet-invalid`, `template-invalid`, `output-full`,
 * `output-unwritable`, and what `cards` throws.
 */
export async function printCards({ output, ...job }: PrintJob): Promise<PrintReport> {
  const file = await OutputFile.create(output);
  try {
    const { refusals, ...laidOut } = await layOutCards(job, {
      append: (chunk) => file.append(chunk),
      settle: async () => {
        if (file.isFull) await file.flush();
      },
    });
    if (refusals.length > 0) throw new PrintError('cards-refused', { refusals, count: refusals.length });
    await file.complete();
    return { ...laidOut, bytes: file.bytes };
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

/** What would come of printing, card by card. */
export interface Preflight {
  pages: number;
  sheets: number;
  cards: number;
  /** Of the PDF, were it written. */
  bytes: number;
  /** May be printed, once a person looked at it. */
  warnings: CardWarning[];
  /** Must not be printed as they are. */
  refusals: CardRefusal[];
}

/** Lays cards out as `printCards` does, and writes nothing. Throws `sheet-invalid`, `template-invalid`, and what `cards` throws. */
export async function preflightCards(job: LayoutJob): Promise<Preflight> {
  let bytes = 0;
  const count = (chunk: Uint8Array) => {
    bytes += chunk.length;
  };
  const {
    positions: _,
    marks: _marks,
    ...laidOut
  } = await layOutCards(job, {
    append: count,
    settle: async () => undefined,
  });
  return { ...laidOut, bytes };
}
