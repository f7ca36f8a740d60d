import type { CardNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { RegistryError } from './errors.ts';
import { chunksOf, insertAll } from './insert-all.ts';
import { selectBatch, type PrintBatch, type PrintedBefore } from './print-batch.ts';
import type { Registry } from './registry.ts';
import { isKey, isLine, isSha256 } from './text.ts';
import { mutuelleOf, selectClosed } from './transfer/refuse-closed.ts';

/** A finished PDF. `path` is kept as given. */
export interface NewBatchFile {
  path: string;
  sha256: string;
  pages: number;
}

/** Where a card lies: sheets count from 1 in the batch, places from 1 on the sheet. */
export interface CardPlace {
  card: CardNumber;
  sheet: number;
  place: number;
}

/** A finished PDF and the cards in it, in the order of its sheets. */
export interface NewPrintBatch {
  /** one from `takeBatchNumber`; without it the batch gets the next */
  number?: number | undefined;
  template: string;
  layout: string;
  printer?: string | undefined;
  /** JSON that makes the same sheets again; at most 4,000 characters */
  settings: string;
  /** JSON that says where on a sheet everything is; at most 100,000 characters */
  geometry: string;
  file: NewBatchFile;
  cards: readonly CardPlace[];
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
 * Writes a batch down, wholly or not at all. `printedBefore` names the cards that a batch not confirmed yet has too.
 * Throws `card-unknown`, `card-already-dead`, `card-not-waiting`, `card-twice`, `mutuelle-closed`, `batch-number-taken`, `batch-number-unknown`, `text-refused`, `value-refused`.
 */
export function recordPrintBatch(
  registry: Registry,
  batch: NewPrintBatch,
  by: By,
): Promise<PrintBatch & { printedBefore: PrintedBefore[] }> {
  return change(registry, by, async (work) => {
    check(batch);
    const numbers = batch.cards.map(({ card }) => card);
    await checkCards(work, numbers);
    const number = await chooseNumber(work, batch.number);
    const printedBefore = await readPrintedBefore(work, numbers);
    const { template, layout, printer, settings, geometry, file } = batch;
    const sheets = lastSheetOf(batch.cards);
    await work.db
      .insertInto('print_batches')
      .values({
        number,
        template,
        layout,
        printer: printer ?? null,
        settings,
        geometry,
        sheets,
        state: 'made',
        created_at: work.at,
        confirmed_at: null,
      })
      .execute();
    await insertFile(work, number, { ...file, part: 1, firstSheet: 1 });
    const places = batch.cards.map((place, index) => ({
      batch: number,
      position: index + 1,
      ...place,
      outcome: 'waiting' as const,
      reason: null,
      note: null,
      checked_at: null,
      doubted_at: null,
    }));
    await insertAll(work.db, 'print_batch_cards', places);
    const made = await selectBatch(work.db, number);
    if (made === undefined) throw new RegistryError('database-failed');
    work.record('batch.record', `batch ${number}`, undefined, made);
    return { ...made, printedBefore };
  });
}

export async function insertFile(
  { db, at }: Change,
  batch: number,
  { part, firstSheet, ...file }: NewBatchFile & { part: number; firstSheet: number },
): Promise<void> {
  const row = { batch, part, ...file, first_sheet: firstSheet, copies: 1, created_at: at };
  await db.insertInto('print_batch_files').values(row).execute();
}

/** Refuses a PDF and places that cannot be: `text-refused`, `value-refused`, `card-twice`. */
export function checkPaper(file: NewBatchFile, cards: readonly CardPlace[], firstSheet: number): void {
  if (!isLine(file.path, 1_000)) throw new RegistryError('text-refused', { field: 'path' });
  if (!isSha256(file.sha256)) throw new RegistryError('value-refused', { field: 'sha256' });
  if (!isCount(file.pages)) throw new RegistryError('value-refused', { field: 'pages' });
  if (cards.length === 0) throw new RegistryError('value-refused', { field: 'cards' });
  const seen = new Set<string>();
  for (const { card, sheet, place } of cards) {
    if (seen.has(card)) throw new RegistryError('card-twice', { card });
    seen.add(card);
    if (!isCount(sheet) || sheet < firstSheet) throw new RegistryError('value-refused', { field: 'sheet' });
    if (!isCount(place)) throw new RegistryError('value-refused', { field: 'place' });
  }
}

export function lastSheetOf(cards: readonly CardPlace[]): number {
  return cards.reduce((last, { sheet }) => Math.max(last, sheet), 1);
}

function check(batch: NewPrintBatch): void {
  const { template, layout, printer = 'none', settings, geometry } = batch;
  const texts = Object.entries({
    template: isLine(template, 100),
    layout: isLine(layout, 100),
    printer: isLine(printer, 100),
    settings: isKey(settings, 4_000),
    geometry: isKey(geometry, 100_000),
  });
  const field = texts.find(([, isGood]) => !isGood)?.[0];
  if (field !== undefined) throw new RegistryError('text-refused', { field });
  checkPaper(batch.file, batch.cards, 1);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

async function checkCards({ db }: Change, cards: readonly CardNumber[]): Promise<void> {
  const closed = await selectClosed(db);
  const given = cards.map(mutuelleOf).find((number) => number !== undefined && closed.has(number));
  if (given !== undefined) throw new RegistryError('mutuelle-closed', { mutuelle: given });
  for (const chunk of chunksOf(cards)) {
    const rows = await db.selectFrom('cards').select(['card', 'state']).where('card', 'in', chunk).execute();
    const states = new Map(rows.map(({ card, state }) => [card, state]));
    for (const card of chunk) {
      const state = states.get(card);
      if (state === undefined) throw new RegistryError('card-unknown', { card });
      if (state === 'revoked') throw new RegistryError('card-already-dead', { card });
      if (state !== 'requested') throw new RegistryError('card-not-waiting', { card });
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
      .where('outcome', '=', 'waiting')
      .orderBy('batch')
      .execute();
    found.push(...rows);
  }
  return found;
}
