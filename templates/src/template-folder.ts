import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TemplateError } from './errors.ts';

/** The absolute path of a template that ships. Throws `template-missing`; a name is letters, digits and dashes. */
export function templateFolder(name: string): string {
  const folder = /^[a-z][a-z0-9-]{0,39}$/.test(name)
    ? fileURLToPath(new URL(`../${name}`, import.meta.url))
    : undefined;
  if (folder === undefined || !existsSync(`${folder}/template.json`)) {
    throw new TemplateError('template-missing', { name: name.slice(0, 40) });
  }
  return folder;
}
