import { loadTemplate } from '@passeport/print';
import { drawReport, writeWorkbook } from '@passeport/reports';
import { templateFolder } from '@passeport/templates';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFileAtomically } from '../write-file-atomically.ts';
import type { NamedReport } from './make-reports.ts';

export type ReportFormat = 'xlsx' | 'pdf';

/** Where reports go: a folder, for files of their own names; or one file, whose name the report with names lengthens. */
export interface ReportPlace {
  path: string;
  isFile: boolean;
  formats: readonly ReportFormat[];
}

/** `…/rapport.pdf` and `.xlsx` are files of that format, whatever else is asked for; all else is a folder. */
export function readReportPlace(path: string, asked: ReportFormat | 'both' | undefined): ReportPlace {
  const [, named] = /\.(pdf|xlsx)$/i.exec(path) ?? [];
  if (named === undefined)
    return {
      path,
      isFile: false,
      formats: asked === undefined || asked === 'both' ? ['pdf', 'xlsx'] : [asked],
    };
  const format = named.toLowerCase() === 'pdf' ? 'pdf' : 'xlsx';
  return { path, isFile: true, formats: asked === 'both' ? ['pdf', 'xlsx'] : [format] };
}

/** Writes them, each whole or not at all; what has names is for its user alone. Gives the paths. */
export async function writeReports(
  reports: readonly NamedReport[],
  { path, isFile, formats }: ReportPlace,
  created: Date,
): Promise<string[]> {
  const template = await loadTemplate(templateFolder('passeport'));
  const font = (name: string) => template.fontFiles.get(name) ?? new Uint8Array();
  const fonts = { regular: font('regular'), bold: font('bold') };
  await mkdir(isFile ? dirname(path) : path, { recursive: true });
  const written: string[] = [];
  for (const [at, { fileName, isPrivate, report }] of reports.entries())
    for (const format of formats) {
      const base = path.replace(/\.(pdf|xlsx)$/i, '');
      const file = isFile
        ? `${base}${at === 0 ? '' : `-${fileName}`}.${format}`
        : join(path, `${fileName}.${format}`);
      const bytes =
        format === 'pdf' ? await drawReport(report, { fonts, created }) : await writeWorkbook(report);
      await writeFileAtomically(file, bytes, isPrivate ? 0o600 : 0o644);
      written.push(file);
    }
  return written;
}
