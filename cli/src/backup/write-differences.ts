import { join } from 'node:path';
import type { OfficeFolder } from '../office/office-folder.ts';
import { writeCsv } from '../photos/csv.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import type { Words } from '../words/fr.ts';
import type { Difference } from './compare-with-list.ts';

type Table = Words['restored']['table'];

/** Where it is in the restored office. */
export const DIFFERENCES_FILE = join('imports', 'a-ressaisir.csv');

/** Writes the differences as a table, one a line. */
export async function writeDifferences(
  { root }: OfficeFolder,
  sequence: number,
  differences: readonly Difference[],
  words: Words,
): Promise<void> {
  const { table } = words.restored;
  const rows = differences.map((one) => rowOf(one, table));
  const text = writeCsv([table.headings(sequence), ...rows]);
  await writeFileAtomically(join(root, DIFFERENCES_FILE), text, 0o600);
}

/** Whether somebody has to do something about it: the rest was taken from the list. */
export function isToEnterAgain({ kind }: Difference): boolean {
  return kind === 'coverage' || kind === 'household' || kind === 'mutuelle' || kind === 'plan';
}

function rowOf(difference: Difference, table: Table): string[] {
  switch (difference.kind) {
    case 'person': {
      const { member, status, was } = difference;
      const toDo = status === 'left' ? table.left : status === 'removed' ? table.removed : table.taken;
      return [member, table.statuses[status], table.statuses[was], toDo];
    }
    case 'card':
      return [difference.card, table.dead, table.alive, table.replace];
    case 'number':
      return [difference.member, table.gone, table.nobody, table.unknownNumber];
    case 'coverage': {
      const { household, listed, here } = difference;
      return [household, table.coverage(listed), table.coverage(here), table.receipts];
    }
    case 'household':
      return [difference.household, table.coverage(difference.listed), table.nobody, table.household];
    case 'mutuelle':
      return [difference.mutuelle, difference.name, table.nobody, table.mutuelle];
    case 'plan':
      return [difference.mutuelle, table.planOf(difference.plan), table.planOf(difference.was), table.plan];
  }
}
