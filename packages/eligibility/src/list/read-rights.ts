import { formatMemberNumber } from '@passeport/codes';

import { coverageOf, monthOf, NONE } from '../blocks/block.ts';
import type { DeadEditions, MutuelleRights, PersonException } from '../rights/mutuelle-rights.ts';
import { tellMonth } from '../rights/rights-exception.ts';
import { EligibilityError } from '../errors.ts';
import { ListBlocks, readManifestParts } from './list-parts.ts';
import type { PublishedList } from './publish-list.ts';

/** What a list tells of a mutuelle, name and plan aside. Households of which it says nothing are not among them. */
export type ListedRights = Pick<MutuelleRights, 'number' | 'households' | 'deadEditions' | 'exceptions'>;

/**
 * All that a list tells, mutuelle after mutuelle, as `publishList` was given it (and `cutRights` left it). Nothing is verified here: give
 * it a list that was. Throws as `openWholeList`.
 */
export async function* readRights({ manifest: token, blocks }: PublishedList): AsyncGenerator<ListedRights> {
  const { manifest } = await readManifestParts(token);
  const listed = new ListBlocks(manifest, async (sha256) => {
    const bytes = blocks.get(sha256);
    if (bytes === undefined) throw new EligibilityError('block-missing', { sha256 });
    return bytes;
  });
  for (const number of listed.grouping.flat()) {
    const block = await listed.blockOf(number);
    if (block === undefined) continue;
    const deadEditions: DeadEditions[] = [];
    const exceptions: PersonException[] = [];
    for (const { household, person, below, exception } of block.persons) {
      const member = formatMemberNumber({ mutuelle: number, household, person });
      if (below > 1) deadEditions.push({ member, below });
      if (exception !== undefined) exceptions.push({ member, ...tellMonth(exception, monthOf) });
    }
    const households = [...block.through.keys()].flatMap((at) =>
      block.through[at] === NONE
        ? []
        : { household: block.first + at, ...coverageOf(block, block.first + at) },
    );
    yield { number, households, deadEditions, exceptions };
  }
}
