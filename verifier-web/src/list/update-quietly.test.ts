import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VerifierError } from '../errors.ts';
import type { ListDesk } from './list-desk.ts';
import { updateQuietly } from './update-quietly.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const HOUR = 3_600_000;

/** A desk whose updates end so, one after the other; then they go well. */
function deskOf(...codes: ('offline' | 'interrupted')[]) {
  const update = vi.fn<ListDesk['update']>(async () => {
    const code = codes.shift();
    if (code !== undefined) throw new VerifierError(code, 'in a test');
    return { list: { sequence: 1 }, isNew: false };
  });
  return { update };
}

test('goes on after a minute, then two, when the network breaks off; then every six hours', async () => {
  const desk = deskOf('interrupted', 'interrupted');
  updateQuietly(desk, () => {})();
  for (const [ms, times] of [
    [59_999, 1],
    [1, 2],
    [119_999, 2],
    [1, 3],
    [6 * HOUR - 1, 3],
    [1, 4],
  ] as const) {
    await vi.advanceTimersByTimeAsync(ms);
    expect(desk.update).toHaveBeenCalledTimes(times);
  }
});

test('without a network it does not ask, and a server that is not there is not pressed', async () => {
  const desk = deskOf('offline');
  updateQuietly(desk, () => {})();
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(desk.update).toHaveBeenCalledTimes(1);
  vi.stubGlobal('navigator', { onLine: false });
  await vi.advanceTimersByTimeAsync(6 * HOUR);
  expect(desk.update).toHaveBeenCalledTimes(1);
});

test('asked while it is asking, it asks once more', async () => {
  const desk = deskOf();
  const done = vi.fn<() => void>();
  const soon = updateQuietly(desk, done);
  soon();
  soon();
  soon();
  await vi.advanceTimersByTimeAsync(1);
  expect(desk.update).toHaveBeenCalledTimes(2);
  expect(done).toHaveBeenCalledTimes(2);
});
