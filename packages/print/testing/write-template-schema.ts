import { writeFile } from 'node:fs/promises';
import { TEMPLATE_SCHEMA_FILE, templateJsonSchema } from './template-json-schema.ts';

await writeFile(TEMPLATE_SCHEMA_FILE, templateJsonSchema());
