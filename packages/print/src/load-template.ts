import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { getDotPath, safeParse } from 'valibot';
import { findWrongNames } from './find-wrong-names.ts';
import { PrintError } from './errors.ts';
import { NO_TRANSLATION, parseTranslation, type Translation } from './load-translation.ts';
import { templateSchema, type TemplateDescription } from './template-schema.ts';

/** Characters of a drawing or of `template.json`. */
const MAX_TEXT = 1 << 20;

/** What follows the file's name in `details.where`. */
export const NO_SUCH_FILE = 'no such file';
export const REACHES_OUT = 'names another file';

/** A template with the files that it names. */
export interface Template extends TemplateDescription {
  /** SVG text by file name: artwork and placeholders. */
  drawings: ReadonlyMap<string, string>;
  /** TrueType files by the template's name for the font. */
  fontFiles: ReadonlyMap<string, Uint8Array>;
  bambara: Translation;
}

/**
 * Reads a template's folder: `template.json`, artwork, fonts, words. Fonts and words of packages are looked for from `shipped`, too,
 * the folder of a template that ships: an office's own template is a copy that lies elsewhere.
 * Throws `template-invalid` with the place that is wrong, or the file that is not there.
 */
export async function loadTemplate(folder: string, shipped = folder): Promise<Template> {
  const path = join(folder, 'template.json');
  const parsed = safeParse(
    templateSchema,
    parseJson(await readText(path, 'template.json'), 'template.json'),
    {
      abortEarly: true,
    },
  );
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
    fontFiles.set(name, await readFont(findFile(file, [folder, shipped]), `fonts.${name}`));
  }
  const words = description.translations?.bm;
  const bambara =
    words === undefined
      ? NO_TRANSLATION
      : parseTranslation(parseJson(await readText(findFile(words, [folder, shipped]), words), words), words);
  return { ...description, drawings, fontFiles, bambara };
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

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PrintError('template-invalid', { where }, error);
  }
}

async function readText(path: string, where: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new PrintError('template-invalid', { where: `${where}: ${NO_SUCH_FILE}` }, error);
  });
  if (text.length > MAX_TEXT) throw new PrintError('template-invalid', { where: `${where}: too big` });
  return text;
}

/** From its first tag to its last; what is before may be a comment. */
const SVG = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg\b[^>]*\sviewBox=.*<\/svg>\s*$/su;

/** A drawing is lines and colours of its own: one that names other files could put any of this computer's into the PDF. */
function checkSvg(text: string, file: string): string {
  if (/<image\b|<!(?:doctype|entity)\b|href\s*=\s*["']?\s*[^"'#\s]/iu.test(text))
    throw new PrintError('template-invalid', { where: `${file}: ${REACHES_OUT}` });
  if (!SVG.test(text)) throw new PrintError('template-invalid', { where: `${file}: no SVG with a viewBox` });
  return text;
}

async function readFont(path: string, where: string): Promise<Uint8Array> {
  return await readFile(path).catch((error: unknown) => {
    throw new PrintError('template-invalid', { where: `${where}: ${NO_SUCH_FILE}` }, error);
  });
}

/** A file of the first folder, or of a package that one of the folders knows. */
function findFile(file: string, folders: readonly string[]): string {
  if (file.startsWith('@')) {
    for (const folder of folders) {
      try {
        return createRequire(join(folder, 'template.json')).resolve(file);
      } catch {
        // The next folder may know it; that none does is told when it is read.
      }
    }
  }
  return join(folders[0] ?? '', file);
}
