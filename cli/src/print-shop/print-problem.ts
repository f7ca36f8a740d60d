import type { CardNumber } from '@passeport/codes';

export type PrintProblemCode =
  /** Nothing is printed where its code belongs. */
  | 'card-missing'
  /** Something is printed there, and no code can be read. */
  | 'card-unreadable'
  | 'card-misplaced'
  | 'card-twice'
  | 'card-dead'
  /** Of this batch, and declared spoiled: it is, or will be, on other paper. */
  | 'card-spoiled'
  | 'card-of-other-batch'
  | 'card-foreign'
  | 'card-forged'
  | 'code-unreadable'
  | 'photo-of-another'
  | 'photo-different'
  | 'page-of-other-batch'
  | 'page-without-codes'
  /** The batch's PDF, as the program made it: nothing of the paper can be seen in it. */
  | 'file-own-pdf'
  | 'file-unreadable';

/** Something wrong on paper, where it is and which card it is about. */
export interface PrintProblem {
  code: PrintProblemCode;
  file: string;
  page: number;
  sheet?: number;
  place?: number;
  card?: CardNumber;
  /** the card found in its place, or whose photo it is */
  found?: CardNumber;
  error?: unknown;
}

/** What was passed over, and is no fault of the paper. */
export interface PrintNotice {
  code: 'page-blank' | 'file-twice';
  file: string;
  page: number;
}
