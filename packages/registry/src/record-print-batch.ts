import type { CardNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { RegistryError } from './errors.ts';
import { chunksOf, insertAll } from './insert-all.ts';
import { selectBatch, type PrintBatch, type PrintedBefore } from './print-batch.ts';
import type { Registry } from './registry.ts';
import { isLine, isSha256 } from './text.ts';

/** A finished PDF and the cards in it, in the order of their places. */
export interface NewPrintBatch {
  /** one from `takeBatchNumber`; without it the batch gets the next */
  number?: number | undefined;
  template: string;
  layout: string;
  pdfPath: string;
  pdfSha256: string;
  pages: number;
  cards: readonly CardNumber[];
}

/** Takes a batch's number before its sheets are drawn. It is never given again, even if the batch is never recorded. */
export function takeBatchNumber(registry: Registry, by: By): Promise<number> {
  return change(registry, by, async ({ takeNumbers, record }) => {
    const number = await takeNumbers('batch', 1);
    record('batch.number', `batch ${number}`, undefined, { number });
    return number;
  });
}

/**
 * Writes a batch down, wholly or not at all. `printedBefore` names the cards that another batch has too. Throws `card-unknown`,
 * `card-already-dead`, `card-twice`, `batch-number-taken`, `batch-number-unknown`, `text-refused`, `value-refused`.
 */
export function recordPrintBatch(
  registry: Registry,
  batch: NewPrintBatch,
  by: By,
): Promise<PrintBatch & { printedBefore: PrintedBefore[] }> {
  return change(registry, by, async (work) => {
    check(batch);
    await checkCards(work, batch.cards);
    const number = await chooseNumber(work, batch.number);
    const printedBefore = await readPrintedBefore(work, batch.cards);
    await work.db
      .insertInto('print_batches')
      .values({
        number,
        template: batch.template,
        layout: batch.layout,
        pdf_path: batch.pdfPath,
        pdf_sha256: batch.pdfSha256,
        pages: batch.pages,
        state: 'made',
        created_at: work.at,
        confirmed_at: null,
      })
      .execute();
    const places = batch.cards.map((card, index) => ({ batch: number, position: index + 1, card }));
    await insertAll(work.db, 'print_batch_cards', places);
    const { template, layout, pdfPath, pdfSha256, pages } = batch;
    const made = { number, template, layout, pdfPath, pdfSha256, pages, cardCount: batch.cards.length };
    work.record('batch.record', `batch ${number}`, undefined, made);
    return { ...made, state: 'made' as const, createdAt: work.at, printedBefore };
  });
}

function check(batch: NewPrintBatch): void {
  const field = (
    [
      ['template', 100],
      ['layout', 100],
      ['pdfPath', 1_000],
    ] as const
  ).find(([name, max]) => !isLine(batch[name], max))?.[0];
  if (field !== undefined) throw new RegistryError('text-refused', { field });
  if (!isSha256(batch.pdfSha256)) throw new RegistryError('value-refused', { field: 'pdfSha256' });
  if (!Number.isInteger(batch.pages) || batch.pages < 1)
    throw new RegistryError('value-refused', { field: 'pages' });
  if (batch.cards.length === 0) throw new RegistryError('value-refused', { field: 'cards' });
  const seen = new Set<string>();
  for (const card of batch.cards) {
    if (seen.has(card)) throw new RegistryError('card-twice', { card });
    seen.add(card);
  }
}

async function checkCards({ db }: Change, cards: readonly CardNumber[]): Promise<void> {
  for (const chunk of chunksOf(cards)) {
    const rows = await db.selectFrom('cards').select(['card', 'state']).where('card', 'in', chunk).execute();
    const states = new Map(rows.map(({ card, state }) => [card, state]));
    for (const card of chunk) {
      const state = states.get(card);
      if (state === undefined) throw new RegistryError('card-unknown', { card });
      if (state === 'revoked') throw new RegistryError('card-already-dead', { card });
    }
  }
}

async function chooseNumber(
  { db, nextNumber, takeNumbers }: Change,
  wanted: number | undefined,
): Promise<number> {
  if (wanted === undefined) return await takeNumbers('batch', 1);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted >= (await nextNumber('batch')))
    throw new RegistryError('batch-number-unknown', { batch: wanted });
  if ((await selectBatch(db, wanted)) !== undefined)
    throw new RegistryError('batch-number-taken', { batch: wanted });
  return wanted;
}

async function readPrintedBefore({ db }: Change, cards: readonly CardNumber[]): Promise<PrintedBefore[]> {
  const found: PrintedBefore[] = [];
  for (const chunk of chunksOf(cards)) {
    const rows = await db
      .selectFrom('print_batch_cards')
      .select(['card', 'batch'])
      .where('card', 'in', chunk)
      .orderBy('batch')
      .execute();
    found.push(...rows);
  }
  return found;
}
