import { calendarDateOf } from '@passeport/calendar';
import type { HouseholdNumber, MemberNumber, MutuelleNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { keepNumbering } from './keep-numbering.ts';
import { checkMemberRow, type MemberRow } from './member-row.ts';
import type { MutuelleNumbering } from './member-numbering.ts';
import { batchResult, refuse, type BatchOptions, type BatchResult, type RowOutcome } from './outcomes.ts';
import { readNumbering } from './read-numbering.ts';
import type { Registry } from './registry.ts';

/** The numbers that a row of a register got, or has had all along. */
export interface ImportedMember {
  member: MemberNumber;
  household: HouseholdNumber;
}

/**
 * Takes a register in, in one transaction: gives household numbers in the order of the rows, 01 to heads, and the next free
 * person numbers to the others. Rows known by their source key are `already` there and left as they are.
 * Refusals: `mutuelle-unknown`, `mutuelle-full`, `household-full`, `second-head`, `text-refused`, `value-refused`.
 */
export function importMembers(
  registry: Registry,
  rows: readonly MemberRow[],
  by: By,
  options: BatchOptions = {},
): Promise<BatchResult<ImportedMember>> {
  const importAll = async (work: Change): Promise<BatchResult<ImportedMember>> => {
    const refused = new Map(rows.map((row, index) => [index, checkMemberRow(row)]));
    const good = rows.filter((_, index) => refused.get(index) === undefined);
    const numberings = await readNumberings(work, good);
    const outcomes = rows.map((row, index): RowOutcome<ImportedMember> => {
      const numbering = numberings.get(row.mutuelle);
      return (
        refused.get(index) ??
        numbering?.place(row) ??
        refuse(row.row, 'mutuelle-unknown', { mutuelle: row.mutuelle })
      );
    });
    for (const numbering of numberings.values()) await keepNumbering(work, numbering, calendarDateOf(by.at));
    return batchResult(outcomes, options);
  };
  return change(registry, by, importAll, options);
}

async function readNumberings(
  { db }: Change,
  rows: MemberRow[],
): Promise<Map<MutuelleNumber, MutuelleNumbering>> {
  const numberings = new Map<MutuelleNumber, MutuelleNumbering>();
  for (const [mutuelle, its] of Map.groupBy(rows, (row) => row.mutuelle)) {
    const numbering = await readNumbering(db, mutuelle, its);
    if (numbering !== undefined) numberings.set(mutuelle, numbering);
  }
  return numberings;
}
