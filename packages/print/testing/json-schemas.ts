import { toJsonSchema } from '@valibot/to-json-schema';
import { sheetSchema } from '../src/sheet-schema.ts';
import { templateSchema } from '../src/template-schema.ts';

/** With these, editors complete and check a `template.json` and a sheet; made from the schemas that they are read with. */
export const JSON_SCHEMAS = [
  {
    file: new URL('../../../templates/template.schema.json', import.meta.url),
    text: format('A card template', toJsonSchema(templateSchema, { errorMode: 'ignore' })),
  },
  {
    file: new URL('../../../templates/sheet.schema.json', import.meta.url),
    text: format('How cards lie on paper', toJsonSchema(sheetSchema, { errorMode: 'ignore' })),
  },
];

function format(title: string, schema: object): string {
  return `${JSON.stringify({ title, ...schema }, null, 2)}\n`;
}
