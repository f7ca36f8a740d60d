import { toJsonSchema } from '@valibot/to-json-schema';
import { templateSchema } from '../src/template-schema.ts';

/** `templates/template.schema.json`, with which editors complete and check a `template.json`. */
export const TEMPLATE_SCHEMA_FILE = new URL('../../../templates/template.schema.json', import.meta.url);

/** Its text, from the schema that templates are read with. */
export function templateJsonSchema(): string {
  const schema = toJsonSchema(templateSchema, { errorMode: 'ignore' });
  return `${JSON.stringify({ title: 'A card template', ...schema }, null, 2)}\n`;
}
