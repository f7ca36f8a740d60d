import { formatCardNumber, formatMemberNumber, type MutuelleNumber } from '@passeport/codes';
import * as v from 'valibot';
import { RegistryError } from '../errors.ts';
import { mutuelleOf } from './refuse-closed.ts';
import { TRANSFER_ROWS, TRANSFER_TABLES, type TransferRow } from './transfer-rows.ts';

const transferRow = v.variant(
  'table',
  TRANSFER_TABLES.map((table) => v.strictObject({ table: v.literal(table), row: TRANSFER_ROWS[table] })),
);

/** Looks at one row by itself: its form, and that it is of these mutuelles and of no other. Throws `transfer-malformed`. */
export function checkTransferRow(value: unknown, mutuelles: ReadonlySet<MutuelleNumber>): TransferRow {
  const result = v.safeParse(transferRow, value);
  if (!result.success)
    throw new RegistryError('transfer-malformed', { field: v.getDotPath(result.issues[0]) ?? 'table' });
  const given = result.output as TransferRow;
  const isOurs = (number: string): boolean => {
    const mutuelle = mutuelleOf(number);
    return mutuelle !== undefined && mutuelles.has(mutuelle);
  };
  if (!isOfThese(given, isOurs)) throw new RegistryError('transfer-malformed', { field: given.table });
  return given;
}

function isOfThese({ table, row }: TransferRow, isOurs: (number: string) => boolean): boolean {
  switch (table) {
    case 'mutuelles':
      return isOurs(row.number);
    case 'households':
    case 'contributions':
      return isOurs(row.mutuelle);
    case 'persons':
      return isOurs(row.mutuelle) && formatMemberNumber(row) === row.member;
    case 'photos':
      return isOurs(row.member);
    case 'cards':
      return (
        isOurs(row.mutuelle) &&
        row.member.startsWith(`${row.mutuelle}-`) &&
        formatCardNumber(row.member, row.edition) === row.card
      );
    case 'lost_numbers':
      return isOurs(row.mutuelle) && row.member.startsWith(`${row.mutuelle}-`);
    case 'print_batches':
    case 'print_batch_files':
      return true;
    case 'print_batch_cards':
    case 'hand_overs':
      return isOurs(row.card);
    case 'merges':
      return isOurs(row.dropped) || isOurs(row.kept);
    case 'moves':
      return isOurs(row.old) || isOurs(row.new);
    case 'distinct_persons':
      return isOurs(row.first) || isOurs(row.second);
    case 'former_audit':
      return isOurs(row.subject);
  }
}
