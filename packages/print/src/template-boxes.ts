import type { Size } from './impose.ts';
import type {
  BarcodeField,
  MarkField,
  PhotoField,
  QrField,
  TemplateDescription,
  TextField,
} from './template-schema.ts';

/** A field's box, on the card or page that it is measured from. */
export interface BoxOfField {
  where: string;
  field: TextField | PhotoField | QrField | BarcodeField | MarkField;
  box: { xMm: number; yMm: number } & Size;
  page: Size;
}

/** The boxes of all fields of a template, lists' columns too. */
export function boxesOf({ card, front, back, sheet }: TemplateDescription): BoxOfField[] {
  const boxes: BoxOfField[] = [];
  for (const [side, part] of Object.entries({ front, ...(back && { back }) })) {
    for (const [index, field] of part.fields.entries()) {
      const box =
        field.kind === 'qr' || field.kind === 'data-matrix'
          ? { ...field.box, widthMm: field.box.sideMm, heightMm: field.box.sideMm }
          : field.box;
      boxes.push({ where: `${side}.fields.${index}`, field, box, page: card });
    }
  }
  for (const [index, field] of (sheet?.fields ?? []).entries()) {
    const texts = field.kind === 'list' ? field.fields : [field];
    for (const text of texts)
      boxes.push({ where: `sheet.fields.${index}`, field: text, box: text.box, page: sheet?.page ?? card });
  }
  return boxes;
}
