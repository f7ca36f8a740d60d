import type { CardNumber } from '@passeport/codes';
import type { InsertObject } from 'kysely';
import type { Change } from '../change.ts';
import { RegistryError } from '../errors.ts';
import { insertAll } from '../insert-all.ts';
import type { Tables } from '../tables.ts';
import { readLaterPlans, writeLaterPlans, type LaterPlan } from '../later-plans.ts';
import { nameKey } from '../text.ts';
import type { Kept } from './coming-back.ts';
import { newLines } from './former-audit.ts';
import {
  findOwnBatch,
  numberCards,
  takeBackHouseholds,
  takeBackMutuelle,
  takeBackPayment,
  takeBackPerson,
} from './take-back-rows.ts';
import { TRANSFER_TABLES, type RowOf, type TransferRow, type TransferTable } from './transfer-rows.ts';

const ROWS_A_STATEMENT = 500;

/** The office that gave the rows, and whether desks take a live card of theirs for genuine. */
export interface Giver {
  office: number;
  believes: (card: RowOf<'cards'>) => Promise<boolean>;
  /** Whether a mutuelle may have these plans, by the codes that they have there. */
  offers: (plans: { plan: string; laterPlans: LaterPlan[] }) => boolean;
  /** The codes that its plans have here, of those that have another. */
  plans?: ReadonlyMap<string, string>;
}

/** Whose registry it is, and what it kept of mutuelles that come back: what comes is taken out of it. */
export interface Taker {
  office: number;
  kept: Kept;
}

/** Writes rows, many in one statement, under this office's own numbers. */
export class RowWriter {
  readonly counts = Object.fromEntries(TRANSFER_TABLES.map((table) => [table, 0])) as Record<
    TransferTable,
    number
  >;
  readonly unbelieved: CardNumber[] = [];
  readonly #work: Change;
  readonly #giver: Giver;
  readonly #taker: Taker;
  /** The other office's number of each batch, and ours. */
  readonly #batches = new Map<number, number>();
  /** Ours, of batches that were printed here and come back. */
  readonly #ownBatches = new Set<number>();
  #waiting: TransferRow[] = [];

  constructor(work: Change, giver: Giver, taker: Taker) {
    this.#work = work;
    this.#giver = giver;
    this.#taker = taker;
  }

  async write(given: TransferRow): Promise<void> {
    const last = this.#waiting.at(-1)?.table;
    // A counter-entry is written after that which it takes back.
    const isCounterEntry = given.table === 'contributions' && given.row.cancels !== null;
    if ((last !== undefined && last !== given.table) || isCounterEntry) await this.flush();
    if (this.#waiting.length >= ROWS_A_STATEMENT) await this.flush();
    this.counts[given.table] += 1;
    this.#waiting.push(given);
  }

  async flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const rows = waiting.flatMap((given) => given);
    const [first] = rows;
    if (first === undefined) return;
    await this.#insert(first.table, rows);
  }

