import * as v from 'valibot';

const lengthMm = v.pipe(v.number(), v.minValue(-500), v.maxValue(500));
const sizeMm = v.pipe(v.number(), v.gtValue(0), v.maxValue(500));
const sizePt = v.pipe(v.number(), v.minValue(3), v.maxValue(72));
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'a colour is written #rrggbb'));
const name = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]*$/, 'a name is letters and digits'));

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

/** A rectangle in mm from the top left corner of the card's trim. */
const box = v.strictObject({ xMm: lengthMm, yMm: lengthMm, widthMm: sizeMm, heightMm: sizeMm });

/** What of the card a text shows. Member and card numbers come in their printed spelling. */
export const bindings = [
  'name',
  'memberNumber',
  'cardNumber',
  'edition',
  'birthLabel',
  'birth',
  'sex',
  'mutuelle',
  'union',
  'plan',
  'validFrom',
  'validThrough',
  'office',
] as const;
const binding = v.picklist(bindings);

/** In each language; `{binding}` stands for what the card says. */
const words = v.strictObject({ fr: v.string(), en: v.string() });

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
  /** Words, or … */
  words: v.optional(words),
  /** … what the card says. Exactly one of the two. */
  bind: v.optional(binding),
  /** Drawn only on cards that have this. */
  when: v.optional(binding),
  align: v.optional(v.picklist(['left', 'centre', 'right'])),
  /** The capitals' top at the box's top, or the last line's baseline at its bottom, or in between. */
  anchor: v.optional(v.picklist(['top', 'middle', 'bottom'])),
  fit: v.optional(fit),
});

const photoField = v.strictObject({
  kind: v.literal('photo'),
  box,
  radiusMm: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(50))),
  /** Drawn into the box when the card has no photo. */
  placeholder: svgFile,
});

/** A square: the symbol with its quiet zone of 4 modules, black on white. */
const qrField = v.strictObject({
  kind: v.literal('qr'),
  box: v.strictObject({ xMm: lengthMm, yMm: lengthMm, sideMm: sizeMm }),
});

const field = v.variant('kind', [textField, photoField, qrField]);
const side = v.strictObject({ artwork: svgFile, fields: v.pipe(v.array(field), v.maxLength(100)) });

/** `template.json`: a card as data. Lengths in mm, sizes of letters in points. */
export const templateSchema = v.strictObject({
  $schema: v.optional(v.string()),
  name: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  card: v.strictObject({
    widthMm: sizeMm,
    heightMm: sizeMm,
    bleedMm: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
  }),
  fonts: v.record(name, fontFile),
  styles: v.record(name, style),
  front: side,
  back: side,
});

export type TemplateDescription = v.InferOutput<typeof templateSchema>;
export type TextField = v.InferOutput<typeof textField>;
export type PhotoField = v.InferOutput<typeof photoField>;
export type QrField = v.InferOutput<typeof qrField>;
export type TextStyle = v.InferOutput<typeof style>;
export type Binding = v.InferOutput<typeof binding>;

export type SideName = 'front' | 'back';
