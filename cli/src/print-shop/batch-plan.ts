import type { CardPosition, PrintReport, SheetLayout, Template } from '@passeport/print';
import type { CardPlace, WholeBatch } from '@passeport/registry';
import * as v from 'valibot';

const mm = v.pipe(v.number(), v.minValue(-100), v.maxValue(3000));
const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
const sideName = v.picklist(['front', 'back']);
const box = v.strictObject({ xMm: mm, yMm: mm, widthMm: mm, heightMm: mm });

/** What makes the same sheets again: the options that a batch was printed with. */
const settingsSchema = v.strictObject({
  format: v.literal(1),
  template: text(1000),
  layout: v.exactOptional(text(1000)),
  language: v.picklist(['fr', 'en', 'bm']),
  duplex: v.exactOptional(v.picklist(['long-edge', 'short-edge'])),
  printer: v.exactOptional(text(100)),
  dpi: v.exactOptional(v.pipe(v.number(), v.minValue(1))),
  emergency: v.exactOptional(text(40)),
});

/** A card's side on its sheet: the page of the sheet (from 1), the trim as it lies there, how it is turned clockwise. */
const placeSchema = v.strictObject({
  ...box.entries,
  page: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2)),
  turn: v.picklist([0, 90, 180, 270]),
});

const geometrySchema = v.strictObject({
  format: v.literal(1),
  page: v.strictObject({ widthMm: mm, heightMm: mm }),
  card: v.strictObject({ widthMm: mm, heightMm: mm }),
  pagesPerSheet: v.picklist([1, 2]),
  /** The places of a sheet, in their order. */
  places: v.pipe(
    v.array(v.strictObject({ front: placeSchema, back: v.exactOptional(placeSchema) })),
    v.maxLength(100),
  ),
  /** What a scan looks for, where it is on its side of the card. */
  fields: v.pipe(
    v.array(
      v.strictObject({ kind: v.picklist(['photo', 'qr', 'data-matrix']), side: sideName, ...box.entries }),
    ),
    v.maxLength(20),
  ),
  /** Marks in the margins of every sheet, in their order. */
  marks: v.pipe(
    v.array(
      v.strictObject({
        side: sideName,
        index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3)),
        xMm: mm,
        yMm: mm,
        sideMm: mm,
      }),
    ),
    v.maxLength(8),
  ),
});

export type BatchSettings = v.InferOutput<typeof settingsSchema>;
/** Where everything is on a batch's sheets; mm from the page's top left corner, or the card's. */
export type BatchGeometry = v.InferOutput<typeof geometrySchema>;
export type PlaceOnSheet = v.InferOutput<typeof placeSchema>;

/** The plan that a batch was recorded with. */
export function readPlan({ settings, geometry }: Pick<WholeBatch, 'settings' | 'geometry'>): {
  settings: BatchSettings;
  geometry: BatchGeometry;
} {
  const json = <Schema extends v.GenericSchema>(schema: Schema) =>
    v.pipe(v.string(), v.parseJson(), v.unknown(), schema);
  return {
    settings: v.parse(json(settingsSchema), settings),
    geometry: v.parse(json(geometrySchema), geometry),
  };
}

/** Every card's sheet and place, and where the places are, from what was laid out. */
export function planOf(
  { positions, marks }: PrintReport,
  template: Template,
  layout: SheetLayout,
): { cards: CardPlace[]; geometry: BatchGeometry } {
  const cards: CardPlace[] = [];
  const places: BatchGeometry['places'] = [];
  const page = layout.page === 'card' ? template.card : layout.page;
  let pagesPerSheet: 1 | 2 = 1;
  for (const [sheet, own] of Map.groupBy(positions, (position) => position.sheet)) {
    const firstPage = Math.min(...own.map((position) => position.page));
    const backs = new Map(own.filter(({ side }) => side === 'back').map((back) => [back.card, back]));
    for (const [index, front] of own.filter(({ side }) => side === 'front').entries()) {
      const back = backs.get(front.card);
      cards.push({ card: front.card, sheet, place: index + 1 });
      if (back !== undefined && back.page > firstPage) pagesPerSheet = 2;
      places[index] ??= {
        front: onSheet(front, firstPage),
        ...(back === undefined ? {} : { back: onSheet(back, firstPage) }),
      };
    }
  }
  const { widthMm, heightMm } = template.card;
  return {
    cards,
    geometry: {
      format: 1,
      page: { widthMm: page.widthMm, heightMm: page.heightMm },
      card: { widthMm, heightMm },
      pagesPerSheet,
      places,
      fields: [...fieldsOf(template, 'front'), ...fieldsOf(template, 'back')],
      marks: marks.map(({ side, index, xMm, yMm, sideMm }) => ({ side, index, xMm, yMm, sideMm })),
    },
  };
}

function onSheet({ page, xMm, yMm, widthMm, heightMm, turn }: CardPosition, firstPage: number): PlaceOnSheet {
  return { page: page - firstPage + 1, xMm, yMm, widthMm, heightMm, turn };
}

function fieldsOf(template: Template, side: 'front' | 'back'): BatchGeometry['fields'] {
  return (template[side]?.fields ?? []).flatMap((field) => {
    switch (field.kind) {
      case 'photo':
        return { kind: 'photo' as const, side, ...field.box };
      case 'qr':
      case 'data-matrix': {
        const { xMm, yMm, sideMm } = field.box;
        return { kind: field.kind, side, xMm, yMm, widthMm: sideMm, heightMm: sideMm };
      }
      case 'text':
      case 'code128':
        return [];
      default:
        return field satisfies never;
    }
  });
}
