import { parseMonth } from '@passeport/calendar';
import { formatMutuelleNumber } from '@passeport/codes';
import { expect, test } from 'vitest';

import type { MutuelleRights } from '../rights/mutuelle-rights.ts';
import { groupBlocks } from './group-blocks.ts';

/** Mutuelles of so many households, by number. */
function mutuellesOf(sizes: Record<number, number>): MutuelleRights[] {
  return Object.entries(sizes).map(([number, size]) => ({
    number: formatMutuelleNumber(Number(number)),
    name: 'Benkadi',
    plan: 'AMV',
    households: [{ household: size, from: parseMonth('2026-01'), through: parseMonth('2026-12') }],
    deadEditions: [],
    exceptions: [],
  }));
}

/** The numbers of each file, of a list that comes after one with these files. */
async function group(sizes: Record<number, number>, before: number[][] = []): Promise<number[][]> {
  const files = before.map((numbers) => numbers.map(formatMutuelleNumber));
  const groups: number[][] = [];
  for await (const some of groupBlocks(mutuellesOf(sizes), files)) {
    groups.push(some.map(({ mutuelle }) => Number(mutuelle.number)));
  }
  return groups;
}

test('a file is cut before it is too full', async () => {
  expect(await group({ 1: 30_000, 2: 30_000, 3: 30_000, 4: 70_000, 5: 10 })).toEqual([[1, 2], [3], [4], [5]]);
});

test('mutuelles stay in their files, grown or not, until one has doubled', async () => {
  const before = [[1, 2], [3]];
  expect(await group({ 1: 30_000, 2: 40_000, 3: 10 }, before)).toEqual(before);
  expect(await group({ 1: 70_000, 2: 70_000, 3: 10 }, before)).toEqual([[1], [2], [3]]);
});

test('a new mutuelle goes into the file before it while that is not full', async () => {
  const before = [[1, 4], [6]];
  expect(await group({ 1: 10, 2: 10, 4: 10, 6: 10, 8: 10 }, before)).toEqual([
    [1, 2, 4],
    [6, 8],
  ]);
  expect(await group({ 1: 60_000, 2: 10_000, 4: 10, 6: 10 }, before)).toEqual([[1], [2, 4], [6]]);
});

test('a file whose first mutuelle is gone joins the one before', async () => {
  expect(await group({ 1: 10, 4: 10, 7: 10 }, [[1], [3, 4], [7]])).toEqual([[1, 4], [7]]);
});
