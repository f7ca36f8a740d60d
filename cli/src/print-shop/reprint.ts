import type { CardNumber } from '@passeport/codes';
import {
  listBatches,
  readBatch,
  spoilPrints,
  type By,
  type SpoilReason,
  type WholeBatch,
} from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/fr.ts';
import { readPlan } from './batch-plan.ts';
import { printBatch, type PrintedBatch } from './print-batch.ts';
import { lookOf, type PrintLook, type RefusedCard } from './prepare-print.ts';

/** Which prints are no good, and why; `spoiled`: those that were said to be so when their batch was confirmed. */
export interface ReprintJob {
  cards: readonly CardNumber[];
  batch?: number;
  sheets?: readonly number[];
  spoiled?: boolean;
  reason?: SpoilReason;
  note?: string;
  /** Leaves them to the next batch. */
  later: boolean;
  /** What is to be other than in their last batch. */
  look: Partial<PrintLook> & Pick<PrintLook, 'path'>;
}

/**
 * Says that prints are no good, and prints their cards again as their last batch was printed: same edition, same signature.
 * Throws `reprint-what`, `reason-needed`, `sheet-not-in-batch`, and what `spoilPrints` and `printBatch` throw.
 */
export async function reprint(
  office: Office,
  job: ReprintJob,
  by: By,
  { terminal, words }: { terminal: Terminal; words: Words },
  onRefused: (refused: readonly RefusedCard[]) => void,
): Promise<{ spoiled: CardNumber[]; printed?: PrintedBatch }> {
  const { registry } = office;
  const { cards, last } = await chooseCards(office, job);
  if (job.spoiled !== true) {
    if (job.reason === undefined) throw new CliError('reason-needed');
    await spoilPrints(registry, cards, { reason: job.reason, note: job.note }, by);
  }
  if (job.later) return { spoiled: cards };
  const own = last === undefined ? undefined : lookOf(readPlan(last).settings);
  const look = { template: 'passeport', language: 'fr' as const, ...own, ...job.look };
  const printJob = { ...look, cards, again: false };
  return { spoiled: cards, printed: await printBatch(office, printJob, by, terminal, words, onRefused) };
}

/** The cards meant, and the last batch that has one of them. */
async function chooseCards(
  { registry }: Office,
  { cards, batch, sheets = [], spoiled }: ReprintJob,
): Promise<{ cards: CardNumber[]; last: WholeBatch | undefined }> {
  if (spoiled === true) return await findSpoiled(registry, batch);
  if (batch !== undefined) {
    const whole = await readBatch(registry, batch);
    if (whole.state !== 'confirmed') throw new CliError('batch-to-confirm', { batch });
    if (sheets.length === 0) throw new CliError('reprint-what');
    const beyond = sheets.find((sheet) => sheet > whole.sheets);
    if (beyond !== undefined)
      throw new CliError('sheet-without-cards', { batch, sheet: beyond, sheets: whole.sheets });
    const meant = whole.cards.filter(({ sheet, outcome }) => sheets.includes(sheet) && outcome === 'printed');
    const alive = meant.filter(({ state }) => state !== 'revoked').map(({ card }) => card);
    return { cards: [...alive, ...cards], last: whole };
  }
  if (cards.length === 0) throw new CliError('reprint-what');
  const wanted = new Set(cards);
  const last = await findLastBatch(registry, (card) => wanted.has(card));
  return { cards: [...cards], last };
}

/** Cards that wait since their print was wasted, and are in no batch not confirmed: the last that was said of each counts. */
async function findSpoiled(
  registry: Office['registry'],
  only: number | undefined,
): Promise<{ cards: CardNumber[]; last: WholeBatch | undefined }> {
  const outcomes = new Map<CardNumber, { outcome: string; batch: number }>();
  let last: WholeBatch | undefined;
  for (const { number } of await listBatches(registry)) {
    const whole = await readBatch(registry, number);
    for (const { card, outcome, state } of whole.cards)
      if (state === 'requested') outcomes.set(card, { outcome, batch: number });
    if (whole.cards.some(({ outcome }) => outcome === 'spoiled')) last = whole;
  }
  const cards = [...outcomes]
    .filter(([, { outcome, batch }]) => outcome === 'spoiled' && (only === undefined || batch === only))
    .map(([card]) => card);
  return { cards, last };
}

async function findLastBatch(
  registry: Office['registry'],
  has: (card: CardNumber) => boolean,
): Promise<WholeBatch | undefined> {
  for (const { number } of (await listBatches(registry)).toReversed()) {
    const whole = await readBatch(registry, number);
    if (whole.cards.some(({ card }) => has(card))) return whole;
  }
  return undefined;
}
