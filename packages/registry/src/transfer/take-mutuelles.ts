import type { CardNumber, MutuelleNumber } from '@passeport/codes';
import { selectCard } from '../card.ts';
import { change, type By, type Change } from '../change.ts';
import { keepDeclaration } from '../declaration.ts';
import { RegistryError } from '../errors.ts';
import { isInside, selectOffice } from '../office.ts';
import type { Registry } from '../registry.ts';
import { revoke } from '../revoke-card.ts';
import { setAside, settleReturn } from './coming-back.ts';
import { checkTransferRow } from './check-transfer-row.ts';
import { selectClosed } from './refuse-closed.ts';
import { RowWriter, type Giver } from './row-writer.ts';
import type { TransferTable } from './transfer-rows.ts';

/** What is taken in, from whom. That the office signed it, and that the root gave the mutuelles away, is for the caller to have checked. */
export interface Taken extends Giver {
  /** What it signed: kept in the audit. */
  token: string;
  mutuelles: readonly MutuelleNumber[];
}

/** What came in, and the cards that died since no desk would take them. */
export interface TakenIn {
  rows: Record<TransferTable, number>;
  replaced: CardNumber[];
}

/**
 * Takes in mutuelles that another office gave up, with all that `readTransfer` read there: wholly or not at all. Numbers that people have stay as they
 * are; numbers of the office alone (of batches, of payments, the order of cards) are this office's next. A live card that
 * desks do not believe dies, and the next edition is wanted; a mutuelle whose plans are not offered is `transfer-malformed`. A mutuelle that this office gave up, and kept closed, comes back as it is now: its rows here give
 * way to those that come, payments and audit lines that are here already are not written twice, cards keep the place in this office's order that they had. Throws `office-unknown`,
 * `mutuelle-outside-office`, `mutuelle-number-taken` for one that is open here, `mutuelle-diverged` for one that comes back without something that is here,
 * `mutuelle-name-taken`, `transfer-malformed`.
 */
export function takeMutuelles(
  registry: Registry,
  taken: Taken,
  rows: AsyncIterable<unknown>,
  by: By,
): Promise<TakenIn> {
  return change(registry, by, async (work) => {
    const mutuelles = new Set(taken.mutuelles);
    const { office: own, comingBack } = await check(work, mutuelles);
    const kept = await setAside(work, comingBack);
    const writer = new RowWriter(work, taken, { office: own, kept });
    try {
      for await (const row of rows) await writer.write(checkTransferRow(row, mutuelles));
      await writer.flush();
    } catch (cause) {
      // Two rows by one number, or a row without that which it belongs to.
      if (isConstraint(cause)) throw new RegistryError('transfer-malformed', {}, { cause });
      throw cause;
    }
    if (writer.counts.mutuelles !== mutuelles.size) throw new RegistryError('transfer-malformed');
    await settleReturn(work, kept);
    for (const mutuelle of mutuelles) {
      const { office, token, plans = new Map<string, string>() } = taken;
      await work.db
        .insertInto('taken_mutuelles')
        .values({ mutuelle, office, taken_at: work.at })
        .onConflict((conflict) => conflict.column('mutuelle').doUpdateSet({ office, taken_at: work.at }))
        .execute();
      work.record('mutuelle.take', mutuelle, undefined, {
        office,
        token,
        ...(plans.size > 0 && { plans: Object.fromEntries(plans) }),
      });
    }
    return { rows: writer.counts, replaced: await replaceUnbelieved(work, writer.unbelieved) };
  });
}

async function check(
  { db }: Change,
  mutuelles: ReadonlySet<MutuelleNumber>,
): Promise<{ office: number; comingBack: MutuelleNumber[] }> {
  const office = await selectOffice(db);
  if (office === undefined) throw new RegistryError('office-unknown');
  const closed = await selectClosed(db);
  for (const mutuelle of mutuelles) {
    if (!isInside(mutuelle, office.mutuelles))
      throw new RegistryError('mutuelle-outside-office', { mutuelle });
    const known = await db.selectFrom('mutuelles').select('number').where('number', '=', mutuelle).execute();
    if (known.length > 0 && !closed.has(mutuelle))
      throw new RegistryError('mutuelle-number-taken', { mutuelle });
  }
  return { office: office.number, comingBack: [...mutuelles].filter((mutuelle) => closed.has(mutuelle)) };
}

async function replaceUnbelieved(work: Change, numbers: readonly CardNumber[]): Promise<CardNumber[]> {
  for (const number of numbers) {
    const card = await selectCard(work.db, number);
    if (card === undefined) throw new RegistryError('transfer-malformed');
    await revoke(work, card, keepDeclaration({ reason: 'error' }, work.at), { feeFcfa: undefined });
  }
  return [...numbers];
}

function isConstraint(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  return error.code.startsWith('SQLITE_CONSTRAINT') || error.code.startsWith('23') || error.code === 'P0001';
}
