import { afterEach, expect, test, vi } from 'vitest';
import { PhotoError } from '../errors.ts';
import { makeFaceFinder } from './face-finder.ts';

const finder = makeFaceFinder(new URL('broken-worker.fixture.ts', import.meta.url));
const look = (widthPx: number) => finder.find({ rgb: new Uint8Array(3 * widthPx), widthPx, heightPx: 1 });

afterEach(() => vi.restoreAllMocks());

/** That it is this error, and that pictures before, beside and after it are answered. */
async function expectOwnFailure(failing: () => Promise<unknown>): Promise<void> {
  const others = [look(5), look(6)];
  const error = await failing().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PhotoError);
  expect(error).toMatchObject({ code: 'face-finder-failed' });
  expect(await Promise.all([...others, look(7)])).toEqual([[], [], []]);
}

test.each([
  ['dies', 1],
  ['throws', 3],
])('a thread that %s fails its own picture only', async (_, widthPx) => {
  await expectOwnFailure(() => look(widthPx));
});

test('a thread that hangs is given half a minute, and fails its own picture only', async () => {
  await look(5);
  await expectOwnFailure(() => {
    const over = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(over.signal);
    const looking = look(2);
    expect(timeout).toHaveBeenLastCalledWith(30_000);
    setTimeout(() => over.abort(), 300);
    return looking;
  });
});
