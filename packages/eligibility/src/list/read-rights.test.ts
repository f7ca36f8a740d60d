import { expect, test } from 'vitest';

import { CONTENT, makeFederation, publish } from '../samples/office.ts';
import { readRights, type ListedRights } from './read-rights.ts';

async function readAll(list: Parameters<typeof readRights>[0]): Promise<ListedRights[]> {
  const told: ListedRights[] = [];
  for await (const rights of readRights(list)) told.push(rights);
  return told;
}

test('a list gives back what it was published of', async () => {
  const federation = await makeFederation();
  const told = await readAll(await publish(federation));
  const given = CONTENT.mutuelles
    .toSorted((a, b) => (a.number < b.number ? -1 : 1))
    .map(({ number, households, deadEditions, exceptions }) => ({
      number,
      households: households
        .filter((one) => !('reason' in one && one.reason === 'never-paid'))
        .toSorted((a, b) => a.household - b.household),
      deadEditions: deadEditions.toSorted((a, b) => (a.member < b.member ? -1 : 1)),
      exceptions: exceptions.toSorted((a, b) => (a.member < b.member ? -1 : 1)),
    }));
  expect(told).toEqual(given);
  expect(given.flatMap((one) => [...one.deadEditions, ...one.exceptions]).length).toBeGreaterThan(2);
});

test('a list without one of its files is refused', async () => {
  const list = await publish(await makeFederation());
  const reading = readAll({ ...list, blocks: new Map() });
  await expect(reading).rejects.toMatchObject({ code: 'block-missing' });
});
