import { expect, test } from 'vitest';
import { PhotoError } from '../errors.ts';
import { makeFaceFinder } from './face-finder.ts';

const finder = makeFaceFinder(new URL('broken-worker.fixture.ts', import.meta.url), 3000);
const look = (widthPx: number) => finder.find({ rgb: new Uint8Array(3 * widthPx), widthPx, heightPx: 1 });

test.each([
  ['dies', 1],
  ['hangs', 2],
  ['throws', 3],
])('a thread that %s fails its own picture only', async (_, widthPx) => {
  const others = [look(5), look(6)];
  const error = await look(widthPx).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PhotoError);
  expect(error).toMatchObject({ code: 'face-finder-failed' });
  expect(await Promise.all([...others, look(7)])).toEqual([[], [], []]);
});
