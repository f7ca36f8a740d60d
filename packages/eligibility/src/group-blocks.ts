import type { MutuelleNumber } from '@passeport/codes';

import { buildBlock, type Block } from './block.ts';
import { MAX_BLOCKS_A_FILE } from './block-file.ts';
import type { MutuelleRights } from './content.ts';

/** A block and whose it is. */
export interface NumberedBlock {
  number: MutuelleNumber;
  block: Block;
}

/**
 * A file is full with so many households, of which a person of whom something is said counts as four: some 20 kB.
 * Smaller files take more room in the manifest and for their priors; of larger ones more is hashed for a lookup.
 */
const FULL = 65_536;

/** Blocks by file, ascending by number; one group at a time is in memory. Throws `content-invalid`. */
export function* groupBlocks(mutuelles: readonly MutuelleRights[]): Generator<NumberedBlock[]> {
  let group: NumberedBlock[] = [];
  let filled = 0;
  for (const rights of [...mutuelles].sort((a, b) => (a.number < b.number ? -1 : 1))) {
    const block = buildBlock(rights);
    const weight = block.through.length + 4 * block.persons.length;
    if (group.length > 0 && (filled + weight > FULL || group.length === MAX_BLOCKS_A_FILE)) {
      yield group;
      group = [];
      filled = 0;
    }
    group.push({ number: rights.number, block });
    filled += weight;
  }
  if (group.length > 0) yield group;
}
