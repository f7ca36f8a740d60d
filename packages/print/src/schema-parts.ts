import * as v from 'valibot';

/** The parts that templates and sheets are written with. Lengths are in mm, sizes of letters in points. */

export const lengthMm = v.pipe(v.number(), v.minValue(-1000), v.maxValue(1000));
export const sizeMm = v.pipe(v.number(), v.gtValue(0), v.maxValue(1000));
export const sizePt = v.pipe(v.number(), v.minValue(3), v.maxValue(72));
export const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'a colour is written #rrggbb'));
export const identifier = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]*$/, 'a name is letters and digits'));
export const fileName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]*$/, 'a name is small letters, digits and dashes'),
);

/** In each language; Bambara may be left out: French then stands in its place. */
export const words = v.strictObject({ fr: v.string(), en: v.string(), bm: v.optional(v.string()) });

/** A rectangle from the top left corner of the card's trim, or of the page. */
export const box = v.strictObject({ xMm: lengthMm, yMm: lengthMm, widthMm: sizeMm, heightMm: sizeMm });

export const pageSize = v.strictObject({ widthMm: sizeMm, heightMm: sizeMm });
