import type { MutuelleNumber } from '@passeport/codes';
import { sql } from 'kysely';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { CardState, PrintOutcome, SpoilReason } from './states.ts';
import { withoutNulls } from './without-nulls.ts';

/** Live cards by what they are, wasted prints by why, and batches by printer. */
export interface PrintCounts {
  mutuelles: ({ mutuelle: MutuelleNumber; spoiled: number } & Record<
    Exclude<CardState, 'revoked'>,
    number
  >)[];
  printers: ({ printer?: string; batches: number; sheets: number } & Record<PrintOutcome, number>)[];
  reasons: { reason: SpoilReason; count: number }[];
}

const count = sql<number | string>`count(*)`.as('count');

export function printCounts(registry: Registry): Promise<PrintCounts> {
  return look(registry, async (db) => {
    const states = await db
      .selectFrom('cards')
      .select(['mutuelle', 'state', count])
      .where('state', '<>', 'revoked')
      .groupBy(['mutuelle', 'state'])
      .execute();
    const spoiled = await db
      .selectFrom('print_batch_cards')
      .innerJoin('cards', 'cards.card', 'print_batch_cards.card')
      .select(['mutuelle', 'print_batch_cards.reason', count])
      .where('outcome', '=', 'spoiled')
      .groupBy(['mutuelle', 'print_batch_cards.reason'])
      .execute();
    const batches = await db
      .selectFrom('print_batches')
      .select(['printer', count, sql<number | string>`sum(sheets)`.as('sheets')])
      .groupBy('printer')
      .orderBy('printer')
      .execute();
    const outcomes = await db
      .selectFrom('print_batch_cards')
      .innerJoin('print_batches', 'print_batches.number', 'print_batch_cards.batch')
      .select(['printer', 'outcome', count])
      .groupBy(['printer', 'outcome'])
      .execute();

    const mutuelles = [...new Set([...states, ...spoiled].map(({ mutuelle }) => mutuelle))].sort();
    return {
      mutuelles: mutuelles.map((mutuelle) => {
        const own = states.filter((row) => row.mutuelle === mutuelle);
        const of = (state: CardState) => total(own.filter((row) => row.state === state));
        return {
          mutuelle,
          requested: of('requested'),
          printed: of('printed'),
          checked: of('checked'),
          'handed-over': of('handed-over'),
          spoiled: total(spoiled.filter((row) => row.mutuelle === mutuelle)),
        };
      }),
      printers: batches.map(({ printer, count: made, sheets }) => {
        const own = outcomes.filter((row) => row.printer === printer);
        const of = (outcome: PrintOutcome) => total(own.filter((row) => row.outcome === outcome));
        return {
          ...withoutNulls({ printer }),
          batches: Number(made),
          sheets: Number(sheets),
          waiting: of('waiting'),
          printed: of('printed'),
          spoiled: of('spoiled'),
          dropped: of('dropped'),
        };
      }),
      reasons: [...Map.groupBy(spoiled, ({ reason }) => reason)].flatMap(([reason, rows]) =>
        reason === null ? [] : { reason, count: total(rows) },
      ),
    };
  });
}

function total(rows: readonly { count: number | string }[]): number {
  return rows.reduce((sum, row) => sum + Number(row.count), 0);
}
