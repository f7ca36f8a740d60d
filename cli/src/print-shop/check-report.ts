import { middle } from './locate-sheet.ts';
import type { Point } from '@passeport/scan';
import sharp from 'sharp';
import type { Frame, PageNotes } from './page-notes.ts';
import type { PrintProblemCode } from './print-problem.ts';

/** Longest side of a page's picture in the report. */
const SIDE_PX = 1500;
const QUALITY = 72;
/** Pages with nothing wrong on them beyond so many are counted, not shown. */
const GOOD_PAGES = 24;

export type Level = 'right' | 'look' | 'wrong';

/** Problems that a person is to look at: it may be a stain, or glare, or the wrong file was given. */
const TO_LOOK_AT: ReadonlySet<PrintProblemCode> = new Set([
  'photo-different',
  'card-unreadable',
  'code-unreadable',
  'page-without-codes',
  'file-own-pdf',
  'file-unreadable',
]);

/** A page as it is shown: its picture, and the frames in its pixels. */
export interface ShownPage {
  notes: Omit<PageNotes, 'picture'>;
  jpeg: Buffer;
  widthPx: number;
  heightPx: number;
  frames: (Frame & { level: Level; anchor: Point; sidePx: number })[];
}

/** Keeps what a report shows of pages, while their pixels are there. */
export class CheckReport {
  readonly pages: ShownPage[] = [];
  /** Pages in order that are not shown. */
  left = 0;
  #good = 0;

  async add(notes: PageNotes): Promise<void> {
    if (notes.problems.length === 0 && ++this.#good > GOOD_PAGES) {
      this.left++;
      return;
    }
    const { rgba, widthPx, heightPx } = notes.picture;
    const scale = Math.min(1, SIDE_PX / Math.max(widthPx, heightPx));
    const { data, info } = await sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } })
      .flatten({ background: '#fff' })
      .resize({ width: Math.max(1, Math.round(widthPx * scale)) })
      .jpeg({ quality: QUALITY, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
    this.pages.push({
      notes,
      jpeg: data,
      widthPx: info.width,
      heightPx: info.height,
      frames: notes.frames.map((frame) => {
        const corners = frame.corners.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
        const [one, other] = corners;
        const sidePx = one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
        return { ...frame, corners, level: levelOf(frame), anchor: middle(corners), sidePx };
      }),
    });
  }
}

function levelOf({ problems, right }: Frame): Level {
  if (problems.some(({ code }) => !TO_LOOK_AT.has(code))) return 'wrong';
  return problems.length > 0 || right.size === 0 ? 'look' : 'right';
}

export function levelOfProblem(code: PrintProblemCode): Level {
  return TO_LOOK_AT.has(code) ? 'look' : 'wrong';
}
