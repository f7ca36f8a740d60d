import { writeFile } from 'node:fs/promises';
import { JSON_SCHEMAS } from './json-schemas.ts';

for (const { file, text } of JSON_SCHEMAS) await writeFile(file, text);
