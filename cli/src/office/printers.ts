import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { correctionFrom, type Printer } from '@passeport/print';
import * as v from 'valibot';
import { CliError } from '../cli-error.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import type { OfficeFolder } from './office-folder.ts';

const mm = v.pipe(v.number(), v.minValue(-50), v.maxValue(2000));
const measuresOf = v.strictObject({
  a: mm,
  b: mm,
  c: mm,
  d: mm,
  e: v.exactOptional(mm),
  f: v.exactOptional(mm),
});
const name = v.pipe(v.string(), v.regex(/^[^\p{Cc}]{1,60}$/u));

/** What was measured on a calibration page, of which paper, when. */
const calibration = v.strictObject({
  widthMm: mm,
  heightMm: mm,
  measures: measuresOf,
  measuredOn: v.string(),
});

const settingsSchema = v.strictObject({
  format: v.literal(1),
  /** Printed on every card: whom to call. */
  emergency: v.exactOptional(v.pipe(v.string(), v.maxLength(40))),
  printers: v.record(name, v.strictObject({ dpi: v.exactOptional(mm), papers: v.array(calibration) })),
});

/** How the office prints: `impression.json` in its folder. Lengths in mm. */
export type PrintSettings = v.InferOutput<typeof settingsSchema>;
export type Measures = v.InferOutput<typeof measuresOf>;

interface Paper {
  widthMm: number;
  heightMm: number;
}

/** The office's settings, or none yet. Throws `print-settings-wrong`. */
export async function readPrintSettings(folder: OfficeFolder): Promise<PrintSettings> {
  const path = settingsPath(folder);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { format: 1, printers: {} };
    throw error;
  }
  const settings = v.safeParse(v.pipe(v.string(), v.parseJson(), settingsSchema), text);
  if (!settings.success) throw new CliError('print-settings-wrong', { path });
  return settings.output;
}

export async function writePrintSettings(folder: OfficeFolder, settings: PrintSettings): Promise<void> {
  await writeFileAtomically(settingsPath(folder), `${JSON.stringify(settings, null, 2)}\n`);
}

/** Keeps what was measured of a printer, in the place of what was measured before on the same paper. */
export async function keepCalibration(
  folder: OfficeFolder,
  printer: string,
  paper: Paper,
  measures: Measures,
  measuredOn: string,
): Promise<void> {
  if (!v.is(name, printer)) throw new CliError('printer-name-wrong', { printer });
  correctionFrom(measures, paper);
  const settings = await readPrintSettings(folder);
  const known = settings.printers[printer];
  const papers = (known?.papers ?? []).filter((other) => !isSamePaper(other, paper));
  papers.push({ widthMm: paper.widthMm, heightMm: paper.heightMm, measures, measuredOn });
  await writePrintSettings(folder, {
    ...settings,
    printers: { ...settings.printers, [printer]: { ...known, papers } },
  });
}

/** The printer's correction for this paper. Throws `printer-unknown`, `printer-not-calibrated`. */
export function findPrinter(settings: PrintSettings, printer: string, paper: Paper): Printer {
  const known = Object.hasOwn(settings.printers, printer) ? settings.printers[printer] : undefined;
  if (known === undefined) {
    throw new CliError('printer-unknown', {
      printer,
      known: Object.keys(settings.printers).join(', ') || '–',
    });
  }
  const calibrated = known.papers.find((other) => isSamePaper(other, paper));
  if (calibrated === undefined)
    throw new CliError('printer-not-calibrated', {
      printer,
      paper: `${paper.widthMm} × ${paper.heightMm} mm`,
    });
  const correction = correctionFrom(calibrated.measures, paper);
  return { correction, ...(known.dpi === undefined ? {} : { dpi: known.dpi }) };
}

function isSamePaper(one: Paper, other: Paper): boolean {
  return Math.abs(one.widthMm - other.widthMm) < 0.5 && Math.abs(one.heightMm - other.heightMm) < 0.5;
}

function settingsPath({ root }: OfficeFolder): string {
  return join(root, 'impression.json');
}