  async #insert(table: TransferTable, given: TransferRow[]): Promise<void> {
    const { db } = this.#work;
    const { kept } = this.#taker;
    switch (table) {
      case 'mutuelles':
        return await this.#insertMutuelles(rowsOf(given, table));
      case 'contributions': {
        const rows = rowsOf(given, table).filter((row) => !takeBackPayment(kept, row));
        if (rows.length === 0) return;
        const first = await this.#work.takeNumbers('contribution', rows.length);
        return await insertAll(
          db,
          table,
          rows.map((row, at) => ({ ...row, id: first + at })),
        );
      }
      case 'cards':
        return await this.#insertCards(rowsOf(given, table));
      case 'photos':
        return await insertAll(
          db,
          table,
          rowsOf(given, table).map(({ face, ...row }) => ({
            ...row,
            face: face === null ? null : Buffer.from(face, 'base64'),
          })),
        );
      case 'print_batches': {
        const rows: InsertObject<Tables, 'print_batches'>[] = [];
        for (const row of rowsOf(given, table)) {
          const own = await findOwnBatch(db, kept, row);
          const number = own ?? (await this.#work.takeNumbers('batch', 1));
          this.#batches.set(row.number, number);
          if (own === undefined) rows.push({ ...row, number });
          else this.#ownBatches.add(own);
        }
        if (rows.length === 0) return;
        return await insertAll(db, table, rows);
      }
      case 'print_batch_files':
        // The paper was the other office's: its files are not here.
        return await insertAll(
          db,
          table,
          rowsOf(given, table)
            .filter((row) => !this.#ownBatches.has(this.#batchOf(row.batch)))
            .map((row) => ({ ...row, batch: this.#batchOf(row.batch), path: this.#pathOf(row) })),
        );
      case 'print_batch_cards':
        return await insertAll(
          db,
          table,
          rowsOf(given, table).map((row) => ({ ...row, batch: this.#batchOf(row.batch) })),
        );
      case 'merges':
      case 'moves':
      case 'distinct_persons':
        // Of two mutuelles that came one after the other, each brought it.
        for (const { row } of given)
          await db
            .insertInto(table)
            .values(row)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        return;
      case 'households':
        return await insertAll(db, table, await takeBackHouseholds(db, kept, rowsOf(given, table)));
      case 'persons':
        return await insertAll(
          db,
          table,
          rowsOf(given, table).map((row) => takeBackPerson(kept, row)),
        );
      case 'former_audit': {
        // What this office did itself is in its own audit, but for what was lost with a backup's restoration.
        const { office } = this.#taker;
        const rows = await newLines(db, rowsOf(given, table), { office, kept: kept.formerAudit });
        return await insertAll(db, table, rows);
      }
      case 'hand_overs':
      case 'lost_numbers':
        return await insertAll(db, table, rowsOf(given, table) as InsertObject<Tables, typeof table>[]);
    }
  }

  async #insertMutuelles(rows: RowOf<'mutuelles'>[]): Promise<void> {
    const { db, at } = this.#work;
    for (const row of rows) {
      const name_key = nameKey(row.name);
      const union_key = nameKey(row.union_name ?? '');
      const same = await db
        .selectFrom('mutuelles')
        .select('number')
        .where('name_key', '=', name_key)
        .where('union_key', '=', union_key)
        .where('number', '<>', row.number)
        .executeTakeFirst();
      if (same !== undefined)
        throw new RegistryError('mutuelle-name-taken', {
          mutuelle: row.number,
          other: same.number,
          name: row.name,
        });
      await db
        .insertInto('mutuelle_numbers')
        .values({ number: row.number, given_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const given = { ...row, ...this.#plansOf(row), name_key, union_key };
      if (!(await takeBackMutuelle(db, this.#taker.kept, given)))
        await db.insertInto('mutuelles').values(given).execute();
    }
  }

  #plansOf({ plan_code, later_plans }: RowOf<'mutuelles'>): {
    plan_code: string;
    later_plans: string | null;
  } {
    const codeOf = (code: string) => this.#giver.plans?.get(code) ?? code;
    const laterPlans = readLaterPlans(later_plans);
    if (!this.#giver.offers({ plan: plan_code, laterPlans }))
      throw new RegistryError('transfer-malformed', { field: 'plan_code' });
    const later = laterPlans.map(({ from, plan }) => ({ from, plan: codeOf(plan) }));
    return { plan_code: codeOf(plan_code), later_plans: writeLaterPlans(later) };
  }

  async #insertCards(rows: RowOf<'cards'>[]): Promise<void> {
    const { db, nextNumber } = this.#work;
    for (const row of rows)
      if (row.state !== 'revoked' && !(await this.#giver.believes(row))) this.unbelieved.push(row.card);
    const numbers = await numberCards(this.#work, this.#taker.kept, rows);
    const untold = (await nextNumber('list')) - 1;
    await insertAll(
      db,
      'cards',
      rows.map((row, at) => ({
        ...row,
        issue_number: numbers[at] ?? 0,
        revoked_after_list: row.revoked_after_list === null ? null : untold,
      })),
    );
  }

  #batchOf(number: number): number {
    const ours = this.#batches.get(number);
    if (ours === undefined) throw new RegistryError('transfer-malformed', { field: 'batch' });
    return ours;
  }

  #pathOf({ path }: RowOf<'print_batch_files'>): string {
    return `bureau-${String(this.#giver.office).padStart(4, '0')}/${path}`.slice(0, 1_000);
  }
}

function rowsOf<Table extends TransferTable>(given: readonly TransferRow[], table: Table): RowOf<Table>[] {
  return given.flatMap((one) => (one.table === table ? [one.row as RowOf<Table>] : []));
}
