import { printCards, PrintError } from '@passeport/print';
import { listCards, readBatch, resumeBatch, type By, type PrintBatch } from '@passeport/registry';
import type { CardNumber } from '@passeport/codes';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/fr.ts';
import { planOf, readPlan } from './batch-plan.ts';
import { layoutJob, lookOf, preflight, prepareCards, type RefusedCard } from './prepare-print.ts';
import { batchFileName, makeRecordedFile, settlePrints } from './print-files.ts';

/** A batch that goes on: the PDF of its remaining sheets, and cards that died meanwhile. */
export interface ResumedBatch {
  batch: PrintBatch & { dropped: CardNumber[] };
  cards: number;
  path: string;
}

/**
 * Makes the PDF of a batch's sheets from one on, as they were laid out at first, for a batch that stopped halfway.
 * Throws `batch-unknown`, `batch-already-confirmed`, `sheet-not-in-batch`, `nothing-to-print`, `cards-refused`.
 */
export async function resumePrint(
  office: Office,
  number: number,
  fromSheet: number,
  by: By,
  { terminal, words }: { terminal: Terminal; words: Words },
  onRefused: (refused: readonly RefusedCard[]) => void,
): Promise<ResumedBatch> {
  const { registry, folder } = office;
  await settlePrints(office, { sweep: true });
  const whole = await readBatch(registry, number);
  if (whole.state === 'confirmed') throw new CliError('batch-confirmed-to-reprint', { batch: number });
  const remaining = new Set(
    whole.cards
      .filter(
        ({ sheet, outcome, state }) => sheet >= fromSheet && outcome === 'waiting' && state === 'requested',
      )
      .map(({ card }) => card),
  );
  const cards = (await listCards(registry, { batch: number })).filter(({ card }) => remaining.has(card));
  if (cards.length === 0)
    throw new CliError('sheet-without-cards', { batch: number, sheet: fromSheet, sheets: whole.sheets });
  const { settings } = readPlan(whole);
  const prepared = await prepareCards(office, cards, lookOf(settings), by);
  if (prepared.defects.length > 0) {
    onRefused((await preflight(office, prepared, by)).refusals);
    throw new PrintError('cards-refused', { count: prepared.defects.length });
  }
  const name = batchFileName(number, whole.files.length + 1);
  const progress = terminal.progress(words.printing, cards.length);
  const { recorded, path } = await makeRecordedFile(
    folder,
    name,
    async (output) =>
      await printCards({
        ...layoutJob(office, prepared, by.at),
        firstSheet: fromSheet,
        batch: { number, label: office.record.name, office: office.record.number },
        output,
        onProgress: (done: number) => progress.advanceTo(done),
      }),
    async (report, sha256) => {
      const { cards: places } = planOf(report, prepared.template, prepared.layout);
      const file = { path: name, sha256, pages: report.pages };
      return await resumeBatch(registry, number, { fromSheet, file, cards: places }, by);
    },
  );
  progress.stop(words.printing);
  return { batch: recorded, cards: cards.length, path };
}
