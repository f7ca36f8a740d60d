import type { CardNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { RegistryError } from './errors.ts';
import { selectBatch, selectWholeBatch, type BatchCard, type PrintBatch } from './print-batch.ts';
import {
  checkPaper,
  insertFile,
  lastSheetOf,
  type CardPlace,
  type NewBatchFile,
} from './record-print-batch.ts';
import type { Registry } from './registry.ts';

/** A finished PDF of a batch's last sheets. */
export interface Remainder {
  fromSheet: number;
  file: NewBatchFile;
  /** its cards, in the order of the sheets */
  cards: readonly CardPlace[];
}

/**
 * Goes on with a batch that stopped halfway: a PDF of the sheets from one on, under the same number. It has the cards of those
 * sheets, in any places; one that died or was printed elsewhere meanwhile may be left out (`dropped`). Throws `batch-unknown`,
 * `batch-already-confirmed`, `sheet-not-in-batch`, `card-not-in-batch` (a card of other sheets, or one of these that is
 * missing), `card-already-dead`, `card-not-waiting`, `card-twice`, `text-refused`, `value-refused`.
 */
export function resumeBatch(
  registry: Registry,
  number: number,
  remainder: Remainder,
  by: By,
): Promise<PrintBatch & { dropped: CardNumber[] }> {
  return change(registry, by, async (work) => {
    const { fromSheet, file, cards } = remainder;
    const batch = await selectWholeBatch(work.db, number);
    if (batch.state === 'confirmed') throw new RegistryError('batch-already-confirmed', { batch: number });
    const { sheets } = batch;
    if (!Number.isInteger(fromSheet) || fromSheet < 1 || fromSheet > sheets)
      throw new RegistryError('sheet-not-in-batch', { batch: number, sheet: fromSheet, sheets });
    checkPaper(file, cards, fromSheet);
    const remaining = batch.cards.filter(({ sheet, outcome }) => sheet >= fromSheet && outcome === 'waiting');
    const dropped = checkCards(number, remaining, cards);
    await move(work, number, cards, dropped);
    await work.db
      .updateTable('print_batches')
      .set({ sheets: lastSheetOf(cards) })
      .where('number', '=', number)
      .execute();
    const part = (batch.files.at(-1)?.part ?? 0) + 1;
    await insertFile(work, number, { ...file, part, firstSheet: fromSheet });
    const resumed = await selectBatch(work.db, number);
    if (resumed === undefined) throw new RegistryError('database-failed');
    work.record('batch.resume', `batch ${number}`, { sheets }, { ...resumed, dropped });
    return { ...resumed, dropped };
  });
}

/** The cards that may be left out and are. */
function checkCards(
  batch: number,
  remaining: readonly BatchCard[],
  given: readonly CardPlace[],
): CardNumber[] {
  const states = new Map(remaining.map(({ card, state }) => [card, state]));
  for (const { card } of given) {
    const state = states.get(card);
    if (state === undefined) throw new RegistryError('card-not-in-batch', { batch, card });
    if (state === 'revoked') throw new RegistryError('card-already-dead', { card });
    if (state !== 'requested') throw new RegistryError('card-not-waiting', { card });
    states.delete(card);
  }
  const forgotten = [...states].find(([, state]) => state === 'requested');
  if (forgotten !== undefined) throw new RegistryError('card-not-in-batch', { batch, card: forgotten[0] });
  return [...states.keys()];
}

async function move(
  { db }: Change,
  batch: number,
  cards: readonly CardPlace[],
  dropped: readonly CardNumber[],
): Promise<void> {
  const update = (card: CardNumber, values: { sheet: number; place: number } | { outcome: 'dropped' }) =>
    db
      .updateTable('print_batch_cards')
      .set(values)
      .where('batch', '=', batch)
      .where('card', '=', card)
      .execute();
  for (const { card, sheet, place } of cards) await update(card, { sheet, place });
  for (const card of dropped) await update(card, { outcome: 'dropped' });
}
