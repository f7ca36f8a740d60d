import type { CardNumber } from '@passeport/codes';
import { printCards, PrintError, type Preflight, type PrintReport } from '@passeport/print';
import { recordPrintBatch, takeBatchNumber, type By, type PrintBatch } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import { readPrintSettings, writePrintSettings } from '../office/printers.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/fr.ts';
import { planOf } from './batch-plan.ts';
import type { PendingBatch } from './cards-to-print.ts';
import {
  layoutJob,
  preflight,
  prepareJob,
  settingsOf,
  type PrintJob,
  type RefusedCard,
} from './prepare-print.ts';
import { batchFileName, makeRecordedFile, settlePrints } from './print-files.ts';

/** A batch that is on paper-to-be: its PDF exists, and the registry knows what is on it. */
export interface PrintedBatch {
  batch: PrintBatch;
  report: PrintReport;
  path: string;
  /** Left out, with `skipRefused`. */
  skipped: RefusedCard[];
  /** Batches not confirmed that have some of the cards that waited: in this batch too with `again`, else left out. */
  pending: PendingBatch[];
}

/**
 * Lays out the cards that wait for printing, in one PDF of the office's `prints`. The PDF gets its name once its batch is
 * recorded; a batch that is not recorded was never made. `onRefused` is told each card that must not be printed, before
 * `cards-refused` is thrown.
 * Throws `nothing-to-print`, `cards-in-batch`, `cards-refused`, or what the print package throws.
 */
export async function printBatch(
  office: Office,
  job: PrintJob,
  by: By,
  terminal: Terminal,
  words: Words,
  onRefused: (refused: readonly RefusedCard[]) => void = () => undefined,
): Promise<PrintedBatch> {
  const { registry, folder } = office;
  await settlePrints(office, { sweep: true });
  const prepared = await prepareJob(office, job, by);
  let { cards } = prepared;
  const skipped: RefusedCard[] = [];
  if (job.skipRefused === true) {
    skipped.push(...(await preflight(office, prepared, by)).refusals);
    const left = new Set<CardNumber>(skipped.map(({ card }) => card));
    cards = cards.filter(({ card }) => !left.has(card));
    if (cards.length === 0) throw new CliError('nothing-to-print');
  } else if (prepared.defects.length > 0) {
    onRefused((await preflight(office, prepared, by)).refusals);
    throw new PrintError('cards-refused', { count: prepared.defects.length });
  }
  await keepEmergency(office, job.emergency);
  const number = await takeBatchNumber(registry, by);
  const { template, layout } = prepared;
  const progress = terminal.progress(words.printing, cards.length);
  const { report, recorded, path } = await makeRecordedFile(
    folder,
    batchFileName(number, 1),
    async (output) =>
      await printCards({
        ...layoutJob(office, { ...prepared, cards }, by.at),
        batch: { number, label: office.record.name, office: office.record.number },
        output,
        onProgress: (done: number) => progress.advanceTo(done),
      }).catch((error: unknown) => {
        if (error instanceof PrintError) onRefused(error.details.refusals ?? []);
        throw error;
      }),
    async (laidOut, sha256) => {
      const plan = planOf(laidOut, template, layout);
      const file = { path: batchFileName(number, 1), sha256, pages: laidOut.pages };
      return await recordPrintBatch(
        registry,
        {
          number,
          template: template.name,
          layout: layout.name,
          printer: job.printer,
          settings: JSON.stringify(settingsOf(prepared)),
          geometry: JSON.stringify(plan.geometry),
          file,
          cards: plan.cards,
        },
        by,
      );
    },
  );
  progress.stop(words.printing);
  return { batch: recorded, report, path, skipped, pending: prepared.pending };
}

/** What would come of a batch, with nothing printed, kept or numbered. Throws `nothing-to-print`, `cards-in-batch`. */
export async function checkBatch(
  office: Office,
  job: PrintJob,
  by: By,
): Promise<Omit<Preflight, 'refusals'> & { refusals: RefusedCard[] }> {
  return await preflight(office, await prepareJob(office, job, by), by);
}

async function keepEmergency({ folder }: Office, emergency: string | undefined): Promise<void> {
  if (emergency === undefined) return;
  const settings = await readPrintSettings(folder);
  if (settings.emergency !== emergency) await writePrintSettings(folder, { ...settings, emergency });
}
