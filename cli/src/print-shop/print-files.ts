import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { listBatches, type PrintBatch } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import type { Office } from '../office/open-office.ts';

/** What a PDF is called until its batch is recorded: nobody opens and prints it by mistake. */
const UNRECORDED = '.neuf';

/** The file of a batch's n-th PDF, in the office's `prints`. */
export function batchFileName(batch: number, part: number): string {
  const number = String(batch).padStart(4, '0');
  return part === 1 ? `lot-${number}.pdf` : `lot-${number}-suite-${part}.pdf`;
}

/** Where a batch's PDF is; its record names it without its folder, so that an office can be moved. */
export function batchFilePath({ prints }: OfficeFolder, { path }: { path: string }): string {
  return join(prints, basename(path));
}

/**
 * Makes a PDF, records its batch, and only then gives it its name. Killed before the record, there is no batch and no PDF;
 * killed after, `settlePrints` does what was left to do.
 */
export async function makeRecordedFile<Report, Recorded>(
  folder: OfficeFolder,
  name: string,
  make: (path: string) => Promise<Report>,
  record: (report: Report, sha256: string) => Promise<Recorded>,
): Promise<{ report: Report; recorded: Recorded; path: string }> {
  const path = join(folder.prints, name);
  const unrecorded = `${path}${UNRECORDED}`;
  const report = await make(unrecorded);
  const recorded = await record(report, await sha256Of(unrecorded)).catch(async (error: unknown) => {
    await rm(unrecorded, { force: true });
    throw error;
  });
  await rename(unrecorded, path);
  return { report, recorded, path };
}

/**
 * Finishes what a killed command left: a PDF whose batch is recorded gets its name. With `sweep` (only under the office's
 * lock) PDFs that belong to no batch go: their cards still wait.
 */
export async function settlePrints(
  { folder, registry }: Office,
  { sweep }: { sweep: boolean },
): Promise<void> {
  const left = (await readdir(folder.prints)).filter(
    (name) => name.startsWith('lot-') && (name.endsWith(UNRECORDED) || name.endsWith('.part')),
  );
  if (left.length === 0) return;
  const recorded = new Map(
    (await listBatches(registry)).flatMap(({ files }) => files).map((file) => [basename(file.path), file]),
  );
  for (const name of left) {
    const path = join(folder.prints, name);
    const file = name.endsWith(UNRECORDED) ? recorded.get(name.slice(0, -UNRECORDED.length)) : undefined;
    if (file !== undefined && (await sha256Of(path).catch(() => '')) === file.sha256)
      await rename(path, batchFilePath(folder, file));
    else if (sweep) await rm(path, { force: true });
  }
}

/** The PDFs of a batch, as they were recorded. Throws `batch-file-missing`, `batch-file-changed`. */
export async function findBatchFiles(folder: OfficeFolder, { number, files }: PrintBatch): Promise<string[]> {
  const paths: string[] = [];
  for (const file of files) {
    const path = batchFilePath(folder, file);
    const details = { batch: number, path };
    await access(path).catch((cause: unknown) => {
      throw new CliError('batch-file-missing', details, { cause });
    });
    if ((await sha256Of(path)) !== file.sha256) throw new CliError('batch-file-changed', details);
    paths.push(path);
  }
  return paths;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
