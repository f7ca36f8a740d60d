import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { getDotPath, safeParse } from 'valibot';
import { findWrongNames } from './find-wrong-names.ts';
import { PrintError } from './errors.ts';
import { templateSchema, type TemplateDescription } from './template-schema.ts';

/** Characters of a drawing or of `template.json`. */
const MAX_TEXT = 1 << 20;

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
  const [wrong] = findWrongNames(description);
  if (wrong !== undefined) throw new PrintError('template-invalid', { where: wrong });

  const drawings = new Map<string, string>();
  for (const file of drawingsOf(description))
    drawings.set(file, checkSvg(await readText(join(folder, file), file), file));
  const fontFiles = new Map<string, Uint8Array>();
  for (const [name, file] of Object.entries(description.fonts)) {
    fontFiles.set(name, await readFont(path, folder, file, `fonts.${name}`));
  }
  return { ...description, drawings, fontFiles };
}

function drawingsOf({ front, back, sheet }: TemplateDescription): Set<string> {
  const files = new Set<string>();
  for (const part of [front, back, sheet]) {
    if (part === undefined) continue;
    files.add(part.artwork);
    for (const field of part.fields) if (field.kind === 'photo') files.add(field.placeholder);
  }
  return files;
}
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PrintError('template-invalid', { where: 'template.json' }, error);
  }
}

async function readText(path: string, where: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new PrintError('template-invalid', { where: `${where}: no such file` }, error);
  });
  if (text.length > MAX_TEXT) throw new PrintError('template-invalid', { where: `${where}: too big` });
  return text;
}

/** A drawing is lines and colours of its own: one that names other files could put any of this computer's into the PDF. */
function checkSvg(text: string, file: string): string {
  if (/<image\b|<!(?:doctype|entity)\b|href\s*=\s*["']?\s*[^"'#\s]/iu.test(text))
    throw new PrintError('template-invalid', { where: `${file}: names another file` });
  return text;
}

async function readFont(template: string, folder: string, file: string, where: string): Promise<Uint8Array> {
  try {
    return await readFile(file.startsWith('@') ? createRequire(template).resolve(file) : join(folder, file));
  } catch (error) {
    throw new PrintError('template-invalid', { where: `${where}: no such file` }, error);
  }
}
