import * as v from 'valibot';
import {
  box,
  colour,
  fileName,
  identifier as name,
  lengthMm,
  pageSize,
  sizeMm,
  sizePt,
  words,
} from './schema-parts.ts';

/** A file of the template's own folder. */
const svgFile = v.pipe(v.string(), v.regex(/^[\w-]+\.svg$/, 'an SVG file of this folder'));

/** A file of the template's own folder, or of a font package that the templates depend on. */
const fontFile = v.pipe(
  v.string(),
  v.regex(
    /^(?:@expo-google-fonts(?:\/[\w-]+)+\/)?[\w-]+\.ttf$/,
    'a .ttf of this folder or of @expo-google-fonts',
  ),
);

/** A file of the template's own folder, or the words that come with the templates. */
const wordsFile = v.pipe(
  v.string(),
  v.regex(
    /^(?:@passeport\/templates\/)?[\w-]+(?:\.[\w-]+)*\.json$/,
    'a .json of this folder or of @passeport/templates',
  ),
);

/** What of the card a text shows. Numbers come in their printed spelling. */
const cardBindings = [
  'name',
  'memberNumber',
  'cardNumber',
  'edition',
  'household',
  'birthLabel',
  'birth',
  'sex',
  'mutuelle',
  'union',
  'plan',
  'validFrom',
  'validThrough',
  'office',
  'emergency',
] as const;

/** What is known of the sheet that cards lie on: only for the fields of `sheet`. */
export const sheetBindings = ['head', 'cards', 'sheet', 'batch', 'printed'] as const;

export const bindings = [...cardBindings, ...sheetBindings] as const;
const binding = v.picklist(bindings);

/** `shrink` to `minSizePt`, then wrap to `maxLines`; what still does not fit ends in an ellipsis. */
const fit = v.strictObject({
  minSizePt: v.optional(sizePt),
  maxLines: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8))),
});

const style = v.strictObject({
  font: name,
  sizePt,
  colour,
  letterSpacingPt: v.optional(v.pipe(v.number(), v.minValue(-2), v.maxValue(10))),
  lineHeight: v.optional(v.pipe(v.number(), v.minValue(0.8), v.maxValue(3))),
  capitals: v.optional(v.boolean()),
});

const textField = v.strictObject({
  kind: v.literal('text'),
  box,
  style: name,
  /** Words, in which `{binding}` stands for what the card says, or … */
  words: v.optional(words),
  /** … what the card says. Exactly one of the two. */
  bind: v.optional(binding),
  /** Drawn only on cards that have this. */
  when: v.optional(binding),
  /** Drawn only on cards that do not have this. */
  unless: v.optional(binding),
  align: v.optional(v.picklist(['left', 'centre', 'right'])),
  /** The capitals' top at the box's top, or the last line's baseline at its bottom, or in between. */
  anchor: v.optional(v.picklist(['top', 'middle', 'bottom'])),
  fit: v.optional(fit),
});

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const photoField = v.strictObject({
  kind: v.literal('photo'),
  box,
  /** Rounds the corners; without it the edge is plain. */
  radiusMm: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(50))),
  /** Which part stays of a picture that is longer or wider than the box: 0 left or top, 0.5 the middle, 1 right or bottom. */
  crop: v.optional(v.strictObject({ x: share, y: share })),
  /** Drawn into the box when the card has no photo. */
  placeholder: svgFile,
});

/** A square: the symbol with its quiet zone of 4 modules, black on white. */
const qrField = v.strictObject({
  kind: v.literal('qr'),
  box: v.strictObject({ xMm: lengthMm, yMm: lengthMm, sideMm: sizeMm }),
});

/** Code 128 (ISO/IEC 15417) of a number's digits, with its quiet zones of 10 modules in the box; black on white. */
const barcodeField = v.strictObject({
  kind: v.literal('code128'),
  box,
  bind: v.picklist(['memberNumber', 'cardNumber']),
});

/**
 * A square: the card's number as a Data Matrix (ISO/IEC 16022) of 14 × 14 modules, with a quiet zone of one, dark on white: by it a
 * picture of the front is known. Photos are compared by it on layouts whose fronts bear nothing else.
 */
const markField = v.strictObject({
  kind: v.literal('data-matrix'),
  box: v.strictObject({ xMm: lengthMm, yMm: lengthMm, sideMm: sizeMm }),
});

/** A line for every card of the sheet, one under another: the fields' boxes are those of the first line. */
const listField = v.strictObject({
  kind: v.literal('list'),
  stepMm: sizeMm,
  fields: v.pipe(v.array(textField), v.minLength(1), v.maxLength(10)),
});

const field = v.variant('kind', [textField, photoField, qrField, barcodeField, markField]);
const side = v.strictObject({ artwork: svgFile, fields: v.pipe(v.array(field), v.maxLength(100)) });

/** What is around the cards on sheets of this size, drawn before them. */
const sheetPart = v.strictObject({
  page: pageSize,
  artwork: svgFile,
  fields: v.pipe(v.array(v.variant('kind', [textField, listField])), v.maxLength(100)),
});

/** `template.json`: a card as data. Lengths in mm, sizes of letters in points. */
export const templateSchema = v.strictObject({
  $schema: v.optional(v.string()),
  name: fileName,
  /** What it is for, to be listed. */
  title: words,
  /** The sheet that it is made for, when none is asked for. */
  sheetName: v.optional(fileName),
  /** Files of words by their French, for languages that the fields do not have. */
  translations: v.optional(v.strictObject({ bm: wordsFile })),
  card: v.strictObject({
    widthMm: sizeMm,
    heightMm: sizeMm,
    bleedMm: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
  }),
  fonts: v.record(name, fontFile),
  styles: v.record(name, style),
  front: side,
  /** Without one, a card of one side. */
  back: v.optional(side),
  sheet: v.optional(sheetPart),
});

export type TemplateDescription = v.InferOutput<typeof templateSchema>;
export type TextField = v.InferOutput<typeof textField>;
export type PhotoField = v.InferOutput<typeof photoField>;
export type QrField = v.InferOutput<typeof qrField>;
export type BarcodeField = v.InferOutput<typeof barcodeField>;
export type MarkField = v.InferOutput<typeof markField>;
export type TextStyle = v.InferOutput<typeof style>;
export type Binding = v.InferOutput<typeof binding>;
export type Words = v.InferOutput<typeof words>;

export type SideName = 'front' | 'back';
