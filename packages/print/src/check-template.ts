import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDotPath, safeParse, type InferIssue } from 'valibot';
import { PrintError } from './errors.ts';
import { findWrongNames } from './find-wrong-names.ts';
import { jsonErrorLine } from './json-error-line.ts';
import { loadTemplate, NO_SUCH_FILE, REACHES_OUT } from './load-template.ts';
import { createPdfDocument } from './pdf-document.ts';
import { SideDrawer } from './side-drawer.ts';
import { templateSchema, type TemplateDescription, type TextField } from './template-schema.ts';
import { boxesOf } from './template-boxes.ts';

export type TemplateFaultCode =
  /** `template.json` is not there. */
  | 'template-absent'
  /** `template.json` is no JSON: `details` is the line, from 1, where it is known. */
  | 'template-unreadable'
  | 'key-unknown'
  | 'key-missing'
  /** `details` are the values that may stand there, between commas. */
  | 'value-choices'
  /** A value is not what the schema says: `details` is the schema's own word. */
  | 'template-key'
  /** A style, font or binding that leads nowhere, or words and a binding at once. */
  | 'template-name'
  /** A drawing, a font or words are not there. */
  | 'template-file'
  /** A drawing that holds a picture or names another file. */
  | 'drawing-reaches-out'
  /** A file that is there and cannot be used: no SVG, no font, no words, or too big. `details` is the reader's own word. */
  | 'file-unusable'
  /** A box goes beyond the card, or beyond the sheet's page. */
  | 'box-outside'
  /** Text or a code nearer than 3 mm to the card's edge: a cut that is a little off would touch it. */
  | 'near-edge'
  /** A QR field whose modules would be under 4 dots at 300 dpi, for a card with a face (97 modules with the quiet zone). */
  | 'qr-small'
  /** No field shows the card's QR code, or its name, or its number. */
  | 'field-missing'
  /** Words in a language that a speaker has yet to read over. */
  | 'words-to-review';

/** Something that is wrong with a template, or that a person should look at, and where. */
export interface TemplateFault {
  code: TemplateFaultCode;
  level: 'error' | 'warning';
  /** As `front.fields.3.box`. */
  where: string;
  details: string;
}

/** Names that a card without is no card. */
const NEEDED_BINDINGS = ['name', 'memberNumber'] as const;
const SAFE_MM = 3;
const TRIAL_DPI = 300;
const TOLERANCE_MM = 0.05;
const QR_MODULES_WITH_FACE = 97;
const MIN_MODULE_MM = 0.34;

/** Everything that is wrong with a template's folder, or worth a look; nothing when it is as it should be. Never throws for what a template holds. `shipped` is as `loadTemplate` takes it. */
export async function checkTemplate(folder: string, shipped = folder): Promise<TemplateFault[]> {
  const text = await readFile(join(folder, 'template.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return [fault('template-absent', 'template.json', '')];
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return [fault('template-unreadable', 'template.json', String(jsonErrorLine(text, error) ?? ''))];
  }
  const parsed = safeParse(templateSchema, content);
  if (!parsed.success) return parsed.issues.map(describeIssue);
  const template = parsed.output;
  const faults = findWrongNames(template).map((wrong) => {
    const [where = '', ...details] = wrong.split(': ');
    return fault('template-name', where, details.join(': '));
  });
  if (faults.length === 0) faults.push(...(await checkFiles(folder, shipped)));
  faults.push(...checkBoxes(template), ...checkNeeded(template));
  return faults;
}

function describeIssue(issue: InferIssue<typeof templateSchema>): TemplateFault {
  const where = getDotPath(issue) ?? 'template.json';
  if (issue.expected === 'never') return fault('key-unknown', where, '');
  if (issue.received === 'undefined') return fault('key-missing', where, '');
  if (issue.type !== 'picklist' && issue.type !== 'variant')
    return fault('template-key', where, issue.message);
  return fault(
    'value-choices',
    where,
    (issue.expected ?? '').replaceAll(/[()"]/g, '').replaceAll(' | ', ', '),
  );
}

/** Reads every file, and draws the artwork to nowhere. */
async function checkFiles(folder: string, shipped: string): Promise<TemplateFault[]> {
  try {
    const template = await loadTemplate(folder, shipped);
    const about = { title: '', author: '', created: new Date(0), language: 'fr' as const };
    const drawer = new SideDrawer(
      createPdfDocument(about, () => undefined),
      template,
      'fr',
      TRIAL_DPI,
    );
    return drawer.sides.length > 0 && template.bambara.toReview
      ? [warning('words-to-review', 'translations.bm', 'bm')]
      : [];
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    const [where = '', ...details] = (error.details.where ?? '').split(': ');
    const said = details.join(': ');
    if (said === NO_SUCH_FILE) return [fault('template-file', where, said)];
    return [fault(said === REACHES_OUT ? 'drawing-reaches-out' : 'file-unusable', where, said)];
  }
}

function checkBoxes(template: TemplateDescription): TemplateFault[] {
  const faults: TemplateFault[] = [];
  for (const { where, box, page, field } of boxesOf(template)) {
    const [right, bottom] = [box.xMm + box.widthMm, box.yMm + box.heightMm];
    const size = `${page.widthMm} × ${page.heightMm} mm`;
    if (box.xMm < 0 || box.yMm < 0 || right > page.widthMm + 0.001 || bottom > page.heightMm + 0.001)
      faults.push(fault('box-outside', `${where}.box`, size));
    else if (field.kind === 'text' && isNearEdge(field, page))
      faults.push(warning('near-edge', `${where}.box`, `${SAFE_MM} mm`));
    if (field.kind === 'qr' && field.box.sideMm / QR_MODULES_WITH_FACE < MIN_MODULE_MM)
      faults.push(
        warning('qr-small', `${where}.box`, `${Math.ceil(QR_MODULES_WITH_FACE * MIN_MODULE_MM)} mm`),
      );
  }
  return faults;
}

/** Where its letters are: at the anchored end of its box. */
function isNearEdge({ box, align, anchor }: TextField, page: { widthMm: number; heightMm: number }): boolean {
  const fromLeft = align === 'right' ? Infinity : box.xMm;
  const fromRight = align === 'right' ? page.widthMm - box.xMm - box.widthMm : Infinity;
  const fromTop = anchor === 'bottom' ? Infinity : box.yMm;
  const fromBottom = anchor === 'bottom' ? page.heightMm - box.yMm - box.heightMm : Infinity;
  return Math.min(fromLeft, fromRight, fromBottom, fromTop + 1) < SAFE_MM - TOLERANCE_MM;
}

function checkNeeded({ front, back }: TemplateDescription): TemplateFault[] {
  const fields = [...front.fields, ...(back?.fields ?? [])];
  const faults: TemplateFault[] = [];
  if (!fields.some(({ kind }) => kind === 'qr')) faults.push(fault('field-missing', 'front.fields', 'qr'));
  for (const needed of NEEDED_BINDINGS) {
    if (!fields.some((field) => field.kind === 'text' && (field.bind === needed || says(field, needed))))
      faults.push(fault('field-missing', 'front.fields', needed));
  }
  return faults;
}

function says({ words }: TextField, binding: string): boolean {
  return words?.fr.includes(`{${binding}}`) === true;
}

function fault(code: TemplateFaultCode, where: string, details: string): TemplateFault {
  return { code, level: 'error', where, details };
}

function warning(code: TemplateFaultCode, where: string, details: string): TemplateFault {
  return { code, level: 'warning', where, details };
}
