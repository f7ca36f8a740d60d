import type { CardNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { RegistryError } from './errors.ts';
import { chunksOf } from './insert-all.ts';
import { selectWholeBatch, type BatchCard } from './print-batch.ts';
import type { Registry } from './registry.ts';
import { checkReason, type WhySpoiled } from './spoil-prints.ts';

/** What is wrong on the paper; `reason` says why, of all of it. */
export interface Spoiled extends Partial<WhySpoiled> {
  except?: readonly CardNumber[] | undefined;
  sheets?: readonly number[] | undefined;
}

/** What a batch's paper came to. */
export interface Confirmed {
  printed: CardNumber[];
  /** They wait to be printed again. */
  left: CardNumber[];
  /** Another batch had printed them: there are two of each. */
  doubles: CardNumber[];
  /** They died while the batch was made. */
  dead: CardNumber[];
}

/**
 * Says that a batch's sheets came out of the printer and were looked at: its waiting cards are `printed`, but for the spoiled
 * ones, which wait to be printed again. Throws `batch-unknown`, `batch-already-confirmed`, `card-not-in-batch`,
 * `sheet-not-in-batch`, `value-refused`, `text-refused`.
 */
export function confirmBatch(
  registry: Registry,
  number: number,
  { except = [], sheets = [], reason = 'misprint', note }: Spoiled,
  by: By,
): Promise<Confirmed> {
  return change(registry, by, async (work) => {
    const why = { reason, note };
    checkReason(why);
    const batch = await selectWholeBatch(work.db, number);
    if (batch.state === 'confirmed') throw new RegistryError('batch-already-confirmed', { batch: number });
    const excepted = new Set(except);
    const stranger = except.find((card) => !batch.cards.some((own) => own.card === card));
    if (stranger !== undefined)
      throw new RegistryError('card-not-in-batch', { batch: number, card: stranger });
    const beyond = sheets.find((sheet) => sheet < 1 || sheet > batch.sheets);
    if (beyond !== undefined)
      throw new RegistryError('sheet-not-in-batch', { batch: number, sheet: beyond, sheets: batch.sheets });
    const spoiledSheets = new Set(sheets);
    const became = (wanted: keyof Confirmed) =>
      batch.cards
        .filter(({ outcome }) => outcome === 'waiting')
        .filter((card) => judge(card, excepted.has(card.card) || spoiledSheets.has(card.sheet)) === wanted)
        .map(({ card }) => card);
    const confirmed = {
      printed: became('printed'),
      left: became('left'),
      doubles: became('doubles'),
      dead: became('dead'),
    };
    await keep(work, number, confirmed, why);
    return confirmed;
  });
}

function judge({ state }: BatchCard, isSpoiled: boolean): keyof Confirmed {
  if (state === 'revoked') return 'dead';
  if (state !== 'requested') return isSpoiled ? 'dead' : 'doubles';
  return isSpoiled ? 'left' : 'printed';
}

async function keep(work: Change, batch: number, confirmed: Confirmed, why: WhySpoiled): Promise<void> {
  const { db, at, record } = work;
  const { printed, left, doubles, dead } = confirmed;
  for (const chunk of chunksOf(printed))
    await db.updateTable('cards').set({ state: 'printed' }).where('card', 'in', chunk).execute();
  const spoiled = { outcome: 'spoiled', reason: why.reason, note: why.note ?? null } as const;
  await setOutcome(work, batch, printed, { outcome: 'printed' });
  await setOutcome(work, batch, left, spoiled);
  await setOutcome(work, batch, [...doubles, ...dead], { outcome: 'dropped' });
  for (const card of printed) record('card.print', card, { state: 'requested' }, { state: 'printed', batch });
  for (const card of left) record('card.spoil', card, undefined, { batch, ...why });
  await db
    .updateTable('print_batches')
    .set({ state: 'confirmed', confirmed_at: at })
    .where('number', '=', batch)
    .execute();
  const after = { state: 'confirmed', printed: printed.length, left, doubles, dead };
  record('batch.confirm', `batch ${batch}`, { state: 'made' }, after);
}

async function setOutcome(
  { db }: Change,
  batch: number,
  cards: CardNumber[],
  values:
    | { outcome: 'printed' | 'dropped' }
    | { outcome: 'spoiled'; reason: WhySpoiled['reason']; note: string | null },
): Promise<void> {
  for (const chunk of chunksOf(cards))
    await db
      .updateTable('print_batch_cards')
      .set(values)
      .where('batch', '=', batch)
      .where('card', 'in', chunk)
      .execute();
}
