import type { MutuelleNumber } from '@passeport/codes';

import { buildBlock, type Block } from './block.ts';
import { MAX_BLOCKS_A_FILE } from './block-file.ts';
import type { MutuelleRights } from './content.ts';

/** A block and whose it is. */
export interface NumberedBlock {
  number: MutuelleNumber;
  block: Block;
}

/** The mutuelles of each file of a list, ascending. */
export type Grouping = readonly (readonly MutuelleNumber[])[];

/**
 * A file is full with so many households, of which a person of whom something is said counts as four: some 20 kB.
 * Smaller files take more room in the manifest and for their priors; of larger ones more is hashed for a lookup.
 */
const FULL = 65_536;
/** How far a file may grow before it is cut: until then its name alone changes, for readers who have the others. */
const OVERFULL = 2 * FULL;

/**
 * Blocks by file, ascending by number; one group at a time is in memory. With the grouping of the list before, a
 * mutuelle that began a file begins one again, and the others stay where they are. Throws `content-invalid`.
 */
export function* groupBlocks(
  mutuelles: readonly MutuelleRights[],
  before: Grouping = [],
): Generator<NumberedBlock[]> {
  const known = new Set(before.flat());
  const first = new Set(before.map(([number]) => number));
  let group: NumberedBlock[] = [];
  let filled = 0;
  for (const rights of [...mutuelles].sort((a, b) => (a.number < b.number ? -1 : 1))) {
    const block = buildBlock(rights);
    const weight = block.through.length + 4 * block.persons.length;
    const limit = known.has(rights.number) ? OVERFULL : FULL;
    const isFull = filled + weight > limit || group.length === MAX_BLOCKS_A_FILE;
    if (group.length > 0 && (isFull || first.has(rights.number))) {
      yield group;
      group = [];
      filled = 0;
    }
    group.push({ number: rights.number, block });
    filled += weight;
  }
  if (group.length > 0) yield group;
}
