import { formatMutuelleNumber, type MutuelleNumber } from '@passeport/codes';

import type { BitCoder } from '../coding/bit-coder.ts';
import { MAX_BLOCKS_A_FILE } from '../blocks/block-file.ts';
import { DELTA_SLOTS } from './delta-slots.ts';
import type { Grouping } from '../list/group-blocks.ts';
import { MAX_MUTUELLES } from '../list/mutuelle-ranges.ts';
import { BytesError } from '../coding/varint.ts';

/**
 * Which mutuelles a list has, and which of them begin a file: `given` when the coder writes, what is read when it reads.
 * For each number that there can be: whether it is listed, and if so whether a file begins with it. Throws `BytesError`.
 */
export function codeGrouping(coder: BitCoder, before: Grouping, given: Grouping): Grouping {
  const old = placesOf(before);
  const wanted = placesOf(given);
  const after: MutuelleNumber[][] = [];
  // What became of the number before: as it was, taken away, or new.
  let turn = 0;
  for (let number = 1; number <= MAX_MUTUELLES; number += 1) {
    const [was, is] = [old[number] ?? 0, wanted[number] ?? 0];
    const slot = DELTA_SLOTS.listed + (was === 0 ? 0 : 3) + turn;
    const isListed = coder.bit(slot, is === 0 ? 0 : 1) === 1;
    turn = isListed === was > 0 ? 0 : isListed ? 2 : 1;
    if (!isListed) continue;
    const group = after[after.length - 1];
    const begins =
      group === undefined || coder.bit(DELTA_SLOTS.beginsFile + was, is === BEGINS ? 1 : 0) === 1;
    if (begins) after.push([formatMutuelleNumber(number)]);
    else if (group.length === MAX_BLOCKS_A_FILE) throw new BytesError('too many mutuelles in a file');
    else group.push(formatMutuelleNumber(number));
  }
  return after;
}

const BEGINS = 1;
const FOLLOWS = 2;

/** By number: 0 not listed, 1 a file begins with it, 2 it follows in a file. */
function placesOf(grouping: Grouping): Uint8Array {
  const places = new Uint8Array(MAX_MUTUELLES + 1);
  for (const group of grouping) {
    for (const [at, number] of group.entries()) places[Number(number)] = at === 0 ? BEGINS : FOLLOWS;
  }
  return places;
}
