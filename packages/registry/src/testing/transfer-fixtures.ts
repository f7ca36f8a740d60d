import { parseMutuelleNumber } from '@passeport/codes';
import { readTransfer } from '../transfer/read-transfer.ts';
import type { Taken } from '../transfer/take-mutuelles.ts';
import type { TransferRow } from '../transfer/transfer-rows.ts';
import type { Registry } from '../registry.ts';

/** A transfer of one mutuelle from office 7, whose cards are all believed, and plans all there. */
export function taken(mutuelle: string, changes: Partial<Taken> = {}): Taken {
  return {
    office: 7,
    token: 'token',
    mutuelles: [parseMutuelleNumber(mutuelle)],
    believes: () => Promise.resolve(true),
    offers: () => true,
    ...changes,
  };
}

/** The row of a mutuelle in which nobody is yet. */
export function mutuelleRow(number: string): Extract<TransferRow, { table: 'mutuelles' }> {
  return {
    table: 'mutuelles',
    row: {
      number: parseMutuelleNumber(number),
      name: `Mutuelle ${number}`,
      union_name: null,
      plan_code: 'AMV',
      later_plans: null,
      cercle: null,
      village: null,
      created: '2026-01-01T00:00:00.000Z',
      next_household: 1,
      next_own_receipt: 1,
    },
  };
}

/** All that a registry says of a mutuelle, as it travels: as JSON and back. */
export async function readRows(registry: Registry, mutuelle: string): Promise<TransferRow[]> {
  const rows: TransferRow[] = [];
  await readTransfer(registry, [parseMutuelleNumber(mutuelle)], (row) => {
    rows.push(JSON.parse(JSON.stringify(row)) as TransferRow);
    return Promise.resolve();
  });
  return rows;
}

/** The rows as one by one they are read from a file. */
export async function* streamOf(rows: readonly unknown[]): AsyncGenerator {
  for (const row of rows) yield await Promise.resolve(row);
}
