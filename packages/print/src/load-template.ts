import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { getDotPath, safeParse } from 'valibot';
import { isBinding, placeholdersIn } from './card-texts.ts';
import { PrintError } from './errors.ts';
import { templateSchema, type TemplateDescription } from './template-schema.ts';

/** A template with the files that it names. */
export interface Template extends TemplateDescription {
  /** SVG text by file name: artwork and placeholders. */
  drawings: ReadonlyMap<string, string>;
  /** TrueType files by the template's name for the font. */
  fontFiles: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads a template's folder: `template.json`, artwork, fonts.
 * Throws `template-invalid` with the place that is wrong, or the file that is not there.
 */
export async function loadTemplate(folder: string): Promise<Template> {
  const path = join(folder, 'template.json');
  const parsed = safeParse(templateSchema, parseJson(await readText(path, 'template.json')), {
    abortEarly: true,
  });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new PrintError('template-invalid', {
      where: `${getDotPath(issue) ?? 'template.json'}: ${issue.message}`,
    });
  }
  const description = parsed.output;
  checkNames(description);

  const drawings = new Map<string, string>();
  for (const { artwork, fields } of [description.front, description.back]) {
    drawings.set(artwork, await readText(join(folder, artwork), artwork));
    for (const field of fields) {
      if (field.kind !== 'photo') continue;
      drawings.set(field.placeholder, await readText(join(folder, field.placeholder), field.placeholder));
    }
  }
  const fontFiles = new Map<string, Uint8Array>();
  for (const [name, file] of Object.entries(description.fonts)) {
    fontFiles.set(name, await readFont(path, folder, file, `fonts.${name}`));
  }
  return { ...description, drawings, fontFiles };
}

/** What the schema cannot say: a text has words or a binding, and names lead somewhere. */
function checkNames({ fonts, styles, front, back }: TemplateDescription): void {
  for (const [name, { font }] of Object.entries(styles)) {
    if (!Object.hasOwn(fonts, font)) refuse(`styles.${name}.font: no font named ${font}`);
  }
  for (const [sideName, side] of Object.entries({ front, back })) {
    for (const [index, field] of side.fields.entries()) {
      if (field.kind !== 'text') continue;
      const where = `${sideName}.fields.${index}`;
      if (!Object.hasOwn(styles, field.style)) refuse(`${where}.style: no style named ${field.style}`);
      if ((field.words === undefined) === (field.bind === undefined))
        refuse(`${where}: words or bind, one of them`);
      for (const name of Object.values(field.words ?? {}).flatMap(placeholdersIn)) {
        if (!isBinding(name)) refuse(`${where}.words: no binding named ${name}`);
      }
    }
  }
}

function refuse(where: string): never {
  throw new PrintError('template-invalid', { where });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PrintError('template-invalid', { where: 'template.json' }, error);
  }
}

async function readText(path: string, where: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new PrintError('template-invalid', { where: `${where}: no such file` }, error);
  }
}

async function readFont(template: string, folder: string, file: string, where: string): Promise<Uint8Array> {
  try {
    return await readFile(file.startsWith('@') ? createRequire(template).resolve(file) : join(folder, file));
  } catch (error) {
    throw new PrintError('template-invalid', { where: `${where}: no such file` }, error);
  }
}
