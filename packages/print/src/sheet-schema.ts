import * as v from 'valibot';
import { fileName, lengthMm, pageSize, words } from './schema-parts.ts';

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const gutterMm = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

/** How a card is turned, clockwise. */
const turn = v.picklist([0, 90, 180, 270]);

/** Columns and rows of cards, `gutterMm` of white between them, centred on the page unless `originMm` says where they begin. */
const grid = v.strictObject({
  columns: count(20),
  rows: count(20),
  gutterMm: v.strictObject({ x: gutterMm, y: gutterMm }),
  originMm: v.optional(v.strictObject({ x: lengthMm, y: lengthMm })),
  turn: v.optional(turn),
});

/** Top left corner of a card as it lies on the page, turned. */
const place = v.strictObject({ xMm: lengthMm, yMm: lengthMm, turn: v.optional(turn) });

/**
 * Where the back of a card goes. `long-edge`, `short-edge`: on the next page, so that it comes behind its front when the
 * paper is turned on that edge. `in-place`: on the next page in the same place, for cards that are turned one by one, by the
 * printer or by hand. `beside`: right of the front on the same page, to be folded between them.
 */
const backs = v.picklist(['long-edge', 'short-edge', 'in-place', 'beside']);

/** A sheet as data: how cards lie on paper. Lengths in mm from the page's top left corner. */
export const sheetSchema = v.strictObject({
  $schema: v.optional(v.string()),
  name: fileName,
  /** What it is for, to be listed. */
  title: words,
  /** `card`: a page as large as a card, one side on each. */
  page: v.union([v.literal('card'), pageSize]),
  /** Either a grid, or … */
  grid: v.optional(grid),
  /** … every place by itself. Neither for a page as large as a card. */
  places: v.optional(v.pipe(v.array(place), v.minLength(1), v.maxLength(100))),
  backs,
  marks: v.optional(
    v.strictObject({
      /** At every edge of a card, in the margins. */
      crop: v.optional(v.boolean()),
      /** Between a front and the back beside it. */
      fold: v.optional(v.boolean()),
      /** A line with batch, office, mutuelle and number of the sheet, outside the cards. */
      header: v.optional(v.boolean()),
    }),
  ),
  /** Begins a new sheet for every household. */
  together: v.optional(v.literal('household')),
});

/** How cards lie on paper, as `sheet.json` says it. */
export type SheetLayout = v.InferOutput<typeof sheetSchema>;
export type Turn = v.InferOutput<typeof turn>;
