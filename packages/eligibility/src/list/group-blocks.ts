import type { MutuelleNumber } from '@passeport/codes';

import { buildBlock, type Block } from '../blocks/block.ts';
import { MAX_BLOCKS_A_FILE } from '../blocks/block-file.ts';
import type { MutuelleRights } from '../rights/mutuelle-rights.ts';
import { EligibilityError } from '../errors.ts';

/** How the directory names a mutuelle. */
export type NamedMutuelle = Pick<MutuelleRights, 'number' | 'name' | 'union' | 'plan'>;

/** A block and whose it is. */
export interface NumberedBlock {
  mutuelle: NamedMutuelle;
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
 * Blocks by file, of mutuelles that come ascending by number; one group at a time is in memory. With the grouping of the
 * list before, a mutuelle that began a file begins one again, and the others stay where they are. Throws `content-invalid`.
 */
export async function* groupBlocks(
  mutuelles: Iterable<MutuelleRights> | AsyncIterable<MutuelleRights>,
  before: Grouping = [],
): AsyncGenerator<NumberedBlock[]> {
  const known = new Set(before.flat());
  const first = new Set(before.map(([number]) => number));
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
    const limit = known.has(rights.number) ? OVERFULL : FULL;
    const isFull = filled + weight > limit || group.length === MAX_BLOCKS_A_FILE;
    if (group.length > 0 && (isFull || first.has(rights.number))) {
      yield group;
      group = [];
      filled = 0;
    }
    group.push({ mutuelle: { number, name, ...(union !== undefined && { union }), plan }, block });
    filled += weight;
  }
  if (group.length > 0) yield group;
}
