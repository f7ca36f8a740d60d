import type { CardNumber } from '@passeport/codes';
import type { Point, RasterPage } from '@passeport/scan';
import type { PrintProblem, PrintProblemCode } from './print-problem.ts';

/** A card's place in a picture, or a code that belongs nowhere, and what was found there. */
export interface Frame {
  /** in pixels of the picture */
  corners: readonly Point[];
  card?: CardNumber;
  place?: number;
  right: Set<'code' | 'photo'>;
  problems: { code: PrintProblemCode; found?: CardNumber }[];
}

/** What was found on one page of one file. */
export class PageNotes {
  readonly file: string;
  readonly page: number;
  readonly picture: RasterPage;
  readonly frames: Frame[] = [];
  readonly problems: PrintProblem[] = [];
  sheet: number | undefined;
  side: 'front' | 'back' | undefined;

  constructor(file: string, picture: RasterPage) {
    this.file = file;
    this.page = picture.page;
    this.picture = picture;
  }

  frame(corners: readonly Point[], about: { card?: CardNumber; place?: number } = {}): Frame {
    const frame: Frame = { corners, ...about, right: new Set(), problems: [] };
    this.frames.push(frame);
    return frame;
  }

  /** Notes a problem of the page, or of a frame, whose card and place it then is about unless it says another. */
  add(problem: { code: PrintProblemCode; card?: CardNumber; found?: CardNumber }, frame?: Frame): void {
    const { code, found } = problem;
    const card = problem.card ?? frame?.card;
    frame?.problems.push({ code, ...(found === undefined ? {} : { found }) });
    this.problems.push({
      code,
      file: this.file,
      page: this.page,
      ...(this.sheet === undefined ? {} : { sheet: this.sheet }),
      ...(frame?.place === undefined ? {} : { place: frame.place }),
      ...(card === undefined ? {} : { card }),
      ...(found === undefined ? {} : { found }),
    });
  }
}
