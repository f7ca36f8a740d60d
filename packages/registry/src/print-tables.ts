import type { CalendarDate } from '@passeport/calendar';
import type { CardNumber } from '@passeport/codes';
import type { BatchState, PrintOutcome, SpoilReason } from './states.ts';

/** The tables of the print shop, as Kysely sees them. */
export interface PrintTables {
  print_batches: PrintBatchTable;
  print_batch_files: PrintBatchFileTable;
  print_batch_cards: PrintBatchCardTable;
  hand_overs: HandOverTable;
}

interface PrintBatchTable {
  number: number;
  template: string;
  layout: string;
  printer: string | null;
  /** JSON of the caller's: what makes the same sheets again */
  settings: string;
  /** JSON of the caller's: where on a sheet everything is */
  geometry: string;
  sheets: number;
  state: BatchState;
  created_at: string;
  confirmed_at: string | null;
}

/** A batch has one PDF, and one more every time that it is resumed from a sheet. */
interface PrintBatchFileTable {
  batch: number;
  part: number;
  path: string;
  sha256: string;
  pages: number;
  first_sheet: number;
  /** how often it went to the printer */
  copies: number;
  created_at: string;
}

interface PrintBatchCardTable {
  batch: number;
  /** in the order of the sheets, from 1 */
  position: number;
  card: CardNumber;
  sheet: number;
  /** on the sheet, from 1 */
  place: number;
  outcome: PrintOutcome;
  /** why it is `spoiled` */
  reason: SpoilReason | null;
  note: string | null;
  checked_at: string | null;
  /** when its paper was found not to be handed over */
  doubted_at: string | null;
}

interface HandOverTable {
  card: CardNumber;
  handed_on: CalendarDate;
  delegate: string | null;
  recorded_at: string;
}
