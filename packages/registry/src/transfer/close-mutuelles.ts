import type { MutuelleNumber } from '@passeport/codes';
import { change, type By, type Change } from '../change.ts';
import { RegistryError } from '../errors.ts';
import { isInside, selectOffice } from '../office.ts';
import type { Registry } from '../registry.ts';
import { skipInMutuelles } from '../skip-in-mutuelles.ts';
import { selectClosed } from './refuse-closed.ts';

/**
 * Closes mutuelles together, to be given up: nothing of theirs is changed any more. The same ones again: nothing is done. Gives the instant.
 * Throws `mutuelle-unknown`, `mutuelle-closed` (with others, or before), `mutuelle-in-batch` when nobody has said yet what came of a sheet with their
 * cards, or `value-refused`.
 */
export function closeMutuelles(
  registry: Registry,
  mutuelles: readonly MutuelleNumber[],
  by: By,
): Promise<{ closedAt: string }> {
  return change(registry, by, async ({ db, at, record }) => {
    const numbers = [...new Set(mutuelles)].sort();
    if (numbers.length === 0) throw new RegistryError('value-refused', { field: 'mutuelles' });
    const closed = await selectClosed(db);
    const [earlier] = numbers.flatMap((number) => closed.get(number) ?? []);
    if (earlier !== undefined) {
      const together = [...closed]
        .flatMap(([number, closedAt]) => (closedAt === earlier ? number : []))
        .sort();
      if (together.join() === numbers.join()) return { closedAt: earlier };
      throw new RegistryError('mutuelle-closed', {
        mutuelle: numbers.find((number) => closed.has(number)) ?? '',
      });
    }
    for (const mutuelle of numbers) {
      await requireMutuelle(db, mutuelle);
      const waiting = await db
        .selectFrom('print_batch_cards')
        .innerJoin('cards', 'cards.card', 'print_batch_cards.card')
        .innerJoin('print_batches', 'print_batches.number', 'print_batch_cards.batch')
        .select('batch')
        .where('cards.mutuelle', '=', mutuelle)
        .where('print_batches.state', '=', 'made')
        .limit(1)
        .executeTakeFirst();
      if (waiting !== undefined)
        throw new RegistryError('mutuelle-in-batch', { mutuelle, batch: waiting.batch });
      await db.insertInto('closed_mutuelles').values({ mutuelle, closed_at: at }).execute();
      record('mutuelle.close', mutuelle, undefined, { with: numbers });
    }
    return { closedAt: at };
  });
}

/**
 * Closes those of these mutuelles that are open, whatever paper is out: the root has given them to another office since the backup from which
 * the registry was restored, or they came back from another office, whose work on them is not here yet. Those that are not here are passed over.
 */
export function closeGivenAway(
  registry: Registry,
  mutuelles: readonly MutuelleNumber[],
  by: By,
): Promise<MutuelleNumber[]> {
  return change(registry, by, async ({ db, at, record }) => {
    const closed = await selectClosed(db);
    const here = new Set(
      (await db.selectFrom('mutuelles').select('number').execute()).map(({ number }) => number),
    );
    const open = [...new Set(mutuelles)].filter((number) => here.has(number) && !closed.has(number)).sort();
    for (const mutuelle of open) {
      await db.insertInto('closed_mutuelles').values({ mutuelle, closed_at: at }).execute();
      record('mutuelle.close', mutuelle, undefined, { with: open });
    }
    return open;
  });
}

/**
 * Takes the closing back. What was handed over may be in another office's hands all the same, so numbers go on beyond those that it
 * would give. Throws `mutuelle-not-closed`, or `mutuelle-outside-office` once the root has given the mutuelle to another.
 */
export function reopenMutuelles(
  registry: Registry,
  mutuelles: readonly MutuelleNumber[],
  by: By,
): Promise<void> {
  return change(registry, by, async (work) => {
    const { db, record } = work;
    const closed = await selectClosed(db);
    const office = await selectOffice(db);
    const numbers = [...new Set(mutuelles)].sort();
    for (const mutuelle of numbers) {
      const closedAt = closed.get(mutuelle);
      if (closedAt === undefined) throw new RegistryError('mutuelle-not-closed', { mutuelle });
      if (office === undefined || !isInside(mutuelle, office.mutuelles))
        throw new RegistryError('mutuelle-outside-office', { mutuelle });
      await db.deleteFrom('closed_mutuelles').where('mutuelle', '=', mutuelle).execute();
      record('mutuelle.reopen', mutuelle, { closedAt }, { numbersSkipped: true });
    }
    if (numbers.length > 0) await skipInMutuelles(work, { lines: 0, mutuelles: numbers });
  });
}

async function requireMutuelle(db: Change['db'], mutuelle: MutuelleNumber): Promise<void> {
  const known = await db
    .selectFrom('mutuelles')
    .select('number')
    .where('number', '=', mutuelle)
    .executeTakeFirst();
  if (known === undefined) throw new RegistryError('mutuelle-unknown', { mutuelle });
}
