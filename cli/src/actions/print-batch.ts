import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { calendarDateOf } from '@passeport/calendar';
import type { CardNumber, MutuelleNumber } from '@passeport/codes';
import {
  loadTemplate,
  preflightCards,
  printCards,
  PrintError,
  type CardRefusal,
  type Preflight,
  type PrintLanguage,
  type PrintReport,
  type SheetLayout,
  type Template,
} from '@passeport/print';
import { recordPrintBatch, takeBatchNumber, type By, type Card, type PrintBatch } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { findSheet, findTemplateFolder } from '../office/find-template.ts';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { findPrinter, readPrintSettings, writePrintSettings } from '../office/printers.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/fr.ts';
import { cardsToPrint, describeCards } from './cards-to-print.ts';
import { inspectCards, type CardDefect } from './inspect-cards.ts';

/** Which cards, and how they are laid out. */
export interface PrintJob {
  mutuelle?: MutuelleNumber;
  /** A name or a folder; a name or a file, without which the template's own sheet is taken. */
  template: string;
  layout?: string;
  /** Takes cards that are in an earlier batch, too. */
  again: boolean;
  language: PrintLanguage;
  /** Turns the paper on another edge than the sheet says. */
  duplex?: 'long-edge' | 'short-edge';
  printer?: string;
  dpi?: number;
  /** Whom to call, printed on every card; kept for the next batches. */
  emergency?: string;
  /** Leaves out cards that must not be printed, where the whole batch would be refused. */
  skipRefused?: boolean;
  /** Paths that the user gave, from where the user stands. */
  path: (given: string) => string;
}

/** Why a card is not printed: what it is, or how it would be printed. */
export type RefusedCard = CardRefusal | CardDefect;

/** A batch that is on paper-to-be: its PDF exists, and the registry knows what is on it. */
export interface PrintedBatch {
  batch: PrintBatch;
  report: PrintReport;
  path: string;
  /** Left out, with `skipRefused`. */
  skipped: RefusedCard[];
}

/**
 * Lays out the cards that wait for printing, in one PDF of the office's `prints`. The batch is recorded once its
 * PDF is complete; a batch that is not recorded was never made. `onRefused` is told each card that must not be printed,
 * before `cards-refused` is thrown.
 * Throws `nothing-to-print`, `cards-refused`, or what the print package throws.
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
  const prepared = await prepare(office, job, by);
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
  const path = join(folder.prints, `lot-${String(number).padStart(4, '0')}.pdf`);
  const progress = terminal.progress(words.printing, cards.length);
  const report = await printCards({
    ...layoutJob(office, { ...prepared, cards }, by),
    batch: { number, label: office.record.name },
    output: path,
    onProgress: (done: number) => progress.advanceTo(done),
  }).catch((error: unknown) => {
    if (error instanceof PrintError) onRefused(error.details.refusals ?? []);
    throw error;
  });
  progress.stop(words.printing);
  const batch = await recordPrintBatch(
    registry,
    {
      number,
      template: prepared.template.name,
      layout: prepared.layout.name,
      pdfPath: path,
      pdfSha256: await sha256Of(path),
      pages: report.pages,
      cards: cards.map(({ card }) => card),
    },
    by,
  );
  return { batch, report, path, skipped };
}

/** What would come of a batch, with nothing printed, kept or numbered. Throws `nothing-to-print`. */
export async function checkBatch(
  office: Office,
  job: PrintJob,
  by: By,
): Promise<Omit<Preflight, 'refusals'> & { refusals: RefusedCard[] }> {
  return await preflight(office, await prepare(office, job, by), by);
}

interface Prepared {
  job: PrintJob;
  cards: Card[];
  defects: CardDefect[];
  template: Template;
  layout: SheetLayout;
  emergency: string | undefined;
  printer: { dpi?: number };
}

async function prepare(office: Office, job: PrintJob, by: By): Promise<Prepared> {
  const cards = await cardsToPrint(office, job.mutuelle, job.again);
  if (cards.length === 0) throw new CliError('nothing-to-print');
  const template = await loadTemplate(findTemplateFolder(job.template, job.path));
  const found = await findSheet(job.layout ?? template.sheetName ?? 'id1', job.path);
  const layout = job.duplex === undefined ? found : { ...found, backs: job.duplex };
  const settings = await readPrintSettings(office.folder);
  const paper = layout.page === 'card' ? template.card : layout.page;
  const printer = job.printer === undefined ? {} : findPrinter(settings, job.printer, paper);
  const { list } = await readTrust(office.folder);
  return {
    job,
    cards,
    defects: await inspectCards(cards, list, calendarDateOf(by.at)),
    template,
    layout,
    emergency: job.emergency ?? settings.emergency,
    printer: job.dpi === undefined ? printer : { ...printer, dpi: job.dpi },
  };
}

async function preflight(office: Office, prepared: Prepared, by: By) {
  const batch = { number: 0, label: office.record.name };
  const found = await preflightCards({ ...layoutJob(office, prepared, by), batch });
  return { ...found, refusals: [...prepared.defects, ...found.refusals] };
}

function layoutJob(office: Office, { cards, template, layout, job, emergency, printer }: Prepared, by: By) {
  return {
    template,
    layout,
    cards: describeCards(office, cards, emergency),
    cardCount: cards.length,
    created: by.at,
    language: job.language,
    printer,
  };
}

async function keepEmergency({ folder }: Office, emergency: string | undefined): Promise<void> {
  if (emergency === undefined) return;
  const settings = await readPrintSettings(folder);
  if (settings.emergency !== emergency) await writePrintSettings(folder, { ...settings, emergency });
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
