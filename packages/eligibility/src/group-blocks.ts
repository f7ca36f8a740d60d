import type { MutuelleNumber } from '@passeport/codes';

import { buildBlock, type Block } from './block.ts';
import { MAX_BLOCKS_A_FILE } from './block-file.ts';
import type { MutuelleRights } from './content.ts';
import { EligibilityError } from './errors.ts';

/** How the directory names a mutuelle. */
export type NamedMutuelle = Pick<MutuelleRights, 'number' | 'name' | 'union' | 'plan'>;

/** A block and whose it is. */
export interface NumberedBlock {
  mutuelle: NamedMutuelle;
  block: Block;
}

/**
 * A file is full with so many households, of which a person of whom something is said counts as four: some 20 kB.
 * Smaller files take more room in the manifest and for their priors; of larger ones more is hashed for a lookup.
 */
const FULL = 65_536;

/**
 * Blocks by file, of mutuelles that come ascending by number; one group at a time is in memory. Throws `content-invalid`.
 */
export async function* groupBlocks(
  mutuelles: Iterable<MutuelleRights> | AsyncIterable<MutuelleRights>,
): AsyncGenerator<NumberedBlock[]> {
  let group: NumberedBlock[] = [];
  let filled = 0;
  let last: MutuelleNumber | undefined;
  for await (const rights of mutuelles) {
    const { number, name, union, plan } = rights;
    if (last !== undefined && number <= last) {
      throw new EligibilityError('content-invalid', { mutuelle: number, problem: `comes after ${last}` });
    }
    last = number;
    const block = buildBlock(rights);
    const weight = block.through.length + 4 * block.persons.length;
    if (group.length > 0 && (filled + weight > FULL || group.length === MAX_BLOCKS_A_FILE)) {
      yield group;
      group = [];
      filled = 0;
    }
    group.push({ mutuelle: { number, name, ...(union !== undefined && { union }), plan }, block });
    filled += weight;
  }
  if (group.length > 0) yield group;
}
