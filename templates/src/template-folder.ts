import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TemplateError } from './errors.ts';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const NAME = /^[a-z][a-z0-9-]{0,39}$/;

/** The absolute path of a template that ships. Throws `template-missing`; a name is letters, digits and dashes. */
export function templateFolder(name: string): string {
  const folder = `${HERE}${name}`;
  if (!NAME.test(name) || !existsSync(`${folder}/template.json`)) {
    throw new TemplateError('template-missing', {
      name: name.slice(0, 40),
      known: templateNames().join(', '),
    });
  }
  return folder;
}

/** The templates that ship, in the order of the alphabet. */
export function templateNames(): string[] {
  return readdirSync(HERE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${HERE}${entry.name}/template.json`))
    .map(({ name }) => name)
    .sort();
}

/** The absolute path of a sheet that ships. Throws `sheet-missing`. */
export function sheetFile(name: string): string {
  const file = `${HERE}sheets/${name}.json`;
  if (!NAME.test(name) || !existsSync(file)) {
    throw new TemplateError('sheet-missing', { name: name.slice(0, 40), known: sheetNames().join(', ') });
  }
  return file;
}

/** The sheets that ship, in the order of the alphabet. */
export function sheetNames(): string[] {
  return readdirSync(`${HERE}sheets`)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}
